"""Keys of posts: what services and snapshots know them by."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.commenting import KEY, Commenting, encoded, key
from sphinx_blogarchive.model.post import Post
from tests.reading.support import new_blog, said

DATE = datetime(2024, 3, 5, tzinfo=UTC)
ISSO = {"provider": "isso", "server": "https://comments.example.org"}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def key_of(docname="posts/a", *, template="", permalink="p/{id}", **fields):
    post = Post(docname, "Title", "Title", DATE, **fields)
    return key(Commenting(key=template), post, permalink)


def test_a_post_with_an_id_is_known_by_its_permanent_address():
    assert key_of(id="9969") == "/p/9969"


def test_without_permanent_addresses_an_id_will_do():
    assert key_of(id="9969", permalink="") == "/p/9969"


def test_a_post_without_an_id_is_known_by_its_document():
    assert key_of() == "/posts/a"


def test_a_template_makes_keys_that_a_service_has_already():
    assert key_of(id="9969", template="/archives/{id}/") == "/archives/9969/"
    assert key_of(template="/{docname}.html") == "/posts/a.html"


def test_a_template_leaves_posts_alone_that_lack_what_it_asks_for():
    assert key_of(template="/archives/{id}/") == "/posts/a"


def test_a_key_of_its_own_goes_before_all_others():
    assert key_of(id="1", template="/{id}", comments_key="/?p=9969") == "/?p=9969"


def test_other_signs_than_letters_of_ascii_are_written_by_their_numbers():
    assert key_of("posts/数 a,%") == "/posts/~6570~~20~a~2c~~25~"


@given(TEXT)
def test_a_key_is_ascii_without_percents_commas_and_spaces(text):
    assert KEY.fullmatch(encoded(text))
    assert encoded(text).isascii()


@given(TEXT, TEXT)
def test_no_two_documents_share_a_key(one, other):
    assert (encoded(one) == encoded(other)) == (one == other)


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.conf(f"blogarchive_comments = {ISSO!r}\n")
    blog.post("a", "# A\n", id=7)
    blog.post("b", "# B\n")
    return blog


def keys(built):
    return built.env.domains["blogarchive"].comment_keys


def test_a_key_survives_another_title_and_another_date(blog):
    before = keys(blog.build())
    blog.post("a", "# Quite another\n", id=7, date="2024-05-06")
    assert keys(blog.build()) == before == {"posts/a": "/p/7", "posts/b": "/posts/b"}


@pytest.mark.parametrize("builder", ["dirhtml", "epub", "text"])
def test_a_key_is_the_same_in_all_builders(blog, builder):
    assert keys(blog.build(builder, out=builder)) == keys(blog.build())


def test_a_key_that_services_could_not_take_is_refused_with_a_remedy(blog):
    blog.post("c", "# C\n", comments_key='"/a, b"')
    (warning,) = said(blog, blog.build())
    blog.remove("posts/c.md")
    assert (warning.file, warning.line, warning.category) == (
        "posts/c.md",
        3,
        "blogarchive.value",
    )
    assert "without spaces, commas and percents" in warning.text


def test_two_posts_with_one_key_are_told_once_of_the_newer_one(blog):
    blog.post("c", "# C\n", comments_key="/p/7", date="2024-06-01")
    (warning,) = said(blog, blog.build())
    blog.remove("posts/c.md")
    assert (warning.file, warning.line, warning.category) == (
        "posts/c.md",
        3,
        "blogarchive.comments",
    )
    assert "'/p/7' is that of posts/a too" in warning.text


def test_of_two_posts_with_one_id_nothing_is_said_a_second_time(blog):
    blog.post("c", "# C\n", id=7, date="2024-06-01")
    (warning,) = said(blog, blog.build())
    blog.remove("posts/c.md")
    assert warning.category == "blogarchive.id"


def test_nobody_is_told_of_keys_that_nothing_uses(blog):
    blog.conf()
    blog.post("c", "# C\n", comments_key="/p/7")
    warnings = blog.build().warnings
    blog.remove("posts/c.md")
    assert warnings == []

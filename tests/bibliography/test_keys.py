"""Keys that stay, one for each post."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.citation import KEY, first_author, keys
from sphinx_blogarchive.model.post import Post


def post(docname, day=5, **fields):
    date = datetime(2024, 3, day, tzinfo=UTC)
    return Post(docname, docname, docname, date, authors=("Ada Brandt",), **fields)


def found(*posts):
    return keys(posts, lambda post: first_author(post.authors[0], "", ""))[0]


def test_a_key_says_who_when_and_what():
    assert found(post("posts/rings")) == {"posts/rings": "brandt2024-rings"}


def test_a_folder_names_its_post():
    assert found(post("posts/rings/index")) == {"posts/rings/index": "brandt2024-rings"}


def test_an_identifier_goes_before_the_date():
    assert found(post("posts/rings", id="11451")) == {"posts/rings": "brandt-11451"}


def test_other_scripts_get_a_mark():
    (key,) = found(post("posts/环")).values()
    assert KEY.fullmatch(key)
    assert key.startswith("brandt2024-")


def test_accents_are_folded():
    assert first_author("Jörg Müßig", "", "") == "mussig"


@pytest.mark.parametrize(("slug", "stands"), [("lin-zhiyuan", "lin-zhiyuan"), ("林知远", "")])
def test_a_slug_in_latin_letters_stands_for_an_author(slug, stands):
    assert first_author("林知远", "", slug) == stands


def test_of_two_the_older_keeps_the_key():
    older, newer = post("b/rings", day=1), post("a/rings", day=2)
    both = found(newer, older)
    assert both["b/rings"] == found(older)["b/rings"] == "brandt2024-rings"
    assert both["a/rings"].startswith("brandt2024-rings-")


def test_the_writer_chooses_a_key():
    assert found(post("posts/rings", cite_key="Rings:1")) == {"posts/rings": "Rings:1"}


def test_a_key_that_is_taken_is_refused():
    posts = [post("a", 1, cite_key="same"), post("b", 2, cite_key="Same")]
    given_, refused = keys(posts, lambda _: "")
    assert given_ == {"a": "same", "b": "post2024-b"}
    assert refused == ["b"]


NAMES = st.text(alphabet="aAé环/- .index", min_size=1, max_size=12)


@given(st.dictionaries(NAMES, st.tuples(st.sampled_from(["", "a", "环"]), st.integers(1, 28))))
def test_no_two_posts_have_the_same(drawn):
    posts = [post(name, day, id=id_) for name, (id_, day) in drawn.items()]
    given_ = found(*posts)
    assert len({key.lower() for key in given_.values()}) == len(posts)
    assert all(KEY.fullmatch(key) for key in given_.values())


@given(st.lists(st.tuples(NAMES, st.integers(1, 27)), unique_by=lambda item: item[0]), NAMES)
def test_no_key_changes_when_a_newer_post_is_added(drawn, name):
    posts = [post(docname, day) for docname, day in drawn if docname != name]
    before = found(*posts)
    after = found(*posts, post(name, 28))
    assert {docname: after[docname] for docname in before} == before


def test_a_double_key_is_warned_of_at_its_line(blog):
    blog.post("a", "# A\n\nText.\n", date="2024-01-01", cite_key="same")
    blog.post("b", "# B\n\nText.\n", date="2024-01-02", cite_key="same")
    (warning,) = blog.build().warnings
    assert "posts/b.md:3: " in warning
    assert "cite_key: 'same' is that of posts/a too" in warning


def test_a_key_that_bibtex_cannot_read_is_warned_of(blog):
    blog.post("a", "# A\n\nText.\n", cite_key="so {so}")
    built = blog.build()
    (warning,) = built.warnings
    assert "posts/a.md:3: " in warning
    assert "post2024-a" in built.text("blog.bib")

"""Related posts and mentions are right after an edit elsewhere, and nothing else is written."""

from __future__ import annotations

import pytest

from tests.incremental.sample import Kept, assert_clean, assert_same
from tests.incremental.test_written import rebuild

pytestmark = pytest.mark.slow

#: Nothing else is shown of other posts, so that nothing else has pages written.
CONF = """\
blogarchive_post_parts = ["related", "backlinks"]
blogarchive_pages = []
"""


def write(blog):
    blog.conf(CONF)
    for number in range(5):
        blog.post(f"other-{number}", f"# Other {'klmno'[number] * 3}\n", tags=f"[only-{number}]")
    blog.post("a", "# Alpha\n\nText.\n", tags="[algebra]")
    blog.post("b", "# Beta\n\nText.\n\n(here)=\n\n## Section\n", tags="[algebra]")
    blog.post("c", "# Gamma\n\nMore {ref}`it <here>`.\n", tags="[analysis]")
    blog.post("d", "# Delta\n", date="2024-03-07", tags="[analysis]")
    blog.post("e", "# Epsilon\n", date="2024-03-09")
    blog.write("about.md", "---\norphan: true\n---\n# About\n\n{doc}`posts/d`.\n")


@pytest.fixture(scope="module")
def near(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("connections"), write)


@pytest.fixture
def blog(near):
    return near.restore()


def edited(blog, name, old, new):
    blog.edit(name, old, new)
    _, pages, built = rebuild(blog)
    assert_clean(blog, built)
    return pages


def posts(*names):
    return {f"posts/{name}.html" for name in names}


def test_a_new_link_writes_the_post_it_leads_to(blog):
    assert edited(blog, "posts/e.md", "# Epsilon", "# Epsilon\n\n{doc}`b`\n") == posts("b", "e")


def test_a_link_taken_away_writes_the_post_it_led_to(blog):
    assert edited(blog, "posts/c.md", "{ref}`it <here>`", "here") == posts("b", "c")


def test_a_link_that_leads_elsewhere_writes_both_posts(blog):
    assert edited(blog, "about.md", "posts/d", "posts/e") == posts("d", "e") | {"about.html"}


def test_a_label_that_has_moved_takes_its_mentions_along(blog):
    blog.edit("posts/b.md", "(here)=\n", "")
    pages = edited(blog, "posts/e.md", "# Epsilon", "# Epsilon\n\n(here)=\n\n## Section\n")
    assert posts("b", "c", "e") <= pages


def test_a_new_tag_writes_the_posts_that_are_near_now(blog):
    # the links between the others stay the nearest
    assert edited(blog, "posts/other-0.md", "only-0", "only-1") == posts("other-0", "other-1")


def test_another_tag_on_a_related_post_writes_no_page_that_shows_the_same_of_it(blog):
    assert edited(blog, "posts/a.md", "[algebra]", "[algebra, fresh]") == posts("a")


def test_other_words_write_no_page_that_shows_the_same(blog):
    assert edited(blog, "posts/a.md", "Text.", "Prose.") == posts("a")


def test_another_date_writes_the_posts_that_show_it(blog):
    pages = edited(blog, "posts/d.md", "2024-03-07", "2024-03-08")
    assert pages == posts("c", "d")


def test_a_post_named_writes_the_post_that_names_it_and_those_near(blog):
    assert edited(blog, "posts/e.md", "date", "related: Delta\ndate") == posts("d", "e")


def test_another_title_is_shown_by_all_that_mention_it(blog):
    pages = edited(blog, "posts/c.md", "# Gamma", "# Gamma *rays*")
    assert posts("b", "c", "d") <= pages


@pytest.mark.parametrize(
    "change", ["draft: true\ndate", "date: 2099-01-01\nupdated", "post: false\ndate"]
)
def test_a_post_that_goes_takes_its_mentions_along(blog, change):
    edited(blog, "posts/c.md", "date", change)


def test_a_deleted_post_takes_its_mentions_along(blog):
    blog.remove("posts/c.md")
    _, pages, built = rebuild(blog)
    assert_clean(blog, built)
    assert pages == posts("b", "d")


def test_a_post_that_has_come_is_mentioned(blog):
    blog.post("new", "# New\n\n{doc}`e`\n", date="2024-03-10")
    _, pages, built = rebuild(blog)
    assert_clean(blog, built)
    assert pages == posts("e", "new")


@pytest.mark.parametrize(
    "option", ['blogarchive_related = {"count": 1}', "blogarchive_post_parts = []"]
)
def test_another_option_is_obeyed(blog, option):
    blog.conf(f"{CONF}{option}\n")
    assert_clean(blog, blog.build())


def test_several_processes_find_the_same(blog):
    assert_same(blog.build(out="two", jobs=2).files(), blog.build(out="one").files())


def test_builders_that_share_doctrees_find_the_same(blog):
    blog.build("dirhtml", doctrees="html.doctrees")
    blog.edit("posts/e.md", "# Epsilon", "# Epsilon\n\n{doc}`b`\n")
    blog.build("text", doctrees="html.doctrees")
    built = blog.build("dirhtml", doctrees="html.doctrees")
    assert_clean(blog, built, "dirhtml")

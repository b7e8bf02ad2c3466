"""Indices, authors, charts and calendars are written again when, and only when, they change."""

from __future__ import annotations

import pytest

from tests.incremental.sample import Kept, assert_clean, png
from tests.incremental.test_written import rebuild
from tests.indexed import CONF, write_indexed

pytestmark = pytest.mark.slow

CHARTED = """\
---
orphan: true
---
# Charted

```{archive}
:tag: 数学
:style: list
:paginate: 2
:chart:
```
"""
HOME = "---\norphan: true\n---\n# Home\n\n```{category} Essays\nSome.\n\nMore.\n```\n"


def write(blog):
    write_indexed(blog)
    blog.conf(CONF + 'html_sidebars = {"posts/note": ["blogarchive/authors.html"]}\n')
    blog.write("charted.md", CHARTED)
    blog.write("essays.md", HOME)


@pytest.fixture(scope="module")
def kept_indexed(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("indices"), write)


@pytest.fixture
def blog(kept_indexed):
    return kept_indexed.restore()


def text(name, old, new):
    return lambda blog: blog.edit(name, old, new)


def another_picture(blog):
    blog.write("people/ada.png", png(77, 4, 4))


EDITS = {
    "another picture of an author": another_picture,
    "a picture that is taken away": lambda blog: blog.remove("people/ada.png"),
    "what the home of a category says first": text("essays.md", "Some.", "Other words."),
    "the home of an author": lambda blog: blog.remove("eve.md"),
    "a tag less": text("posts/p3.md", "'rings'", "'数学'"),
    "a post of another month": text("posts/p4.md", "2024-03-04", "2024-07-04"),
    "a title in the calendar": text("posts/p9.md", "# Post", "# Last"),
    "the only post before a gap": lambda blog: blog.remove("posts/long-ago.md"),
    "a later last part": text("posts/s2.md", "2022-02-01", "2023-02-01"),
    "a chart more": text("charted.md", ":style: list", ":style: calendar"),
    "a month page of the writer's": lambda blog: blog.write(
        "archive/2024/03.md", "---\norphan: true\n---\n# March\n"
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_leaves_what_a_clean_build_leaves(blog, edit):
    edit(blog)
    built = blog.build()
    assert_clean(blog, built)


def written(blog):
    """Build once more, and return the pages that changed."""
    _documents, pages, _built = rebuild(blog)
    return {page.removesuffix(".html") for page in pages}


def test_another_picture_has_the_pages_written_that_show_it(blog):
    another_picture(blog)
    assert written(blog) == {"author", "author/ada", "posts/note"}


def test_what_a_home_says_first_is_shown_by_the_index_alone(blog):
    blog.edit("essays.md", "Some.", "Other words.")
    assert written(blog) == {"essays", "category"}


def test_what_a_home_says_later_is_shown_by_no_other_page(blog):
    blog.edit("essays.md", "More.", "Still more.")
    assert written(blog) == {"essays"}


def test_a_chart_is_written_again_when_a_post_on_a_further_page_has_another_month(blog):
    blog.edit("posts/p1.md", "2024-03-03", "2024-02-03")
    assert "charted" in written(blog)


def test_a_chart_shows_no_titles(blog):
    blog.edit("posts/p1.md", "# Post", "# First")
    assert "charted" not in written(blog)

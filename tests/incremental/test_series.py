"""Pages that show a series are written again when, and only when, they show something else."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.incremental.sample import Kept, assert_clean
from tests.incremental.test_written import rebuild

pytestmark = pytest.mark.slow

CONF = 'blogarchive_series_patterns = {"Road": r"^Road (.+):"}\n'
LONG = 50
TEXT = "# Part {}\n\nText.\n\n<!-- more -->\n\nMore.\n"


def write_series(blog):
    blog.conf(CONF)
    # others stand between the parts in time, so that these aren't neighbours of each other
    for n in (1, 2, 3, 4):
        blog.post(f"p{n}", TEXT.format(n), date=f"2024-0{n}-01", series="S", part=n)
        blog.post(f"between{n}", f"# Between {n}\n", date=f"2024-0{n}-15")
    blog.post("road1", "# Road 1: a\n", date="2023-01-01")
    blog.post("road2", "# Road 2: b\n", date="2023-02-01")
    blog.post("hidden", "# Hidden\n", date="2023-03-01", series="S", part=5, draft="true")
    blog.write("home.md", "---\norphan: true\n---\n# Home\n\n```{series} Road\nIntro.\n```\n")


@pytest.fixture(scope="module")
def kept_series(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("series"), write_series)


@pytest.fixture
def blog(kept_series):
    return kept_series.restore()


def text(name, old, new):
    return lambda blog: blog.edit(f"posts/{name}.md", old, new)


def conf(extra):
    return lambda blog: blog.conf(CONF + extra)


EDITS = {
    "new part at the end": lambda blog: blog.post("p5", "# Five\n", series="S", part=5),
    "new part in between": lambda blog: blog.post("p0", "# Zero\n", series="S", part=2),
    "new part without a number": lambda blog: blog.post("p5", "# Five\n", series="S"),
    "part deleted": lambda blog: blog.remove("posts/p4.md"),
    "all parts but one deleted": lambda blog: [blog.remove(f"posts/p{n}.md") for n in (1, 2, 3)],
    "hidden part published": text("hidden", "draft: true\n", ""),
    "part made a draft": text("p2", "part: 2", "part: 2\ndraft: true"),
    "number in other words": text("p2", "part: 2", "part: 二"),
    "numbers swapped": lambda blog: [
        blog.edit("posts/p1.md", "part: 1", "part: 3"),
        blog.edit("posts/p3.md", "part: 3", "part: 1"),
    ],
    "number taken away": text("p2", "part: 2\n", ""),
    "series taken away": text("p2", "series: S\n", ""),
    "title": text("p2", "# Part 2", "# Second *part*"),
    "markup of a title": text("p2", "# Part 2", "# *Part* 2"),
    "language": text("p2", "part: 2", "part: 2\nlanguage: fr"),
    "longer text": text("p2", "More.", "More. " * 900),
    "title that joins a series": text("between1", "# Between 1", "# Road 3: c"),
    "title that leaves a series": text("road2", "# Road 2: b", "# Off the road"),
    "title with another number": text("road2", "# Road 2: b", "# Road 0: b"),
    "pattern": lambda blog: blog.edit("conf.py", "^Road (.+):", "^Part (.+)"),
    "pattern taken away": lambda blog: blog.conf(),
    "series declared": conf('blogarchive_series = {"S": {"title": "T"}}\n'),
    "rates of reading": conf('blogarchive_reading_rates = {"words": 0.2}\n'),
    "part switched off": conf("blogarchive_post_parts = []\n"),
    "no pages of series": conf('blogarchive_pages = ["archive"]\n'),
    "home": lambda blog: blog.remove("home.md"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_leaves_what_a_clean_build_leaves(blog, edit):
    edit(blog)
    assert_clean(blog, blog.build())


def written(blog):
    """Build once more, and return the docnames of the posts and series whose pages changed."""
    _documents, pages, _built = rebuild(blog)
    return {
        page.removesuffix(".html").removeprefix("posts/")
        for page in pages
        if page.startswith(("posts/p", "posts/road", "series/s", "home"))
    }


def test_a_new_part_changes_the_number_of_parts_on_all_of_them(blog):
    blog.post("p5", "# Five\n", date="2024-12-01", series="S", part=5)
    assert written(blog) == {"p1", "p2", "p3", "p4", "p5", "series/s"}


def test_a_title_is_shown_by_all_parts(blog):
    blog.edit("posts/p2.md", "# Part 2", "# Second")
    assert written(blog) == {"p1", "p2", "p3", "p4", "series/s"}


def test_a_longer_text_changes_the_page_of_the_series_and_no_other_part(blog):
    blog.edit("posts/p2.md", "More.", "More. " * 900)
    assert written(blog) == {"p2", "series/s"}


def test_a_tag_of_a_part_leaves_the_other_parts(blog):
    blog.edit("posts/p2.md", "part: 2", "part: 2\ntags: new")
    assert written(blog) <= {"p2", "series/s"}


def test_parts_that_do_not_list_their_series_leave_titles_alone(blog):
    blog.conf(CONF + "blogarchive_post_parts = []\n")
    blog.build()
    blog.edit("posts/p2.md", "# Part 2", "# Second")
    assert written(blog) == {"p2", "series/s"}


@pytest.mark.slow
def test_in_a_long_series_a_title_is_shown_by_the_parts_around_alone(tmp_path):
    blog = Blog(tmp_path)
    for n in range(1, LONG + 1):
        blog.post(f"p{n}", f"# Part {n}\n", date=f"2024-01-{1 + n // 10:02}", series="S", part=n)
    blog.build()
    blog.edit("posts/p40.md", "# Part 40", "# Fortieth")
    assert written(blog) == {f"p{n}" for n in range(30, 51)} | {"series/s"}
    assert_clean(blog, blog.build())

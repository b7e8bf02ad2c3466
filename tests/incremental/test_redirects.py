"""Pages at old addresses come, change and go as in a clean build, and nothing else is written."""

from __future__ import annotations

import pytest

from tests.incremental.sample import Kept, assert_clean, assert_same
from tests.incremental.test_written import rebuild

pytestmark = pytest.mark.slow

CONF = """\
blogarchive_post_parts = ["license", "citation"]
blogarchive_license = "CC-BY-4.0"
blogarchive_redirect_files = ["netlify", "nginx"]
"""


def write(blog):
    blog.conf(CONF)
    blog.post("a", "# Alpha\n", id="7", redirect_from="[old/a.html, 2019/a]")
    blog.post("b", "# Beta\n", date="2024-03-06", id="8", redirect_from="2019/b")
    blog.write("about.md", "---\norphan: true\nredirect_from: me\n---\n# About\n")


@pytest.fixture(scope="module")
def near(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("redirects"), write)


@pytest.fixture
def blog(near):
    return near.restore()


def edit(name, old, new):
    return lambda blog: blog.edit(name, old, new)


def conf(extra):
    return lambda blog: blog.conf(f"{CONF}{extra}\n")


A, B, ABOUT = "posts/a.md", "posts/b.md", "about.md"

EDITS = {
    "nothing": lambda blog: None,
    "one more": edit(A, "2019/a", "2019/a, 2018/a"),
    "one less": edit(A, "old/a.html, ", ""),
    "a folder in place of a file": edit(A, "old/a.html", "old/a.html/"),
    "a file in place of a folder": edit(A, "2019/a", "2019"),
    "moved to another post": lambda blog: (
        blog.edit(A, ", 2019/a", ""),
        blog.edit(B, "2019/b", "2019/a"),
    ),
    "claimed twice": edit(B, "2019/b", "2019/a"),
    "claimed before": edit(ABOUT, "redirect_from: me", "redirect_from: p/7"),
    "title": edit(A, "# Alpha", "# Another"),
    "title of a page": edit(ABOUT, "# About", "# About me"),
    "language": edit(A, "date", "language: zh\ndate"),
    "id": edit(A, "id: 7", "id: 9"),
    "id taken away": edit(A, "id: 7\n", ""),
    "id of another": edit(B, "id: 8", "id: 7"),
    "draft": edit(A, "date", "draft: true\ndate"),
    "no post": edit(A, "date", "post: false\ndate"),
    "deleted": lambda blog: blog.remove(B),
    "page deleted": lambda blog: blog.remove(ABOUT),
    "a document in its place": lambda blog: blog.write(
        "2019/b/index.md", "---\norphan: true\n---\n# Mine\n"
    ),
    "a document in the place of a permanent address": lambda blog: blog.write(
        "p/7/index.md", "---\norphan: true\n---\n# Mine\n"
    ),
    "a file of the writer's in its place": lambda blog: (
        blog.write("extra/old/a.html", "mine"),
        blog.conf(f'{CONF}html_extra_path = ["extra"]\n'),
    ),
    "pattern": conf('blogarchive_permalink = "archives/{id}"'),
    "no permanent addresses": conf('blogarchive_permalink = ""'),
    "no pages": conf("blogarchive_redirect_pages = False"),
    "other lists": conf('blogarchive_redirect_files = ["apache"]'),
    "base": conf('html_baseurl = "https://example.org/"'),
    "no base": conf('html_baseurl = ""'),
    "language of the site": conf('language = "zh_CN"'),
}


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_an_edit_leaves_what_a_clean_build_leaves(blog, change):
    change(blog)
    assert_clean(blog, blog.build())


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_an_edit_undone_leaves_what_was_before(near, blog, change):
    change(blog)
    blog.build()
    for path in (p for p in sorted(blog.src.rglob("*"), reverse=True) if p.name != "conf.py"):
        path.rmdir() if path.is_dir() else path.unlink()
    write(blog)
    blog.write("index.md", "# Home\n")
    assert_same(blog.build().files(), near.files)


def test_a_document_that_takes_its_place_and_goes_again_gives_it_back(near, blog):
    blog.write("2019/b/index.md", "---\norphan: true\n---\n# Mine\n")
    assert blog.build().warnings != []
    blog.remove("2019")
    assert_same(blog.build().files(), near.files)


def edited(blog, *change):
    blog.edit(*change)
    _, pages, built = rebuild(blog)
    assert_clean(blog, built)
    return pages


def test_an_edit_that_shows_elsewhere_writes_none_of_them(blog):
    pages = edited(blog, B, "# Beta", "# Beta\n\nText.\n")
    leading = {"old/a.html", "p/7/index.html", "p/8/index.html", "2019/b/index.html"}
    assert pages
    assert not pages & leading


def test_another_title_writes_the_pages_that_show_it(blog):
    pages = edited(blog, A, "# Alpha", "# Another")
    assert {"old/a.html", "2019/a/index.html", "p/7/index.html", "posts/a.html"} <= pages
    assert not {page for page in pages if "b" in page.split("/")}


def test_another_old_address_writes_no_other_post(blog):
    pages = edited(blog, A, "2019/a", "2018/a")
    assert pages == {"2018/a/index.html", "posts/a.html"}


def test_another_id_writes_no_other_post(blog):
    pages = edited(blog, A, "id: 7", "id: 9")
    assert pages == {"p/9/index.html", "posts/a.html"}


def test_a_permanent_address_that_another_page_takes_is_told_no_more(blog):
    blog.write("p/7/index.md", "---\norphan: true\n---\n# Mine\n")
    _, pages, built = rebuild(blog)
    assert_clean(blog, built)
    assert pages == {"p/7/index.html", "posts/a.html"}


def test_builders_that_share_doctrees_leave_what_each_leaves_alone(blog):
    blog.build("dirhtml", doctrees="html.doctrees")
    blog.edit(A, "2019/a", "2018/a")
    blog.build("text", doctrees="html.doctrees")
    assert_clean(blog, blog.build("dirhtml", doctrees="html.doctrees"), "dirhtml")
    assert_clean(blog, blog.build())

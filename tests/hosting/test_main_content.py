"""The main content of pages, by which Read the Docs searches and tells what a change changes.

It is the first element with the role, or else the first ``main``.
"""

from __future__ import annotations

import hashlib

import lxml.html
import pytest

from tests.helpers import Blog

OURS = """\
html_theme = "blogarchive"
html_last_updated_fmt = "%Y"
blogarchive_related = {"count": 9}
"""


def main(page):
    """Return the main content of a page."""
    found = page.xpath("//body//*[@role='main']") or page.xpath("//body//main")
    return found[0]


def hashes(built):
    """Return a digest of the main content of each post, by docname."""
    return {
        docname: hashlib.sha256(lxml.html.tostring(main(built.page(docname)))).hexdigest()
        for docname in built.env.domains["blogarchive"].plan.posts
    }


def build(root, conf=""):
    """Build a blog before and after a post is added that has to do with all others."""
    blog = Blog(root)
    blog.conf(OURS + conf)
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    words = "Lattices, rings and ideals, lattices of ideals."
    for day in range(1, 8):
        blog.post(f"p{day}", f"# Post {day}\n\n{words}\n", date=f"2024-03-0{day}", tags="[a, b]")
    before = blog.build(out="before")
    mention = " ".join(f"[](p{day}.md)" for day in range(1, 8))
    text = f"# New\n\n{words} {mention}\n"
    blog.post("new", text, date="2024-03-04 12:00", tags="[a, b]")
    after = blog.build(out="after")
    assert before.warnings == after.warnings == []
    return before, after


@pytest.fixture(scope="module")
def builds(tmp_path_factory):
    return build(tmp_path_factory.mktemp("main"))


def changed(builds):
    before, after = map(hashes, builds)
    return {docname for docname, value in before.items() if after[docname] != value}


def test_a_new_post_changes_the_posts_alone_whose_neighbour_it_is(builds):
    assert changed(builds) == {"posts/p4", "posts/p5"}


def test_where_no_neighbours_are_shown_it_changes_none(tmp_path):
    parts = 'blogarchive_post_parts = ["license", "share", "citation", "related", "backlinks"]\n'
    assert changed(build(tmp_path, parts)) == set()


def test_what_has_to_do_with_the_new_post_stands_beside_the_main_content(builds):
    page = builds[1].page("posts/p1")
    for part in ("related", "backlinks"):
        (section,) = page.xpath(f"//section[contains(@class, 'blogarchive-{part}')]")
        assert "New" in section.text_content()
        assert not section.xpath("ancestor::main")


def test_the_post_is_the_first_article_of_the_only_main_content(builds):
    page = builds[1].page("posts/new")
    assert len(page.xpath("//main | //*[@role='main']")) == 1
    article = main(page).xpath(".//article")[0]
    assert "h-entry" in article.get("class").split()
    assert article.xpath("string(.//h1)").startswith("New")


def test_in_other_themes_all_parts_are_within_the_post(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n\nText.\n", related="[b]")
    blog.post("b", "# B\n\nText.\n")
    page = blog.build().page("posts/a")
    assert page.xpath("//article//section[contains(@class, 'blogarchive-related')]")


def test_raw_html_that_looks_like_the_frame_stays_in_the_post(tmp_path):
    blog = Blog(tmp_path)
    blog.conf('html_theme = "blogarchive"\n')
    raw = '<div class="blogarchive-beyond">Mine</div>'
    blog.post("a", f"# A\n\n{raw}\n\nText.\n", related="[b]")
    blog.post("b", "# B\n\nText.\n")
    page = blog.build().page("posts/a")
    (mine,) = page.xpath("//*[.='Mine'][@class]")
    assert mine.xpath("ancestor::article")
    (theirs,) = page.xpath("//section[contains(@class, 'blogarchive-related')]")
    assert not theirs.xpath("ancestor::main")
    assert len(page.xpath("//main")) == 1

"""Notices: documents whose text stands in a block, on pages at any depth."""

from __future__ import annotations

import json
import re

import pytest

from tests.blocks.support import CONF, SIDEBAR, blocks, links, sidebar, texts, write_blog


def first(built, docname):
    return blocks(built.page(docname), "notices")[0]


def test_each_notice_is_a_block_in_the_order_of_docnames(built):
    found = blocks(built.page("posts/p1"), "notices")
    assert [texts(each, "./h2") for each in found] == [["Welcome here"], ["Second"]]


@pytest.mark.parametrize(
    ("docname", "way"),
    [("index", "./"), ("posts/p1", "../"), ("archive/2020/01", "../../"), ("search", "./")],
)
def test_its_links_are_right_at_any_depth(built, docname, way):
    assert links(first(built, docname))[:3] == [
        ("a post", f"{way}posts/p1.html"),
        ("home", f"{way}index.html"),
        ("odd", f"{way}tag/odd.html"),
    ]


def test_its_links_are_right_in_folders(blog):
    write_blog(blog)
    built = blog.build("dirhtml")
    assert links(first(built, "posts/p1/index"))[:3] == [
        ("a post", "../../posts/p1/"),
        ("home", "../../"),
        ("odd", "../../tag/odd/"),
    ]
    assert links(first(built, "index"))[:2] == [("a post", "./posts/p1/"), ("home", "./")]


def test_its_anchors_and_footnotes_lead_to_its_own_page(built):
    found = dict(links(first(built, "posts/p1")))
    assert found["Deeper"] == "../notices/a.html#below"
    assert found["[1]"].startswith("../notices/a.html#")


def test_its_pictures_and_downloads_are_there(built):
    found = first(built, "archive/2020/01")
    assert found.xpath(".//img/@src") == ["../../_images/cover.png"]
    assert (built.out / "_images/cover.png").exists()
    (download,) = [href for _, href in links(found) if "_downloads" in href]
    assert download.startswith("../../_downloads/")


def test_its_headings_stand_below_that_of_the_block(built):
    found = first(built, "posts/p1").xpath(".//h2 | .//h3 | .//h4")
    assert [heading.tag for heading in found] == ["h2", "h3", "h4"]


def test_its_equation_has_its_number(built):
    assert texts(first(built, "posts/p1"), ".//*[@class='eqno']") == ["(1)"]


def test_mathematics_works_on_each_page_that_shows_it(built):
    for docname in ("posts/note", "search"):
        found = built.page(docname).xpath("//script/@src")
        assert [src for src in found if "mathjax" in src.lower()], docname


def test_without_mathematics_in_notices_nothing_is_loaded_for_it(blog):
    blog.conf(sidebar("notices"))
    blog.write("notices/a.md", "# Plain\n\nText.\n")
    page = blog.build().page("index")
    assert [src for src in page.xpath("//script/@src") if "mathjax" in src.lower()] == []


def test_its_own_page_is_not_for_robots(built):
    found = built.page("notices/a").xpath("//meta[@name='robots']/@content")
    assert found == ["noindex"]


def test_other_pages_are_for_robots(built):
    assert built.page("posts/p1").xpath("//meta[@name='robots']") == []


def test_it_is_not_in_the_search_index(built):
    index = json.loads(re.sub(r"^Search.setIndex\(|\)$", "", built.text("searchindex.js")))
    assert "posts/p1" in index["docnames"]
    assert not [name for name in index["docnames"] if name.startswith("notices/")]


def test_it_is_no_post(blog):
    blog.conf('blogarchive_post_patterns = ["**"]\n' + sidebar("recent-posts", "notices"))
    blog.write("notices/a.md", "---\ndate: 2024-01-01\n---\n# Notice\n\nText.\n")
    built = blog.build()
    assert "notices/a" not in built.env.domaindata["blogarchive"]["posts"]


@pytest.mark.parametrize(
    "text",
    ["---\npost: true\n---\n# N\n", "# N\n\n```{post} 2024-01-01\n```\n"],
    ids=["field", "directive"],
)
def test_a_notice_that_is_declared_a_post_is_warned_about_once(blog, text):
    blog.write("notices/a.md", text)
    (warning,) = blog.build().warnings
    assert "notices/a.md:" in warning
    assert "blogarchive_notices" in warning
    assert "[blogarchive.post]" in warning


def test_a_notice_without_a_heading_has_none(blog):
    blog.conf(sidebar("notices"))
    blog.write("notices/a.md", "Just this.\n")
    found = first(blog.build(), "index")
    assert texts(found, ".") == ["Just this."]
    assert found.get("aria-labelledby") is None


def test_a_draft_is_no_notice_yet(blog):
    blog.conf(sidebar("notices"))
    blog.write("notices/a.md", "---\ndraft: true\n---\n# Soon\n\nText.\n")
    assert blocks(blog.build().page("index"), "notices") == []


def test_other_documents_can_be_notices(blog):
    blog.conf('blogarchive_notices = ["news"]\n' + sidebar("notices"))
    blog.write("news.md", "# News\n\nText.\n")
    blog.write("notices/a.md", "---\norphan: true\n---\n# Not\n\nText.\n")
    assert texts(blocks(blog.build().page("index"), "notices")[0], "./h2") == ["News"]


def test_a_mistake_in_a_notice_is_warned_about_once(blog):
    blog.conf(sidebar("notices"))
    blog.write("notices/a.md", "# A\n\n{ref}`nowhere` and {tag}`none`.\n")
    for number in range(3):
        blog.post(f"p{number}")
    assert len(blog.build().warnings) == 2


def test_raw_html_loses_its_ids_and_keeps_its_links(blog):
    blog.conf(sidebar("notices"))
    blog.write("notices/a.md", '# A\n\n<p id="x"><a href="b.html">b</a></p>\n')
    blog.write("notices/b.md", "# B\n\nText.\n")
    blog.post("p")
    found = first(blog.build(), "posts/p")
    assert found.xpath(".//p/@id") == []
    assert links(found) == [("b", "../notices/b.html")]


def test_several_processes_show_the_same(blog):
    write_blog(blog, CONF + SIDEBAR)
    one, two = blog.build(out="one"), blog.build(out="two", jobs=2)
    assert one.files() == two.files()

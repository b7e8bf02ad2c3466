"""What the head of a page tells machines, in the theme."""

from __future__ import annotations

import pytest

from tests.helpers import Blog

PAGES = ("index", "posts/a", "posts/b", "posts/note", "tag/x", "tag", "archive", "archive/2024/03")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("head"))
    blog.conf(
        'html_theme = "blogarchive"\nlanguage = "zh_CN"\nhtml_title = "博客"\n'
        'html_theme_options = {"tagline": "数学与散文"}\n'
    )
    blog.write("index.md", "# 首页\n\n```{archive}\n```\n")
    blog.write("guide.md", "---\norphan: true\n---\n# Guide\n\nHow *it* works.\n")
    blog.post("a", "# 甲 `code`\n\n第一段 $x<1$。\n\n<!-- more -->\n\n第二段。\n", tags="x")
    blog.post("b", "# B\n\nText.\n", description='In "short" & plain', language="en")
    blog.post("note", "Only words.\n")
    return blog.build()


def meta(built, docname: str, name: str) -> list[str]:
    return built.page(docname).xpath(f"//meta[@name='{name}']/@content")


@pytest.mark.parametrize(
    ("docname", "expected"),
    [
        ("posts/a", "第一段 x<1。"),
        ("posts/b", 'In "short" & plain'),
        ("posts/note", "Only words."),
        ("guide", "How it works."),
        ("index", "首页 – 数学与散文"),
        ("tag/x", "x: 甲 code"),
    ],
)
def test_a_page_is_described_once(built, docname, expected):
    assert meta(built, docname, "description") == [expected]


@pytest.mark.parametrize("docname", [*PAGES, "search", "genindex", "404"])
def test_every_page_has_a_description_and_one_address(built, docname):
    page = built.page(docname)
    assert len(page.xpath("//meta[@name='description'][@content!='']")) == 1
    assert page.xpath("//link[@rel='canonical']/@href") == [
        f"https://example.org/blog/{docname}.html"
    ]


@pytest.mark.parametrize(
    ("docname", "expected"),
    [
        ("index", "博客"),
        ("posts/a", "甲 code – 博客"),
        ("search", "搜索 – 博客"),
        ("tag/x", "x – 博客"),
    ],
)
def test_the_window_says_page_and_site(built, docname, expected):
    assert built.page(docname).xpath("//title/text()") == [expected]


@pytest.mark.parametrize("docname", PAGES)
def test_the_language_is_that_of_the_project(built, docname):
    assert built.page(docname).get("lang") == "zh-CN"


@pytest.mark.parametrize("docname", [*PAGES, "search", "genindex", "404"])
def test_there_is_one_heading_of_the_first_level(built, docname):
    assert len(built.page(docname).xpath("//h1")) == 1


def test_a_document_may_be_in_a_language_of_its_own(blog):
    blog.conf('html_theme = "blogarchive"\nlanguage = "zh_CN"\n')
    blog.write("guide.md", "---\norphan: true\nlanguage: en\n---\n# Guide\n")
    page = blog.build().page("guide")
    assert page.xpath("//h1/ancestor::*[@lang][1]/@lang") == ["en"]
    assert page.get("lang") == "zh-CN"


def test_a_language_that_is_written_from_the_right_turns_the_page(blog):
    blog.conf('html_theme = "blogarchive"\nlanguage = "ar"\n')
    assert blog.build().page("index").get("dir") == "rtl"


def test_the_scripts_of_sphinx_are_left_out(built):
    scripts = built.page("posts/a").xpath("//script/@src")
    names = [src.partition("?")[0].rpartition("/")[2] for src in scripts]
    assert names == ["blogarchive-scheme.js", "blogarchive-share.js", "blogarchive-theme.js"]


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        ("blogarchive-reference.css", "genindex"),
        ("blogarchive-reference.css", "py-modindex"),
        ("blogarchive-reference.css", "api"),
        ("blogarchive-indices.css", "archive"),
        ("blogarchive-indices.css", "tag"),
        ("blogarchive-indices.css", "author"),
    ],
)
def test_a_sheet_for_few_pages_is_linked_from_those_alone(blog, sheet, name):
    blog.conf('html_theme = "blogarchive"\n')
    blog.post("a", "Ada signed.", authors="Ada", tags="x")
    blog.write("api.rst", ":orphan:\n\nAPI\n===\n\n.. py:module:: m\n\n.. py:function:: f()\n")
    built = blog.build()

    def links(page):
        hrefs = built.page(page).xpath("//link[@rel='stylesheet']/@href")
        return sheet in [href.partition("?")[0].rpartition("/")[2] for href in hrefs]

    assert links(name)
    assert not links("posts/a")


def test_scripts_of_others_find_what_sphinx_promises(blog):
    blog.conf('html_theme = "blogarchive"\nhtml_js_files = ["mine.js"]\nhtml_static_path = ["s"]\n')
    blog.write("s/mine.js", "")
    scripts = blog.build().page("index").xpath("//script/@src")
    names = [src.partition("?")[0].rpartition("/")[2] for src in scripts]
    assert {"documentation_options.js", "doctools.js", "mine.js"} <= set(names)

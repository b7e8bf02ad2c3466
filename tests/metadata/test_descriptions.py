"""One line about each page, in any theme."""

from __future__ import annotations

import pytest

from tests.metadata.blogs import SITE, meta, metas


@pytest.mark.parametrize(
    ("docname", "expected"),
    [
        ("posts/p1", "Text 1."),
        ("index", "All about it."),
        ("tag/c", "C: Part 2 of L²"),
        ("tag/c/page/2", "C – page 2: Part 1 of L²"),
    ],
)
def test_a_page_is_described_once(themed, docname, expected):
    assert meta(themed, docname, "description") == expected


def test_every_page_has_a_description_a_title_and_an_address(themed):
    for docname in sorted(themed.env.found_docs):
        page = themed.page(docname)
        assert meta(themed, docname, "description"), docname
        assert len(page.xpath("/html/head/title")) == 1, docname
        (canonical,) = page.xpath("/html/head/link[@rel='canonical']/@href")
        assert canonical == meta(themed, docname, "og:url"), docname
        assert canonical.startswith(SITE)


@pytest.mark.parametrize(
    ("docname", "title"),
    [
        ("posts/p1", "Part 1 of L²"),
        ("page/2", "Home – page 2"),
        ("py/page/2", "Python – page 2"),
        ("tag/c/page/2", "C – page 2"),
        ("category/notes/page/2", "Notes – page 2"),
        ("author/ada/page/2", "Ada – page 2"),
        ("archive/2024/page/2", "2024 – page 2"),
        ("archive/2024/03/page/2", "March 2024 – page 2"),
        ("archive", "Archive"),
        ("series/spaces", "Spaces"),
    ],
)
def test_the_title_says_what_a_page_is(themed, docname, title):
    shown = themed.page(docname).xpath("string(/html/head/title)")
    assert shown.startswith(f"{title} ")
    assert shown.endswith("Blog") or "Blog" in shown


def test_titles_are_all_different(themed):
    titles = [themed.page(name).xpath("string(/html/head/title)") for name in themed.env.found_docs]
    assert sorted(titles) == sorted(set(titles))


def test_a_front_page_without_a_heading_lends_its_blogs_title_to_the_others(blog):
    blog.write("index.md", "```{archive}\n:paginate: 1\n```\n")
    blog.post("a", "# A\n")
    blog.post("b", "# B\n")
    assert meta(blog.build(), "page/2", "og:title") == "Example – page 2"


def test_a_theme_that_describes_its_pages_is_left_alone(blog):
    blog.conf('templates_path = ["t"]\n')
    blog.write(
        "t/layout.html",
        '{% extends "!layout.html" %}\n'
        '{% block extrahead %}{% include "more.html" %}{% endblock %}',
    )
    blog.write("t/more.html", '<meta name="description" content="Always the same">\n')
    blog.post("one", "# One\n\nText.\n")
    built = blog.build()
    assert meta(built, "posts/one", "description") == "Always the same"
    assert meta(built, "posts/one", "og:description") == "Text."


def test_a_description_holds_no_markup(blog):
    blog.post("one", "# One\n\nA `<b>` & *some* {math}`\\mathbb{N}` words[^1].\n\n[^1]: Note.\n")
    assert meta(blog.build(), "posts/one", "description") == "A <b> & some ℕ words."


def test_pages_without_a_document_are_described_too(rich):
    for name in ("search", "genindex"):
        assert ("description", "The Blog") in metas(rich, name)

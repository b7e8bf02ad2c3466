"""Titles that stand in the front matter alone."""

from __future__ import annotations

import pytest

from tests.helpers import Blog


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("headings"))
    blog.post("sections", "Intro.\n\n## First\n\nText.\n\n## Second\n\nText.\n", title="On $x^2$")
    blog.post("begins", "## First\n\nText.\n\n## Second\n\nText.\n", title="Begins with a section")
    blog.post("fenced", "```sh\n# a comment\n```\n\nText.\n", title="A comment is no heading")
    blog.post("signs", "Text.\n", title="'C* & <b>_all_</b> [of] `it`: $5 #'")
    blog.post("folded", "{ref}`x`\n", title=">\n  One heading,\n  folded\n")
    blog.post("both", "# Heading\n\nText.\n", title="In lists")
    blog.post("setext", "Heading\n=======\n\nText.\n", title="In lists too")
    return blog.build()


def headings(built, name):
    page = built.page(f"posts/{name}")
    return [
        (h.tag, h.text_content().rstrip("¶"))
        for h in page.xpath("//article//*[self::h1 or self::h2 or self::h3]")
        if not h.xpath("ancestor::*[contains(@class, 'no-search')]")
    ]


def test_lines_of_warnings_are_those_of_the_file(built):
    [warning] = built.warnings
    assert "posts/folded.md:8: " in warning


def test_the_title_stands_above_the_sections(built):
    assert headings(built, "begins") == [
        ("h1", "Begins with a section"),
        ("h2", "First"),
        ("h2", "Second"),
    ]


def test_the_title_is_text(built):
    assert headings(built, "signs")[0] == ("h1", "C* & <b>_all_</b> [of] `it`: $5 #")


def test_a_title_over_several_lines_is_one_heading(built):
    assert headings(built, "folded")[0] == ("h1", "One heading, folded")


def test_formulas_in_the_title_are_formulas(built):
    page = built.page("posts/sections")
    assert page.xpath('//h1//*[contains(@class, "math")]')


def test_a_hash_in_code_is_no_heading(built):
    assert headings(built, "fenced") == [("h1", "A comment is no heading")]


@pytest.mark.parametrize("name", ["both", "setext"])
def test_a_heading_stays_the_only_one(built, name):
    assert headings(built, name) == [("h1", "Heading")]


def test_lists_show_the_title_of_the_front_matter(built):
    assert "In lists" in built.titles("archive")


def test_the_title_is_written_in_every_builder(tmp_path):
    blog = Blog(tmp_path)
    blog.post("begins", "## First\n\nText.\n", title="Begins with a section")
    built = blog.build("text")
    assert built.text("posts/begins.txt").startswith("Begins with a section\n*****")

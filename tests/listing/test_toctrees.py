"""Toctrees that name generated pages, on the first build and on later ones."""

from __future__ import annotations

import pytest


def links(built):
    page = built.page("index")
    return [link.get("href") for link in page.xpath('//*[contains(@class, "toctree-l1")]/a')]


@pytest.fixture
def globbed(blog):
    blog.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\nposts/*\ntag/*\n```\n")
    blog.post("one", "# One\n", tags="[a, b]")
    return blog


def test_a_pattern_finds_the_generated_pages_on_the_first_build(globbed):
    built = globbed.build()
    assert built.warnings == []
    assert links(built) == ["posts/one.html", "tag/a.html", "tag/b.html"]


def test_a_pattern_finds_the_page_of_a_new_tag(globbed):
    globbed.build()
    globbed.edit("posts/one.md", "[a, b]", "[a, b, c]")
    assert links(globbed.build()) == ["posts/one.html", "tag/a.html", "tag/b.html", "tag/c.html"]


def test_a_pattern_loses_the_page_of_a_tag_that_is_gone(globbed):
    globbed.build()
    globbed.edit("posts/one.md", "[a, b]", "[b]")
    assert links(globbed.build()) == ["posts/one.html", "tag/b.html"]


def test_a_pattern_for_documents_finds_no_generated_page_on_a_later_build(blog):
    blog.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\n**\n```\n")
    blog.post("one", "# One\n", tags="[a]")
    blog.build()
    blog.edit("index.md", "# Home", "# Front")
    assert links(blog.build()) == ["posts/one.html"]


def test_a_pattern_that_no_generated_page_matches_is_warned_of(globbed):
    globbed.edit("posts/one.md", "tags: [a, b]\n", "")
    [warning] = globbed.build().warnings
    assert "tag/*" in warning

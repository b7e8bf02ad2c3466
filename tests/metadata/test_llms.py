"""The overview for language models: https://llmstxt.org/."""

from __future__ import annotations

from tests.metadata.blogs import SITE


def test_it_lists_posts_by_category_and_the_rest_by_what_it_is(blog):
    blog.conf(
        'html_theme = "blogarchive"\nhtml_theme_options = {"tagline": "Words, and *more*"}\n'
        'blogarchive_series = {"Spaces": {"description": "Of all kinds."}}\n'
        'myst_enable_extensions = ["dollarmath"]\n'
    )
    blog.write("about.md", "---\norphan: true\ndescription: Who we are.\n---\n# About [us]\n")
    blog.write("hidden.md", "---\norphan: true\nrobots: noindex\n---\n# Hidden\n")
    blog.post("a", "# On $L^2$\n\nText.\n", category="Zoo", series="Spaces", date="2024-01-01")
    blog.post("b", "# B\n\n", category="[Art, Zoo]", description="Of *B*.", date="2024-01-02")
    blog.post("c", "# C\n\nSee.\n", date="2024-01-03")
    blog.post("d", "# D\n\nSee.\n", category="Zoo", date="2024-01-04")
    blog.post("e", "# E\n\nSee.\n", category="Zoo", draft="true")
    built = blog.build(blogarchive_llms=True)
    assert built.warnings == []
    assert (
        built.text("llms.txt")
        == rf"""# Example

> Words, and \*more\*

## Art

- [B]({SITE}posts/b.html): Of \*B\*.

## Zoo

- [D]({SITE}posts/d.html): See.
- [On L²]({SITE}posts/a.html): Text.

## Posts

- [C]({SITE}posts/c.html): See.

## Series

- [Spaces]({SITE}series/spaces.html): Of all kinds.

## Other pages

- [About \[us\]]({SITE}about.html): Who we are.

## Optional

- [Archive]({SITE}archive.html)
- [Tags]({SITE}tag.html)
"""
    )


def test_it_is_written_only_if_it_is_wanted(blog):
    assert not (blog.build().out / "llms.txt").exists()


def test_without_an_address_of_the_site_its_links_are_relative(blog):
    blog.post("a", "# A\n\nText.\n")
    built = blog.build(html_baseurl="", blogarchive_feeds=[], blogarchive_llms=True)
    assert "- [A](posts/a.html): Text.\n" in built.text("llms.txt")

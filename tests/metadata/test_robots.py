"""What search engines are asked to leave alone."""

from __future__ import annotations

import pytest

from tests.metadata.blogs import SITE, meta


def test_only_pages_that_nobody_looks_for_are_kept_back(themed):
    rules = {name: meta(themed, name, "robots") for name in [*themed.env.found_docs, "search"]}
    assert {name for name, rule in rules.items() if rule is not None} == {
        "posts/draft",
        "posts/future",
        "notices/n",
        "404",
        "search",
    }
    assert set(rules.values()) == {None, "noindex"}


def test_any_document_may_give_rules(rich):
    assert meta(rich, "hidden", "robots") == "noindex"
    assert meta(rich, "own", "robots") == "none"


def test_rules_of_a_draft_are_added_to_its_own(blog):
    blog.post("one", "# One\n", robots="[nofollow, Max-Snippet:20]", draft="true")
    built = blog.build(blogarchive_drafts=True)
    assert meta(built, "posts/one", "robots") == "noindex, nofollow, max-snippet:20"


@pytest.mark.parametrize("where", ["posts/one", "plain"])
def test_a_wrong_rule_is_warned_of_once(blog, where):
    blog.write(f"{where}.md", "---\ndate: 2024-01-01\norphan: true\nrobots: noidnex\n---\n# One\n")
    built = blog.build()
    (warning,) = built.warnings
    assert f"{where}.md:4: WARNING: robots: 'noidnex'" in warning
    assert "write noindex" in warning
    assert meta(built, where, "robots") is None


def test_robots_are_led_to_the_map(rich):
    assert rich.text("robots.txt") == f"User-agent: *\nDisallow:\n\nSitemap: {SITE}sitemap.xml\n"


@pytest.mark.parametrize(
    "options",
    [{"blogarchive_robots": False}, {"blogarchive_sitemap": False}, {"html_baseurl": ""}],
)
def test_there_is_no_file_for_robots_where_it_would_say_nothing(blog, options):
    built = blog.build(blogarchive_feeds=[], **options)
    assert built.warnings == []
    assert not (built.out / "robots.txt").exists()


def test_files_of_the_writer_stay(blog):
    blog.conf('html_extra_path = ["extra"]\n')
    for name in ("robots.txt", "sitemap.xml", "llms.txt"):
        blog.write(f"extra/{name}", "mine")
    built = blog.build(blogarchive_llms=True)
    assert [built.text(n) for n in ("robots.txt", "sitemap.xml", "llms.txt")] == ["mine"] * 3
    assert [blog.build().text(n) for n in ("robots.txt", "sitemap.xml")] == ["mine"] * 2

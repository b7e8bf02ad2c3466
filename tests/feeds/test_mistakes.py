"""What stands in the way of feeds is said once, with its place and a remedy."""

from __future__ import annotations

import pytest

from tests.feeds.test_pages import links


def about_feeds(built):
    return [warning for warning in built.warnings if "[blogarchive.feeds]" in warning]


@pytest.mark.parametrize(
    ("base", "category"), [("", "feeds"), ("example.org", "config"), ("/blog/", "config")]
)
def test_without_an_address_there_are_none_and_it_is_said_what_to_set(blog, base, category):
    blog.post("one", tags="[a]")
    built = blog.build(html_baseurl=base, blogarchive_feeds=["blog", "tag"])
    (warning,) = built.warnings
    assert "html_baseurl" in warning
    assert "https://example.org/" in warning
    assert f"[blogarchive.{category}]" in warning
    assert links(built.page("index")) == []
    assert not {"atom.xml", "rss.xml", "feed.json", "feeds.html"} & built.files().keys()


def test_who_wants_none_is_not_told_so(blog):
    blog.post("one")
    built = blog.build(html_baseurl="", blogarchive_feeds=[])
    assert built.warnings == []
    assert not built.has("feeds")


def test_a_file_of_the_writers_stays_and_the_feed_gives_way(blog):
    blog.write("extra/atom.xml", "mine")
    blog.conf('html_extra_path = ["extra"]\n')
    blog.post("one")
    for _ in range(2):
        built = blog.build()
        assert built.text("atom.xml") == "mine"
        assert "rss.xml" in built.files()
        blog.edit("posts/one.md", "Text.", "Text. More.")
    (warning,) = about_feeds(blog.build())
    assert "conf.py" in warning
    assert "the site has another file at atom.xml; give the feed another name" in warning


@pytest.mark.parametrize(
    "name",
    [
        "posts/one.html",
        "posts",
        "index.html/x",
        "blog.json",
        "sitemap.xml",
        "search.html",
        "objects.inv",
    ],
)
def test_a_feed_takes_no_address_of_the_sites(blog, name):
    blog.post("one")
    built = blog.build(blogarchive_feed_formats={"rss": name, "atom": "a.xml"})
    assert len(about_feeds(built)) == 1
    assert b"<rss" not in built.files().get(name, b"")
    assert "a.xml" in built.files()


def test_two_posts_with_one_identifier_are_told_apart(blog):
    blog.post("one", feed_id="x:1", date="2024-01-01")
    blog.post("two", feed_id="x:1", date="2024-01-02")
    built = blog.build()
    (warning,) = about_feeds(built)
    assert warning.startswith(f"{blog.src / 'posts/two.md'}:3: ")
    assert "feed_id: 'x:1' is that of posts/one too; give each post its own" in warning
    assert built.text("atom.xml").count("<id>x:1</id>") == 1
    assert built.text("atom.xml").count("<id>urn:uuid:") == 2


def test_a_template_that_makes_one_identifier_of_two_posts_is_told(blog):
    blog.conf('blogarchive_feed_id = "x:{slug}"\n')
    blog.post("a/one", date="2024-01-01")
    blog.post("b/one", date="2024-01-02")
    (warning,) = about_feeds(blog.build())
    assert "posts/b/one" in warning
    assert "add {id} or {docname}" in warning


def test_two_posts_with_one_id_are_told_of_once(blog):
    blog.post("one", id="1", date="2024-01-01")
    blog.post("two", id="1", date="2024-01-02")
    built = blog.build()
    assert [warning.rpartition("[")[2] for warning in built.warnings] == ["blogarchive.id]"]
    assert built.text("atom.xml").count("<id>urn:uuid:") == 3


@pytest.mark.parametrize(
    ("option", "value", "problem"),
    [
        ("feeds", ["blog", "tags"], "choose among"),
        ("feed_formats", ["atom"], "is no dictionary"),
        ("feed_formats", {"xml": "a.xml"}, "the formats are atom, rss, json"),
        ("feed_formats", {"atom": "/a.xml"}, "give for example"),
        ("feed_formats", {"atom": "a", "rss": "A"}, "give each its own"),
        ("feed_formats", {"atom": "a", "rss": "a/b"}, "give each its own"),
        ("feed_length", 0, "too small"),
        ("feed_content", "all", "choose one of full, summary"),
        ("feed_id", "{id}", "no IRI"),
        ("feed_id", 5, "is no text"),
        ("feed_math", "svg", "choose one of mathml, tex"),
    ],
)
def test_a_wrong_option_is_told_and_the_usual_one_stands(blog, option, value, problem):
    blog.post("one")
    blog.conf(f"blogarchive_{option} = {value!r}\n")
    built = blog.build()
    (warning,) = built.warnings
    assert problem in warning
    assert "[blogarchive.config]" in warning
    assert "atom.xml" in built.files()


def test_a_wrong_identifier_is_told(blog):
    blog.post("one", feed_id="no iri")
    (warning,) = blog.build().warnings
    assert "posts/one.md:3" in warning
    assert "feed_id: 'no iri' is no IRI; write for example" in warning


def test_no_page_leads_on_from_where_a_feed_is(blog):
    blog.post("one", redirect_from="feed/")
    built = blog.build(blogarchive_feed_formats={"rss": "feed/index.html"})
    (warning,) = built.warnings
    assert "[blogarchive.redirect]" in warning
    assert built.text("feed/index.html").startswith("<?xml")


def test_a_link_that_is_no_address_stops_nothing(blog):
    blog.write("posts/one.rst", ":date: 2024-01-01\n\nOne\n===\n\nSee https://[abc]:xx/ there.\n")
    built = blog.build()
    assert built.warnings == []
    assert "See https://[abc]:xx/ there." in built.page("posts/one").text_content()
    assert "https://[abc]:xx/" in built.text("feed.json")

"""What machines read on listings and post pages: https://microformats.org/wiki/h-entry."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.helpers import Blog, walk

MOMENT = datetime(2024, 3, 5, 8, 30, tzinfo=UTC)
SITE = "https://example.org/blog/"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("microformats"))
    blog.conf('blogarchive_authors = {"Ada": {"url": "https://ada.example/"}}\n')
    blog.post(
        "full",
        "# A *full* post\n\nThe **excerpt**.\n\n<!-- more -->\n\nThe rest.\n",
        date="2024-03-05 08:30",
        updated="2024-04-01",
        tags="C++, 数学",
        category="Notes",
        author="Ada, 李白",
        language="en-GB",
    )
    blog.post("plain", "# Plain\n\nText.\n", date="2024-03-04")
    blog.post("note", "A note.\n", date="2024-03-03")
    for style in ("cards", "byline", "list", "table"):
        text = f"# {style}\n\n```{{archive}}\n:style: {style}\n```\n"
        blog.write(f"{style}.md", f"---\norphan: true\n---\n{text}")
    return blog.build()


STYLES = pytest.mark.parametrize("style", ["cards", "byline", "list", "table"])


@STYLES
def test_a_listing_is_one_feed_with_an_entry_for_each_post(built, style):
    (feed,) = built.microformats(style)["items"]
    assert feed["type"] == ["h-feed"]
    assert [child["type"] for child in feed["children"]] == [["h-entry"]] * 3


@STYLES
def test_an_entry_has_address_name_and_date(built, style):
    entry = built.entries(style)[0]["properties"]
    assert entry["url"] == [SITE + "posts/full.html"]
    assert entry["name"] == ["A full post"]
    (published,) = entry["published"]
    assert datetime.fromisoformat(published) == MOMENT


@STYLES
def test_a_date_without_a_time_stays_a_date(built, style):
    assert built.entries(style)[1]["properties"]["published"] == ["2024-03-04"]


@STYLES
def test_an_entry_of_a_note_has_no_name(built, style):
    entry = built.entries(style)[2]["properties"]
    assert "name" not in entry
    assert entry["url"] == [SITE + "posts/note.html"]


@pytest.mark.parametrize("style", ["cards", "byline", "table"])
def test_categories_are_those_and_the_tags(built, style):
    assert built.entries(style)[0]["properties"]["category"] == ["Notes", "C++", "数学"]


@pytest.mark.parametrize("style", ["cards", "byline"])
def test_each_author_is_a_card(built, style):
    authors = built.entries(style)[0]["properties"]["author"]
    assert [author["type"] for author in authors] == [["h-card"], ["h-card"]]
    assert [author["properties"]["name"] for author in authors] == [["Ada"], ["李白"]]
    assert authors[1]["properties"]["url"] == [SITE + "author/%E6%9D%8E%E7%99%BD.html"]


@pytest.mark.parametrize("style", ["cards", "byline"])
def test_the_summary_is_the_excerpt(built, style):
    assert built.entries(style)[0]["properties"]["summary"] == ["The excerpt."]


@pytest.mark.parametrize("style", ["cards", "byline"])
def test_read_more_is_a_link_of_its_class_where_something_was_cut(built, style):
    links = built.page(style).xpath("//a[contains(@class, 'read-more')]")
    assert [(a.text, a.get("href")) for a in links] == [("Read more", "posts/full.html")]


@STYLES
def test_an_entry_bears_the_language_of_its_post(built, style):
    entries = built.page(style).xpath("//*[contains(@class, 'h-entry')]")
    assert [entry.get("lang") for entry in entries] == ["en-GB", None, None]


@pytest.mark.parametrize(
    "docname", ["archive", "archive/2024", "archive/2024/03", "tag/数学", "author/ada"]
)
def test_generated_pages_are_feeds_too(built, docname):
    entries = built.entries(docname)
    assert entries[0]["properties"]["url"] == [SITE + "posts/full.html"]


def test_a_post_page_is_one_entry_with_all_its_properties(built):
    (entry,) = built.microformats("posts/full")["items"]
    assert entry["type"] == ["h-entry"]
    properties = entry["properties"]
    assert properties["name"] == ["A full post"]
    assert properties["url"] == [SITE + "posts/full.html"]
    (published,) = properties["published"]
    assert datetime.fromisoformat(published) == MOMENT
    assert properties["updated"] == ["2024-04-01"]
    assert properties["category"] == ["Notes", "C++", "数学"]
    assert [author["properties"]["name"] for author in properties["author"]] == [["Ada"], ["李白"]]


def test_the_content_of_a_post_page_is_its_text_alone(built):
    (entry,) = built.microformats("posts/full")["items"]
    (content,) = entry["properties"]["content"]
    assert content["value"].split() == ["The", "excerpt.", "The", "rest."]
    assert "<strong>excerpt</strong>" in content["html"]


def test_an_author_with_an_address_of_their_own_is_known_by_it(built):
    (entry,) = built.microformats("posts/full")["items"]
    assert "https://ada.example/" in entry["properties"]["author"][0]["properties"]["url"]


def test_pages_that_are_no_posts_have_no_entry(built):
    found = walk(built.microformats("index")["items"])
    assert [item for item in found if "h-entry" in item["type"]] == []


def test_footnotes_belong_to_the_content_of_a_post(blog):
    blog.post("one", "# One\n\nText[^1].\n\n[^1]: The footnote.\n")
    blog.write("posts/two.rst", ":date: 2024-01-01\n\nTwo\n===\n\nText [#f]_.\n\n.. [#f] A note.\n")
    built = blog.build()
    for name, words in (("one", "The footnote."), ("two", "A note.")):
        (entry,) = built.microformats(f"posts/{name}")["items"]
        assert words in entry["properties"]["content"][0]["value"]

"""The feeds of a blog: which there are, where, and of what."""

from __future__ import annotations

import feedparser
import pytest

from tests.feeds import validators
from tests.feeds.conftest import BASE
from tests.feeds.validators import ATOM

CHECKS = {
    "atom.xml": validators.atom,
    "rss.xml": validators.rss,
    "feed.json": validators.json_feed,
}
FOLDERS = (
    "",
    "tags/数学/",
    "tag/c-plus-plus/",
    "category/notes/",
    "author/ada/",
    "author/林知远/",
    "series/s/",
)


def paths(built):
    return {path for path in built.files() if path.rpartition("/")[2] in CHECKS}


def test_nothing_is_warned_of_that_concerns_them(feeds, dir_feeds):
    for built in (feeds.built, dir_feeds.built):
        assert [w for w in built.warnings if "blogarchive.feeds" in w] == []


@pytest.mark.parametrize("site", ["feeds", "dir_feeds"])
def test_there_is_one_of_each_kind_and_format(request, site):
    built = request.getfixturevalue(site).built
    assert paths(built) == {folder + name for folder in FOLDERS for name in CHECKS}


def test_all_of_them_are_valid(feeds, dir_feeds):
    for built in (feeds.built, dir_feeds.built):
        for path in paths(built):
            content = (built.out / path).read_bytes()
            assert CHECKS[path.rpartition("/")[2]](content) == [], path


def test_feedparser_has_no_complaint(feeds):
    for path in paths(feeds.built):
        if path.endswith(".xml"):
            assert not feedparser.parse((feeds.built.out / path).read_bytes()).bozo


def test_the_newest_is_first_whatever_is_pinned(feeds):
    assert feeds.titles() == ["note.html", "纯文字", "On x², bold & more", "Old"]


def test_a_term_has_its_own_posts(feeds):
    assert feeds.titles("tag/c-plus-plus/feed.json") == ["note.html", "On x², bold & more"]
    assert feeds.titles("series/s/feed.json") == ["On x², bold & more"]


def test_drafts_are_not_in_them_even_where_they_are_shown(sample):
    built = sample.build(out="drafts", blogarchive_drafts=True)
    assert "tag/secret/atom.xml" not in built.files()
    assert "Draft" not in built.text("atom.xml")
    assert "Future" not in built.text("rss.xml")


def test_each_feed_has_an_identifier_of_its_own(feeds):
    ids = {feeds.atom(f"{folder}atom.xml").findtext(f"{ATOM}id") for folder in FOLDERS}
    assert len(ids) == len(FOLDERS)


def test_identifiers_depend_on_no_builder_and_on_no_address(feeds, dir_feeds, sample):
    moved = sample.build(out="moved", html_baseurl="https://other.example/")

    def ids(text):
        return [item.findtext(f"{ATOM}id") for item in text.iter(f"{ATOM}entry", f"{ATOM}feed")]

    assert ids(feeds.atom()) == ids(dir_feeds.atom())
    assert ids(feeds.atom()) == ids(type(feeds)(sample, moved).atom())


def test_links_are_those_of_the_builder(feeds, dir_feeds):
    for name in ("plain", "rich"):
        link = feeds.entry(name).find(f"{ATOM}link").get("href")
        assert link == f"{BASE}posts/{name}.html"
        link = dir_feeds.entry(name).find(f"{ATOM}link").get("href")
        assert link == f"{BASE}posts/{name}/"


def test_a_post_can_have_its_own_identifier(feeds):
    assert feeds.entry("pinned").findtext(f"{ATOM}id") == "tag:e.org:1"


def test_a_template_makes_identifiers(blog):
    blog.conf('blogarchive_feed_id = "https://e.org/archives/{id}/"\n')
    blog.post("one", id="12")
    assert "<id>https://e.org/archives/12/</id>" in blog.build().text("atom.xml")


def test_an_entry_tells_all_that_is_known(feeds):
    entry = feeds.entry("rich")
    assert entry.findtext(f"{ATOM}title") == "On x², bold & more"
    assert entry.findtext(f"{ATOM}published") == "2024-03-05T10:30:00+08:00"
    assert entry.findtext(f"{ATOM}updated") == "2024-06-01T00:00:00+08:00"
    assert entry.findtext(f"{ATOM}summary") == "In short"
    assert entry.findtext(f"{ATOM}rights") == "CC0 1.0"
    assert [
        (author.findtext(f"{ATOM}name"), author.findtext(f"{ATOM}uri"))
        for author in entry.findall(f"{ATOM}author")
    ] == [
        ("Ada Brandt", "https://ada.example/"),
        ("林知远", f"{BASE}author/%E6%9E%97%E7%9F%A5%E8%BF%9C.html"),
    ]
    assert [dict(category.attrib) for category in entry.findall(f"{ATOM}category")] == [
        {"term": "Notes", "label": "Notes", "scheme": f"{BASE}category.html"},
        {"term": "数学", "label": "数学", "scheme": f"{BASE}tag.html"},
        {"term": "C++", "label": "C++", "scheme": f"{BASE}tag.html"},
    ]


def test_an_entry_says_its_language(feeds):
    content = feeds.entry("plain").find(f"{ATOM}content")
    assert content.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
    assert feeds.json()["items"][1]["language"] == "zh-CN"


def test_a_feed_tells_of_the_blog(feeds):
    feed = feeds.json("tag/c-plus-plus/feed.json")
    assert feed["title"] == "Notes & more – C++"
    assert feed["home_page_url"] == f"{BASE}tag/c-plus-plus.html"
    assert feed["feed_url"] == f"{BASE}tag/c-plus-plus/feed.json"
    assert feeds.json()["home_page_url"] == BASE
    assert feeds.atom().findtext(f"{ATOM}logo") == f"{BASE}_static/logo.png"
    assert feeds.atom().findtext(f"{ATOM}rights") == "CC BY 4.0"


def test_a_feed_is_as_new_as_the_last_change_in_it(feeds):
    assert feeds.atom().findtext(f"{ATOM}updated") == "2024-06-01T00:00:00+08:00"
    older = feeds.atom("tag/c-plus-plus/atom.xml").findtext(f"{ATOM}updated")
    assert older == "2024-06-01T00:00:00+08:00"


def test_a_feed_holds_so_many_posts_and_no_more(blog):
    blog.conf("blogarchive_feed_length = 2\n")
    for day in "123":
        blog.post(day, f"# {day}\n", date=f"2024-01-0{day}")
    text = blog.build().text("rss.xml")
    assert [name in text for name in ("1.html", "2.html", "3.html")] == [False, True, True]


def test_names_and_folder_can_be_chosen(blog):
    blog.conf('blogarchive_path = "b"\nblogarchive_feed_formats = {"rss": "feed/index.xml"}\n')
    blog.post("one")
    built = blog.build()
    assert "b/feed/index.xml" in built.files()
    assert paths(built) == set()
    assert f'href="{BASE}b/feed/index.xml"' in built.text("index.html")


def test_a_blog_without_posts_has_a_feed_without_entries(blog):
    built = blog.build()
    assert built.warnings == []
    assert validators.atom((built.out / "atom.xml").read_bytes()) == []


@pytest.mark.parametrize("builder", ["singlehtml", "json", "epub", "text"])
def test_other_builders_write_none(blog, builder):
    blog.post("one")
    assert paths(blog.build(builder, html_baseurl="")) == set()
    assert [w for w in blog.build(builder, html_baseurl="").warnings if "feeds" in w] == []

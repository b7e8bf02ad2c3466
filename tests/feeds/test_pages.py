"""How feeds are found: by browsers on every page, and by people on a page of their own."""

from __future__ import annotations

import pytest

from tests.feeds.conftest import BASE

TYPES = {
    "application/atom+xml": "Atom",
    "application/rss+xml": "RSS",
    "application/feed+json": "JSON Feed",
}


def links(page):
    return [
        (link.get("title"), link.get("href"), link.get("type"))
        for link in page.xpath("//head/link[@rel='alternate']")
        if link.get("type") in TYPES
    ]


def folders(page):
    return {href.removeprefix(BASE).rpartition("/")[0] for _, href, _ in links(page)}


@pytest.mark.parametrize(
    "name", ["index", "posts/rich", "archive", "feeds", "search", "genindex", "tag"]
)
def test_each_page_leads_to_the_feeds_of_the_blog(feeds, name):
    assert links(feeds.built.page(name)) == [
        ("Notes & more (Atom)", f"{BASE}atom.xml", "application/atom+xml"),
        ("Notes & more (RSS)", f"{BASE}rss.xml", "application/rss+xml"),
        ("Notes & more (JSON Feed)", f"{BASE}feed.json", "application/feed+json"),
    ]


@pytest.mark.parametrize("site", ["feeds", "dir_feeds"])
def test_the_page_of_a_term_leads_to_its_own(request, site):
    site = request.getfixturevalue(site)
    name = "tag/c-plus-plus"
    page = site.built.page(name if site.built.has(name) else f"{name}/index")
    assert folders(page) == {"", "tag/c-plus-plus"}
    assert links(page)[3][0] == "Notes & more – C++ (Atom)"
    for _, href, _ in links(page):
        assert site.leads(href)


def test_the_home_of_a_term_leads_to_its_own(feeds):
    assert folders(feeds.built.page("tags/数学")) == {"", "tags/%E6%95%B0%E5%AD%A6"}


def test_further_pages_of_a_term_do_too(blog):
    blog.conf('blogarchive_feeds = ["tag"]\nblogarchive_posts_per_page = 1\n')
    for name in "ab":
        blog.post(name, tags="[t]")
    built = blog.build()
    assert folders(built.page("tag/t/page/2")) == {"tag/t"}
    assert folders(built.page("index")) == set()


def test_the_feed_of_a_term_without_a_page_is_on_no_page_but_that_for_people(blog):
    blog.conf('blogarchive_feeds = ["blog", "tag"]\nblogarchive_pages = ["feeds"]\n')
    blog.post("one", tags="[t]")
    built = blog.build()
    assert folders(built.page("index")) == {""}
    assert built.page("feeds").xpath(f"//a[@href='{BASE}tag/t/atom.xml']")
    assert "tag/t/atom.xml" in built.files()


def test_the_page_for_people_lists_them_all(feeds):
    page = feeds.built.page("feeds")
    found = page.xpath("//ul[@class='blogarchive-feeds']//a[not(@class)]/@href")
    assert len(found) == len(set(found)) == 21
    assert all(map(feeds.leads, found))
    assert [h.text for h in page.xpath("//h2")] == ["Tags", "Categories", "Authors", "Series"]


def test_it_shows_the_addresses_of_the_blog_in_full(feeds):
    shown = feeds.built.page("feeds").xpath("//ul[@class='blogarchive-feeds'][1]//a")
    assert [link.text for link in shown] == [link.get("href") for link in shown]


def test_it_leads_to_the_pages_of_terms(feeds):
    page = feeds.built.page("feeds")
    found = page.xpath("//ul[@class='blogarchive-feeds']//a[contains(@class, 'reference')]")
    assert [(link.text, link.get("href")) for link in found][:2] == [
        ("C++", "tag/c-plus-plus.html"),
        ("数学", "tags/%E6%95%B0%E5%AD%A6.html"),
    ]


def test_links_on_it_can_be_told_apart(feeds):
    labels = feeds.built.page("feeds").xpath("//ul[@class='blogarchive-feeds']//a/@aria-label")
    assert len(labels) == len(set(labels)) == 18


def test_it_can_be_referred_to_and_left_out(blog):
    blog.post("one", "{ref}`blogarchive-feeds`\n")
    assert blog.build().page("posts/one").xpath("//a[starts-with(@href, '../feeds.html')]")
    blog.write("posts/one.md", "---\ndate: 2024-01-01\n---\nText.\n")
    built = blog.build(blogarchive_pages=["archive"])
    assert not built.has("feeds")


def test_a_document_of_the_writers_stands_for_it(blog):
    blog.write("feeds.md", "---\norphan: true\n---\n# Mine\n")
    assert blog.build().page("feeds").xpath("//h1")[0].text == "Mine"


def test_the_block_leads_to_the_feeds_and_to_the_page(feeds, blog):
    blog.conf('html_sidebars = {"**": ["blogarchive/feeds.html"]}\n')
    blog.post("a/one")
    page = blog.build().page("posts/a/one")
    found = page.xpath("//nav[contains(@class, 'blogarchive-block-feeds')]//a")
    assert [(link.text, link.get("href")) for link in found] == [
        ("Atom", "../../atom.xml"),
        ("RSS", "../../rss.xml"),
        ("JSON Feed", "../../feed.json"),
        ("All feeds", "../../feeds.html"),
    ]


@pytest.mark.parametrize("builder", ["latex", "text", "linkcheck", "gettext"])
def test_the_page_is_nothing_where_there_are_no_feeds(blog, builder):
    blog.post("one")
    built = blog.build(builder)
    assert built.warnings == []
    assert not any(b"feed reader" in content for content in built.files().values())

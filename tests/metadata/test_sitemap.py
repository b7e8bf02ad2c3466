"""The map of the site: https://www.sitemaps.org/protocol.html."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import etree

from tests.helpers import Blog
from tests.metadata.blogs import SITE

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
#: By https://www.w3.org/TR/NOTE-datetime, in the forms that we use.
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?")


def read(built):
    """Return the time of the last change by address."""
    root = etree.fromstring(built.text("sitemap.xml").encode())
    assert root.tag == f"{SPACE}urlset"
    found = {}
    for url in root:
        assert url.tag == f"{SPACE}url"
        assert [child.tag.removeprefix(SPACE) for child in url] in (["loc"], ["loc", "lastmod"])
        found[url[0].text] = url[1].text if len(url) > 1 else None
    assert len(found) == len(root)
    return found


def test_all_pages_for_readers_are_on_it_each_list_once(rich):
    names = {unquote(url).removeprefix(SITE).removesuffix(".html") for url in read(rich)}
    left_out = rich.env.found_docs - names
    assert names <= rich.env.found_docs
    further = {name for name in rich.env.found_docs if re.search(r"page/\d+$", name)}
    assert further
    assert left_out == {"hidden", "own", "notices/n", *further}


def test_it_is_in_the_order_of_the_addresses_and_they_are_encoded(rich):
    urls = list(read(rich))
    assert urls == sorted(urls)
    assert all(url.startswith(SITE) and url.isascii() for url in urls)


def test_posts_tell_their_last_change_and_lists_that_of_their_posts(rich):
    found = read(rich)
    assert all(MOMENT.fullmatch(changed) for changed in found.values() if changed)
    assert found[f"{SITE}posts/full.html"] == "2024-04-01"
    assert found[f"{SITE}posts/chosen.html"] == "2024-02-01"
    assert found[f"{SITE}index.html"] == "2024-04-01"
    assert found[f"{SITE}archive/2023.html"] == "2023-01-02"
    assert found[f"{SITE}about.html"] is None


def test_a_moment_has_its_zone(blog):
    blog.post("one", "# One\n", date="2024-03-05T08:30+08:00")
    built = blog.build(blogarchive_timezone="Asia/Shanghai")
    assert read(built)[f"{SITE}posts/one.html"] == "2024-03-05T08:30:00+08:00"


def test_an_update_before_the_date_is_no_change(blog):
    blog.post("one", "# One\n", date="2024-03-05", updated="2023-01-01")
    assert read(blog.build())[f"{SITE}posts/one.html"] == "2024-03-05"


def test_pages_of_templates_are_on_it(blog):
    blog.conf('templates_path = ["t"]\nhtml_additional_pages = {"hello": "hello.html"}\n')
    blog.write("t/hello.html", '{% extends "layout.html" %}')
    assert f"{SITE}hello.html" in read(blog.build())


def test_folders_as_pages_have_their_addresses(blog):
    blog.post("one", "# One\n")
    found = read(blog.build("dirhtml"))
    assert {SITE, f"{SITE}posts/one/"} <= found.keys()


def test_a_post_that_is_not_due_is_not_on_it(tmp_path):
    blog = Blog(tmp_path)
    blog.post("draft", "# Draft\n", draft="true")
    found = read(blog.build(blogarchive_drafts=True))
    assert f"{SITE}posts/draft.html" not in found
    assert f"{SITE}archive.html" in found


def test_there_is_none_if_it_is_not_wanted_or_the_site_has_no_address(blog):
    for options in ({"blogarchive_sitemap": False}, {"html_baseurl": ""}):
        built = blog.build(blogarchive_feeds=[], **options)
        assert built.warnings == []
        assert not (built.out / "sitemap.xml").exists()

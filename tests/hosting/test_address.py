"""``html_baseurl`` is an address that all parts of a build understand, or it is warned of."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from sphinx_blogarchive.model.site import normal
from tests.helpers import Blog


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://example.org:8000/blog", "https://example.org:8000/blog/"),
        ("https://example.org/blog//", "https://example.org/blog/"),
        ("https://example.org/博客/", "https://example.org/%E5%8D%9A%E5%AE%A2/"),
        ("https://example.org/%E5%8D%9A/", "https://example.org/%E5%8D%9A/"),
        ("https://例子.example/", "https://例子.example/"),
    ],
)
def test_an_address_ends_in_a_slash_and_is_encoded(given, expected):
    assert normal(given) == expected


WRONG = [
    ("example.org/blog", "doesn't begin with https://"),
    ("/blog/", "doesn't begin with https://"),
    ("https:///blog", "doesn't begin with https://"),
    ("ftp://example.org/", "doesn't begin with https://"),
    (" https://example.org/", "has a space"),
    ("https://example.org/?lang=en", "a '?' or a '#'"),
    ("https://example.org/#top", "a '?' or a '#'"),
    ("https://example.org/index.html", "is that of a page"),
    ("https://example.org:port/", "can't be read"),
    ("https://[example.org/", "can't be read"),
]


@pytest.mark.parametrize(("given", "problem"), WRONG)
def test_what_is_no_address_is_told(given, problem):
    with pytest.raises(ValueError, match=re.escape(problem)):
        normal(given)


@pytest.mark.parametrize("given", ["example.org/blog", "https://example.org/?lang=en", 3])
def test_a_wrong_one_is_warned_of_once_and_the_site_has_none(blog, given):
    blog.conf(f"html_baseurl = {given!r}\n")
    blog.edit("conf.py", 'html_baseurl = "https://example.org/blog/"\n', "")
    blog.post("one")
    built = blog.build()
    (warning,) = built.warnings
    assert warning.startswith(f"{blog.src / 'conf.py'}:")
    assert f"html_baseurl = {given!r} " in warning
    assert 'as in "https://example.org/blog/"' in warning
    assert "[blogarchive.config]" in warning
    assert not {"sitemap.xml", "robots.txt", "atom.xml"} & built.files().keys()
    assert built.page("posts/one").xpath("//link[@rel='canonical'] | //*[@property='og:url']") == []


@pytest.fixture(scope="module")
def encoded(tmp_path_factory):
    """A site below a path in Chinese, given without a slash at its end."""
    blog = Blog(tmp_path_factory.mktemp("address"))
    blog.post("题目", "# 题目\n\n正文。\n")
    blog.post(
        "two", "# Two\n\nSee [it](https://example.org/博客/posts/题目/).\n", date="2024-04-01"
    )
    return blog.build("dirhtml", html_baseurl="https://example.org/博客")


def test_addresses_for_machines_are_encoded(encoded):
    tree = etree.fromstring((encoded.out / "sitemap.xml").read_bytes())
    addresses = tree.xpath("//*[local-name()='loc']/text()")
    (post,) = [address for address in addresses if "/posts/%" in address]
    assert post == "https://example.org/%E5%8D%9A%E5%AE%A2/posts/%E9%A2%98%E7%9B%AE/"
    page = encoded.page("posts/题目/index")
    assert page.xpath("//meta[@property='og:url']/@content") == [post]


def test_a_link_by_the_whole_address_is_a_mention(encoded):
    page = encoded.page("posts/题目/index")
    mentions = page.xpath("//*[contains(@class, 'blogarchive-backlinks')]//a/@href")
    assert mentions == ["../two/"]

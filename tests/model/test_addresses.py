"""What addresses mean that writers give, and the files that hosts show there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.addresses import Address, parse

BASE = "https://example.org/blog/"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("2019/old", "2019/old"),
        ("/archives/123/", "archives/123/"),
        (" old/path.html ", "old/path.html"),
        ("旧/文章", "旧/文章"),
        ("/2019/%E6%97%A7/", "2019/旧/"),
        ("a%20b", "a b"),
        ("100%", "100%"),
        ("Old/Path.HTML", "Old/Path.HTML"),
        ("/", ""),
        # a path from the root of the host, if the site lies below it
        ("/blog/x", "x"),
        ("/blog/", ""),
        ("/blog", ""),
        ("/blogger", "blogger"),
        ("blog/x", "blog/x"),
        ("https://example.org/blog/x", "x"),
        ("HTTP://Example.ORG/blog/x/", "x/"),
        ("//example.org/blog/x", "x"),
    ],
)
def test_a_path_counts_from_the_root_of_the_site(written, path):
    assert parse(written, BASE) == Address(path)


def test_without_an_address_of_its_own_the_site_is_at_the_root():
    assert parse("/blog/x", "") == Address("blog/x")


def test_a_url_of_the_host_may_lie_beside_the_site():
    assert parse("https://example.org/2019/x", BASE) == Address("2019/x", outside=True)


@pytest.mark.parametrize("written", ["?p=7", "/?p=7", "/blog/?p=7", "https://example.org/blog?p=7"])
def test_a_query_is_kept(written):
    assert parse(written, BASE) == Address("", "p=7")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        ("old#part", "'#'"),
        ("a\\b", "backslash"),
        ("a%5Cb", "backslash"),
        ("a\tb", "control character"),
        ("a%00b", "control character"),
        ("?p=\x7f", "control character"),
        ("a//b", "two slashes"),
        ("../a", "'..'"),
        ("a/../b", "'..'"),
        ("a/./b", "'.'"),
        ("a/%2E%2E/b", "'..'"),
        ("%B2%E2", "UTF-8"),
        ("https://other.org/a", "not an address of example.org"),
        ("ftp://example.org/blog/a", "not an address of example.org"),
        ("https://example.org:8080/blog/a", "not an address of example.org"),
        ("https://[example/a", "no URL"),
    ],
)
def test_what_is_no_address_here_is_refused_with_a_remedy(written, told):
    with pytest.raises(ValueError, match=r"(leave|write) ") as error:
        parse(written, BASE)
    assert told in str(error.value)


def test_a_url_without_html_baseurl_is_refused():
    with pytest.raises(ValueError, match="html_baseurl isn't set; write the path alone"):
        parse("https://example.org/a", "")


@given(st.text(), st.sampled_from(["", BASE, "https://example.org"]))
def test_any_text_is_understood_or_refused(written, base):
    try:
        address = parse(written, base)
    except ValueError:
        return
    parts = address.file.split("/")
    assert not {"", ".", ".."} & set(parts) or not address.file


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("old", "old/index.html"),
        ("old/", "old/index.html"),
        ("old/index.html", "old/index.html"),
        ("old.html", "old.html"),
        ("Old.HTM", "Old.HTM"),
        ("2019/v1.10", "2019/v1.10/index.html"),
        ("posts/node.js", "posts/node.js/index.html"),
        ("旧", "旧/index.html"),
        (".well-known/x", ".well-known/x/index.html"),
    ],
)
def test_a_host_shows_a_file_at_a_path(path, file):
    assert Address(path).file == file


@pytest.mark.parametrize(
    "path",
    ["x.php", "x.ASPX", "feed.xml", "a:b", "a|b/c", "what?", "a*", "aux", "con.html", "ends./x"],
)
def test_what_no_page_or_no_file_system_can_hold_has_no_file(path):
    assert Address(path).file == ""


@pytest.mark.parametrize("path", ["ends /x", "x" * 241])
def test_a_name_that_ends_in_a_space_or_is_too_long_has_no_file(path):
    assert Address(path).file == ""


def test_a_query_and_a_place_beside_the_site_have_no_file():
    assert Address("", "p=7").file == ""
    assert Address("x", outside=True).file == ""

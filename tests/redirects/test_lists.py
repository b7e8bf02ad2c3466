"""Lists of redirects for hosts, beside the pages."""

from __future__ import annotations

import json

import pytest

FILES = {
    "netlify": "_redirects",
    "readthedocs": "redirects.readthedocs.json",
    "nginx": "redirects.nginx.conf",
    "apache": ".htaccess",
}


@pytest.fixture(scope="module")
def listed(moved):
    return moved.build(
        out="listed", blogarchive_redirect_files=list(FILES), blogarchive_redirect_pages=False
    )


def test_each_lies_at_the_root_of_the_site(listed):
    assert set(FILES.values()) <= listed.files().keys()


def test_none_is_written_unless_it_is_asked_for(html):
    assert not set(FILES.values()) & html.files().keys()


def test_they_hold_what_pages_would(listed):
    assert listed.text("_redirects").splitlines() == [
        "/blog/%E6%97%A7/%E6%96%87%E7%AB%A0 /blog/posts/b.html 301",
        "/blog/%E6%97%A7/%E6%96%87%E7%AB%A0/ /blog/posts/b.html 301",
        "/blog/2019/%E6%97%A7 /blog/posts/a.html 301",
        "/blog/2019/%E6%97%A7/ /blog/posts/a.html 301",
        "/blog/me.html /blog/about.html 301",
        "/blog/news /blog/notices/n.html 301",
        "/blog/news/ /blog/notices/n.html 301",
        "/blog/old/a.html /blog/posts/a.html 301",
        "/blog/p/7 /blog/posts/a.html 301",
        "/blog/p/7/ /blog/posts/a.html 301",
        "/blog/x /blog/posts/a.html 301",
        "/blog/x/ /blog/posts/a.html 301",
        "/blog/y /blog/posts/a.html 301",
        "/blog/y/ /blog/posts/a.html 301",
    ]
    paths = {each["from_url"] for each in json.loads(listed.text("redirects.readthedocs.json"))}
    assert paths == {"/旧/文章", "/2019/旧", "/me.html", "/news", "/old/a.html", "/p/7", "/x", "/y"}


def test_read_the_docs_has_none_where_pages_would_go_before(moved):
    built = moved.build(out="rtd", blogarchive_redirect_files=["readthedocs"])
    assert FILES["readthedocs"] not in built.files()


def test_a_list_of_the_writers_stays_and_is_told_of(blog):
    blog.write("extra/_redirects", "mine")
    blog.conf('html_extra_path = ["extra"]\nblogarchive_redirect_files = ["netlify"]\n')
    blog.post("a", "# A\n", redirect_from="old")
    for _ in range(2):
        built = blog.build()
        assert built.text("_redirects") == "mine"
    (warning,) = built.warnings
    assert warning.startswith(f"{blog.src}/conf.py:10: WARNING: ")
    assert "a file '_redirects' of your own" in warning


def test_an_unknown_format_is_warned_of(blog):
    blog.conf('blogarchive_redirect_files = ["iis"]\n')
    (warning,) = blog.build().warnings
    assert "choose among netlify, readthedocs, nginx, apache" in warning

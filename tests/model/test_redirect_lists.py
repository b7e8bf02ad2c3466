"""Redirects in the formats of hosts and servers."""

from __future__ import annotations

import json
import re

import pytest

from sphinx_blogarchive.model.addresses import Address
from sphinx_blogarchive.model.redirect_lists import can_list, lists
from sphinx_blogarchive.model.redirects import Move

ROOT = "/博 客/"


def move(path, query="", *, outside=False, served=False):
    return Move(path, query, outside, "posts/a", served)


def written(name, *moves, root="/blog/"):
    return dict(lists([name], list(moves), root, lambda docname: f"{docname}.html"))


def netlify(*moves, root="/blog/"):
    return written("netlify", *moves, root=root)["_redirects"].splitlines()


def test_netlifys_has_a_line_for_each_sorted():
    assert netlify(move("x/"), move("x"), move("a.html", served=True)) == [
        "/blog/a.html /blog/posts/a.html 301",
        "/blog/x /blog/posts/a.html 301",
        "/blog/x/ /blog/posts/a.html 301",
    ]


def test_netlifys_is_encoded():
    assert netlify(move("旧 a"), root=ROOT) == [
        "/%E5%8D%9A%20%E5%AE%A2/%E6%97%A7%20a /%E5%8D%9A%20%E5%AE%A2/posts/a.html 301"
    ]


def test_netlifys_has_no_wildcards_or_placeholders_by_chance():
    assert netlify(move("a*"), move("a:b")) == [
        "/blog/a%2A /blog/posts/a.html 301",
        "/blog/a%3Ab /blog/posts/a.html 301",
    ]


def test_netlifys_has_queries_before_the_same_path():
    assert netlify(move("i.php"), move("i.php", "p=7&q=旧 *")) == [
        "/blog/i.php p=7 q=%E6%97%A7%20%2A /blog/posts/a.html 301",
        "/blog/i.php /blog/posts/a.html 301",
    ]


def test_netlifys_has_what_lies_beside_the_site():
    assert netlify(move("x", outside=True)) == ["/x /blog/posts/a.html 301"]


def read_the_docs(*moves, root="/zh/latest/"):
    text = written("readthedocs", *moves, root=root).get("redirects.readthedocs.json", "[]")
    return [(each["type"], each["from_url"], each["to_url"]) for each in json.loads(text)]


def test_read_the_docs_has_paths_of_pages_decoded_and_without_a_slash():
    assert read_the_docs(move("旧"), move("旧/")) == [("page", "/旧", "/posts/a.html")]


def test_read_the_docs_has_exact_paths_for_what_lies_beside_the_site():
    assert read_the_docs(move("x", outside=True)) == [("exact", "/x", "/zh/latest/posts/a.html")]


@pytest.mark.parametrize("one", [move("x", served=True), move("", "p=7"), move("a*"), move("a?b")])
def test_read_the_docs_has_nothing_that_it_would_not_or_could_not_use(one):
    assert read_the_docs(one) == []
    assert written("readthedocs", one) == {}


def test_read_the_docs_redirects_for_good():
    text = written("readthedocs", move("x.php"))["redirects.readthedocs.json"]
    assert json.loads(text)[0]["http_status"] == 301


def nginx(*moves):
    text = written("nginx", *moves)["redirects.nginx.conf"]
    return dict(re.findall(r'^    "(.*)" "(.*)";$', text, re.MULTILINE))


def test_nginx_has_paths_decoded_and_targets_encoded():
    assert nginx(move("旧 a")) == {"/blog/旧 a": "/blog/posts/a.html"}


def test_nginx_has_no_two_paths_that_differ_in_case_alone():
    assert len(nginx(move("Old"), move("old"))) == 1


def test_nginx_has_quotes_and_backslashes_escaped():
    assert 'a\\"b' in written("nginx", move('a"b'))["redirects.nginx.conf"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/blog/i.php?p=7", True),
        ("/blog/i.php?p=7&x=1", True),
        ("/blog/i.php?x=1&p=7", True),
        ("/blog/i.php?p=77", False),
        ("/blog/i.php?pp=7", False),
        ("/blog/i_php?p=7", False),
        ("/blog/i.php", False),
    ],
)
def test_nginx_finds_a_query_among_others(asked, meant):
    (pattern,) = nginx(move("i.php", "p=7"))
    expression = pattern.removeprefix("~").replace("\\\\", "\\")
    assert (re.search(expression, asked) is not None) is meant


def test_a_list_with_nothing_to_say_is_not_written():
    assert written("netlify") == {}


def apache(*moves, root="/blog/"):
    head, *rules = written("apache", *moves, root=root)[".htaccess"].splitlines()
    assert head == "RewriteEngine On"
    return rules


def test_apaches_has_paths_decoded_below_the_folder_and_targets_encoded():
    (rule,) = apache(move("旧/a.b"), root=ROOT)
    assert rule == (
        r"RewriteRule ^旧/a\.b$ /\%E5\%8D\%9A\%20\%E5\%AE\%A2/posts/a.html [R=301,NE,L]"
    )


@pytest.mark.parametrize("path", ["a b", 'a"b', "'a", "#a", "a+(b)"])
def test_apaches_patterns_are_one_word_and_mean_the_path(path):
    (rule,) = apache(move(path))
    _, pattern, _, _ = rule.split(" ")
    assert not {'"', "'"} & set(pattern)
    assert re.fullmatch(pattern, path)


def test_apaches_has_queries_before_the_same_path():
    assert apache(move("i.php"), move("i.php", "p=7")) == [
        "RewriteCond %{QUERY_STRING} (?:^|&)p=7(?:&|$)",
        r"RewriteRule ^i\.php$ /blog/posts/a.html [R=301,NE,L]",
        r"RewriteRule ^i\.php$ /blog/posts/a.html [R=301,NE,L]",
    ]


def test_apaches_has_nothing_of_what_lies_beside_the_site():
    assert written("apache", move("x", outside=True)) == {}


@pytest.mark.parametrize("name", ["nginx", "apache"])
def test_queries_are_encoded_as_browsers_send_them(name):
    (text,) = written(name, move("", "q=旧&r=%E6:")).values()
    assert "q=%E6%97%A7" in text
    assert "r=%E6:" in text


@pytest.mark.parametrize(
    ("formats", "address", "can"),
    [
        ([], Address("x.php"), False),
        (["readthedocs"], Address("x.php"), True),
        (["readthedocs"], Address("", "p=7"), False),
        (["readthedocs"], Address("a*"), False),
        (["readthedocs", "netlify"], Address("", "p=7"), True),
        (["nginx"], Address("a*"), True),
        (["apache"], Address("", "p=7"), True),
        (["apache"], Address("x", outside=True), False),
    ],
)
def test_not_every_format_can_have_every_address(formats, address, can):
    assert can_list(formats, address) is can

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_blogarchive.excerpt.markup import Balancer

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"}
BITS = st.sampled_from(
    [
        *(
            "<div>",
            "</div>",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<ul>",
            "<li>",
            "</ul>",
            "<br>",
            "<br/>",
        ),
        *('<a href="x">', "</a>", '<p id="i">', "<a name=n>", "<div/>", "<svg>", "<path d='M0'/>"),
        *(
            "</svg>",
            "<script>",
            "</script>",
            "<style>",
            "</style>",
            "<!--",
            "-->",
            "<![foo[",
            "]]>",
        ),
        *("<", ">", "&", "&amp;", "&T", "&lt", "&#65;", "text", '"', "'", "=", "/", " ", "<a<b>"),
        *(
            "<plaintext>",
            "<textarea>",
            "</html>",
            "<body>",
            "<base href='/'>",
            "<?php",
            "<!doctype",
        ),
        *("<img srcset='a 1x, b 2x'>", "<input disabled>", "<table>", "<tr>", "<td>", "</table>"),
    ]
)
HTML = st.text() | st.lists(BITS, max_size=12).map("".join)


def balanced(*pieces, move=lambda address: address):
    """Return *pieces* as they stand in an excerpt, with the ends of all that is open."""
    balancer = Balancer(move)
    return "".join([*map(balancer.piece, pieces), balancer.rest()])


class Checker(HTMLParser):
    """Notes what isn't balanced."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.tags = []
        self.attributes = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def checked(text):
    checker = Checker()
    checker.feed(text)
    checker.close()
    assert checker.open == []
    return checker


@given(st.lists(HTML, max_size=4))
@example(["<<!-- x -->b onclick>"])
@example(["<![foo[ x ]]>"])
@example(["<script>a", "</div>", "<b>"])
def test_what_comes_out_is_balanced(pieces):
    checked(balanced(*pieces))


@given(HTML)
@example("AT&T &copy 2024")
@example('<a href="?a=1&copy=2">')
@example("<p a=1 b=2 a=3>")
def test_balancing_twice_changes_no_more(text):
    once = balanced(text)
    assert balanced(once) == once


@given(st.lists(HTML, max_size=4))
@example(["<svg><body>"])
@example(["<svg><plaintext>"])
def test_nothing_that_acts_on_the_page_comes_out(pieces):
    checker = checked(balanced(*pieces))
    assert not {"script", "style", "base", "meta", "body", "plaintext"} & set(checker.tags)
    assert "id" not in checker.attributes


@given(st.lists(HTML, max_size=4))
@example(["<svg><body>"])
@example(["<svg><plaintext>"])
def test_an_excerpt_never_leaves_its_box(pieces):
    page = f"<div class='box'>{balanced(*pieces)}</div><p class='after'>after</p>"
    tree = lxml.html.fromstring(f"<html><body>{page}</body></html>".replace("\0", ""))
    (after,) = tree.find_class("after")
    assert not any("box" in parent.get("class", "").split() for parent in after.iterancestors())


@given(st.text(st.characters(codec="utf-8", exclude_characters="<&\r\0")))
def test_text_without_markup_stays_as_it_is(text):
    assert balanced(text) == text


@pytest.mark.parametrize(
    "text",
    [
        '<div class="note"><p>a</p></div>',
        "<ul><li>a</li><li>b</li></ul>",
        '<img src="a.png" alt="a &lt; b"/>',
        '<svg viewbox="0 0 1 1"><path d="M0"/><title>x</title></svg>',
        "a &amp; b &copy; &#8212; &#x4e2d;",
        '<video controls="" poster="a.png"></video>',
    ],
)
def test_what_is_right_stays_as_it_is(text):
    assert balanced(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<div><p>a", "<div><p>a</p></div>"),
        ("a</div></p>", "a"),
        ("<b><i>a</b>b", "<b><i>a</i></b>b"),
        ("<li>a<li>b", "<li>a</li><li>b</li>"),
        ("<div/>a", "<div>a</div>"),
        ("<br>", "<br/>"),
        ("<BR CLEAR=all>", '<br clear="all"/>'),
        ("<script>alert(1)</script>b", "b"),
        ("<script>alert(1)", ""),
        ("<style>p { color: red }", ""),
        ("<script/>b", "b"),
        ("a<!-- c -->b", "ab"),
        ("a<!-- c", "a"),
        ("AT&T", "AT&amp;T"),
        ("?a=1&b=2", "?a=1&amp;b=2"),
        ("1 < 2", "1 &lt; 2"),
        ("a<b c", "a&lt;b c"),
        ("<!doctype html><html><body class=x>a</body></html>", "a"),
        ("<plaintext>a", "a"),
        ('<base href="/"/><meta charset=x><link rel=stylesheet href=x>a', "a"),
        ("<?php echo 1 ?>a", "a"),
        ('<p id="a" class="b">', '<p class="b"></p>'),
        ('<a name="a" href="#b">', '<a href="#b"></a>'),
        ('<label for="a"><input list="b">', "<label><input/></label>"),
        ('<p a"b=c class=d>', '<p class="d"></p>'),
        ('<p class="a" class="b">', '<p class="a"></p>'),
    ],
)
def test_what_is_mended_and_left_out(text, shown):
    assert balanced(text) == shown


def test_what_one_piece_opens_another_may_end():
    balancer = Balancer(str)
    assert balancer.piece('<div class="a">') == '<div class="a">'
    assert balancer.piece("</div>") == "</div>"
    assert balancer.rest() == ""


def test_a_script_ends_with_its_piece():
    assert balanced("<script>", "<b>a</b>", "</script>") == "<b>a</b>"


def test_a_tag_that_ends_in_no_piece_is_text():
    assert balanced("<div", "<b>a</b>") == "&lt;div<b>a</b>"


def test_the_rest_is_given_once():
    balancer = Balancer(str)
    balancer.piece("<div>")
    assert (balancer.rest(), balancer.rest()) == ("</div>", "")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ('<a href="b.html">', ["posts/b.html"]),
        ('<img src="../a.png">', ["a.png"]),
        ('<img src="a.png"/>', ["posts/a.png"]),
        ('<video poster="a.png"><source src="b.mp4">', ["posts/a.png", "posts/b.mp4"]),
        ('<object data="a.svg">', ["posts/a.svg"]),
        ('<svg><use xlink:href="a.svg#b"/>', ["posts/a.svg#b"]),
        ('<a href="?a=1&amp;b=2">', ["posts/?a=1&amp;b=2"]),
        ('<img srcset="a.png, b.png 2x">', ["posts/a.png, posts/b.png 2x"]),
        ('<img srcset="a.png 480w,\n ../b.png 800w">', ["posts/a.png 480w, b.png 800w"]),
        ("<a href>", ["posts/"]),
    ],
)
def test_addresses_move(text, addresses):
    moved = balanced(text, move=lambda address: urljoin("posts/", address))
    assert re.findall(r'(?:href|src|srcset|poster|data)="([^"]*)"', moved) == addresses


@given(st.text(st.characters(codec="utf-8")))
def test_no_address_ends_its_attribute(address):
    checker = checked(balanced('<a href="x">a</a>', move=lambda _: address))
    assert checker.tags == ["a"]
    assert checker.attributes == ["href"]


@pytest.mark.parametrize(
    "text", ["<", "<div>", "<b><i>", "</p>", "&", "<!--", "<![", "<script>", "a"]
)
def test_very_long_markup_is_balanced(text):
    checked(balanced(text * 20_000))

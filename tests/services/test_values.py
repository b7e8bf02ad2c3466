"""What services answer is believed only as far as it can be true, and is text alone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.services import ServiceError, values
from sphinx_blogarchive.services.htmltext import text_of_html

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize(("told", "number"), [(0, 0), (79067, 79067), ("12", 12), (None, 0)])
def test_numbers_are_taken_also_as_digits(told, number):
    assert values.number(told) == number


@pytest.mark.parametrize("told", [-1, 1.5, True, "many", "-3", "٣", 2**60, 10**400, [], {}])
def test_what_is_no_number_of_things_is_refused(told):
    with pytest.raises(ServiceError, match=r"^answered .{1,90} where a number was asked for$"):
        values.number(told)


@pytest.mark.parametrize(
    ("told", "identifier"),
    [
        (12, "12"),
        ("65f0c1ab", "65f0c1ab"),
        (0, ""),
        (None, ""),
        ("", ""),
        (True, ""),
        ('1"><script>', "1script"),
        ({}, ""),
    ],
)
def test_identifiers_can_stand_in_an_address(told, identifier):
    assert values.identifier(told) == identifier


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("https://ada.example/", "https://ada.example/"),
        ("http://ada.example", "http://ada.example"),
        ("ada.example/blog", "https://ada.example/blog"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt://x.example/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("ada@example.org", ""),
        ("mailto:ada@example.org", ""),
        ("https://ada:secret@example.org/", ""),
        ("ada", ""),
        ("", ""),
        (None, ""),
        (7, ""),
    ],
)
def test_addresses_of_authors_lead_to_sites_alone(told, address):
    assert values.address(told) == address


def test_a_mail_address_is_no_name():
    assert values.author("ada@example.org") == ""
    assert values.author("  Ada\n Brandt ") == "Ada Brandt"
    assert values.author(None) == ""
    assert len(values.author("x" * 5000)) == 100


@pytest.mark.parametrize(
    "told",
    [
        "2024-03-05 12:00:00",
        "2024-03-05T12:00:00Z",
        "2024-03-05T12:00:00.000Z",
        "2024-03-05 20:00:00.123456789+08:00",
        "2024-03-05 20:00:00 +0800 CST",
    ],
)
def test_moments_are_read_as_the_services_write_them(told):
    assert values.stamp(told, UTC) == NOON


def test_a_moment_without_a_zone_is_one_of_the_zone_of_the_server():
    assert values.stamp("2024-03-05 20:00:00", ZoneInfo("Asia/Shanghai")) == NOON


def test_seconds_and_thousandths_are_moments():
    assert values.moment(NOON.timestamp() + 0.5) == NOON
    assert values.moment(int(NOON.timestamp()) * 1000 + 999, per_second=1000) == NOON


@pytest.mark.parametrize("told", ["", "today", "2024-13-05 12:00:00", "0001-01-01 00:00:00+23:00"])
def test_what_is_no_moment_is_none(told):
    assert values.stamp(told, UTC) is None


@pytest.mark.parametrize("told", [float("nan"), float("inf"), 10**400, -(10**20), "1", None, True])
def test_what_is_no_time_is_none(told):
    assert values.moment(told) is None
    assert values.moment(told, per_second=1000) is None


def test_paragraphs_and_lines_of_text_stay():
    told = "One\r\ntwo \x00\n\n\n\n\nthree\ud800"
    assert values.text(told) == "One\ntwo \n\nthree\ufffd"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One<br>two</p>\n<p>three</p>", "One\ntwo\n\nthree"),
        ("<p>a &lt;b&gt; &amp; c</p>", "a <b> & c"),
        ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "one\ntwo"),
        ("<pre><code>a\n  b</code></pre>", "a\n  b"),
        ("<p>a\n <em>b</em>  c</p>", "a b c"),
        ("a<script>alert(1)</script><style>x{}</style>b", "ab"),
        ('<img src=x onerror="alert(1)">', ""),
        ("<p>a <![if x[ b", "a"),
        (None, ""),
    ],
)
def test_of_html_the_text_stays(html, text):
    assert text_of_html(html).startswith(text)
    assert (text_of_html(html) == text) or "<![" in html


@given(ANYTHING)
def test_nothing_that_is_told_breaks_anything(told):
    values.identifier(told), values.address(told), values.author(told), values.text(told)
    values.stamp(told, UTC), values.moment(told), text_of_html(told)
    assert values.said(told).isprintable()


@given(st.text(alphabet="<>![]-/&;ab\"'= \n"))
def test_no_html_breaks_anything(html):
    text_of_html(html)

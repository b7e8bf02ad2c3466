"""What a page shows, made fit for readers of feeds: a function of text."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sphinx_blogarchive.model.feeds.clean import clean

PAGE = "https://example.org/blog/posts/one/"


def cleaned(html, size=lambda _source: None):
    return clean(html, PAGE, size)


def cases():
    """Yield the cases of the file beside this one."""
    text = Path(__file__).with_name("cleaned.txt").read_text(encoding="utf-8")
    for name, found, *expected in (
        block.split("\n") for block in re.split(r"\n\n(?=# )", text)[1:]
    ):
        html = re.sub(r"\\(n|0|u[0-9a-f]{4})", lambda escape: unescaped(escape[0]), found)
        written = "".join(expected).strip().replace("\\n", "\n").replace("PAGE/", PAGE)
        yield pytest.param(html, written, id=name.removeprefix("# "))


def unescaped(escape):
    return escape.encode().decode("unicode_escape")


CASES = list(cases())


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_what_becomes_of(html, expected):
    assert re.sub(r">\s+<", "><", cleaned(html)) == re.sub(r">\s+<", "><", expected)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="a.png">', ("200", "100")),
        ('<img src="a.png" width="50">', ("50", "25")),
        ('<img src="a.png" style="height: 10px">', ("20", "10")),
        ('<img src="a.png" width="7" height="9">', ("7", "9")),
        ('<img src="a.png" style="width: 50%">', ("200", "100")),
        ('<img src="b.png" width="50">', ("50", None)),
        ('<img src="b.png">', (None, None)),
    ],
)
def test_a_picture_has_its_size(html, expected):
    sizes = {f"{PAGE}a.png": (200, 100)}
    picture = lxml.html.fromstring(cleaned(html, sizes.get))
    assert (picture.get("width"), picture.get("height")) == expected


def test_a_picture_without_words_has_an_empty_alternative():
    assert lxml.html.fromstring(cleaned('<img src="a.png">')).get("alt") == ""


def test_a_drawing_becomes_a_picture_that_holds_itself():
    drawing = (
        '<svg viewBox="0 0 4 2" width="40" height="20" onload="x()"><title>A line</title>'
        '<linearGradient id="g"/><path fill="url(#g)" d="M0 0"/><script>x()</script></svg>'
    )
    picture = lxml.html.fromstring(cleaned(drawing))
    assert (picture.get("alt"), picture.get("width"), picture.get("height")) == (
        "A line",
        "40",
        "20",
    )
    root = etree.fromstring(b64decode(picture.get("src").partition("base64,")[2]))
    assert root.get("viewBox") == "0 0 4 2"
    assert [etree.QName(e).localname for e in root] == ["title", "linearGradient", "path"]
    assert "onload" not in root.attrib


PIECES = st.sampled_from(
    """
    <p> </p> <div class="highlight-c"> </div> <pre> </pre> <a href="x"> </a> <ul> <li> </ul> <svg>
    </svg> <math> </math> <mi/> <script> </script> <table> <tr> <td> </table> <img src=x> <b> </b>
    <details> <summary> </summary> </details> <!-- --> <![ <! <?x </x <y a=" <z ' " &lt; &amp &#0;
    &#xd800; < > & \0 text 数 <iframe src=q> <input type=checkbox> <textarea> <title> <plaintext>
    """.split()  # noqa: SIM905
)


@given(html=st.lists(PIECES, max_size=14).map("".join))
def test_whatever_is_put_in_stands_by_itself(html):
    found = cleaned(html)
    root = lxml.html.fragment_fromstring(found, create_parent="div")
    for element in root.iter():
        assert element.tag not in ("script", "style", "iframe", "form", "input", "textarea")
        assert not {"id", "style", "onclick"} & {*element.attrib}
        for name in ("href", "src"):
            assert re.match(r"https?:|data:image/", element.get(name, "https:"))
    # each that is opened is closed
    for tag in re.findall(r"<(p|div|pre|a|ul|li|table|tr|td|b|math|blockquote)\b", found):
        assert found.count(f"</{tag}>") == len(re.findall(rf"<{tag}\b", found))


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_what_is_clean_stays_as_it_is(html, expected):
    once = cleaned(html)
    assert cleaned(once) == once

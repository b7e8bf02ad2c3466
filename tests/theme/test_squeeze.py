"""Sheets are sent without comments and spaces, and mean the same."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.theme.squeeze import squeezed
from tests.theme.test_markup import shown, themed

__all__ = ["themed"]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a { color: red; }\n\nb { color: blue }", "a{color: red}b{color: blue}"),
        ("/* one ; */ a /* two **/ { /* three */ }", "a{}"),
        (
            "a > b, c + d :is(e) { margin: calc(1px + 2px) 3px; }",
            "a > b,c + d :is(e){margin: calc(1px + 2px) 3px}",
        ),
        (
            "@media (width > 1px) and (print) { a { b: c;\n} }",
            "@media (width > 1px) and (print){a{b: c}}",
        ),
        ('a::after { content: " ( ; } /* no */ "; }', 'a::after{content: " ( ; } /* no */ "}'),
        (r"""a { content: "\"  {"; quotes: '  ' }""", r"""a{content: "\"  {";quotes: '  '}"""),
    ],
)
def test_space_that_says_something_and_strings_stay(css, expected):
    assert squeezed(css) == f"{expected}\n"


def test_the_sheets_of_the_theme_are_squeezed_each_time(themed):
    for _ in range(2):
        shown(themed, "Text.\n")
        for name in ("blogarchive.css", "blogarchive-theme.css", "blogarchive-widths.css"):
            sheet = (themed.root / "html/_static" / name).read_text()
            assert "/*" not in sheet
            assert "{" in sheet


def test_other_themes_have_the_sheet_as_it_is(blog):
    assert "/*" in blog.build().text("_static/blogarchive.css")

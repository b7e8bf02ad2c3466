"""Entries that BibTeX reads as they were meant."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from sphinx_blogarchive.model.bibtex import database, entry, title
from sphinx_blogarchive.model.citation import Author, Citation, Collection
from sphinx_blogarchive.model.names import split
from sphinx_blogarchive.model.runs import Run

POST = Citation(
    "brandt2024-rings",
    (Run("On rings"),),
    datetime(2024, 3, 5, tzinfo=UTC),
    Collection("Notes"),
    url="https://example.org/rings.html",
    language="en-GB",
)


def fields(citation):
    return parse_string(entry(citation), "bibtex").entries[citation.key].fields


def authors(*names):
    return POST._replace(authors=tuple(Author(name, split(name)) for name in names))


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("On rings", "On rings"),
        ("Über NASA und C++", "Über {NASA} und {C++}"),
        ("eBay", "{eBay}"),
        ("50 % & #1_a", r"50 \% \& \#1\_a"),
        ("a~b^c", r"a\textasciitilde{}b\textasciicircum{}c"),
        ("$5", r"\$5"),
        ("a {b", r"a \textbraceleft{}b"),
        (r"\alpha", r"\textbackslash{}alpha"),
        ("环与理想", "环与理想"),
    ],
)
def test_signs_and_capitals_of_a_title_are_kept(text, tex):
    assert title((Run(text),)) == tex


def test_what_begins_with_a_backslash_is_no_special_character():
    assert title((Run("a %B"),)) == r"a {{\%B}}"


def test_a_formula_stays_tex():
    runs = (Run("The space "), Run(r"L^2(\mathbb{R})", math=True), Run(" Again"))
    assert title(runs) == r"The space {$L^2(\mathbb{R})$} {Again}"


def test_braces_of_a_formula_balance():
    assert title((Run(r"\{x", math=True),)) == r"{$\lbrace x$}"


def test_a_formula_that_no_tex_can_read_is_shown_as_written():
    assert title((Run("x}{", math=True),)) == r"{x\textbraceright{}\textbraceleft{}}"


@given(st.lists(st.builds(Run, st.text(max_size=20), st.booleans()), max_size=4))
def test_whatever_the_title_the_next_entry_can_be_read(runs):
    strange = POST._replace(key="strange", title=tuple(runs))
    found = parse_string(database(map(entry, [strange, POST])), "bibtex").entries
    assert list(found) == ["strange", "brandt2024-rings"]
    assert found["brandt2024-rings"].fields["title"] == "On rings"


def test_an_entry_says_when_and_where():
    found = dict(fields(POST))
    assert found == {
        "title": "On rings",
        "howpublished": "Notes",
        "year": "2024",
        "month": "March",
        "day": "5",
        "url": "https://example.org/rings.html",
        "langid": "british",
    }


def test_families_are_told_from_given_names():
    people = parse_string(entry(authors("Ludwig van Beethoven", "Martin King Jr.")), "bibtex")
    first, second = people.entries[POST.key].persons["author"]
    assert (first.prelast_names, first.last_names) == (["van"], ["Beethoven"])
    assert (second.lineage_names, second.last_names) == (["Jr."], ["King"])


@pytest.mark.parametrize("name", ["林知远", "The Example Team", "Foo and Bar Ltd"])
def test_a_whole_name_stays_in_one_piece(name):
    (person,) = parse_string(entry(authors(name)), "bibtex").entries[POST.key].persons["author"]
    assert str(person).strip("{}") == name


def test_an_address_keeps_its_signs_but_braces():
    found = fields(POST._replace(url="https://example.org/a_b%20#c&{d}"))
    assert found["url"] == "https://example.org/a_b%20#c&%7Bd%7D"

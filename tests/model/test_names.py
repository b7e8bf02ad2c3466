"""Names are taken apart where that is safe, and stay whole elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.names import Name, split


@pytest.mark.parametrize(
    ("text", "family", "given_"),
    [
        ("林知远", "林", "知远"),
        ("周沐", "周", "沐"),
        ("欧阳修", "欧阳", "修"),
        ("司马相如", "司马", "相如"),
        ("山田 太郎", "山田", "太郎"),
        ("김철수", "김", "철수"),
        ("Ada Brandt", "Brandt", "Ada"),
        ("Knuth, Donald E.", "Knuth", "Donald E."),
    ],
)
def test_a_name_has_a_family(text, family, given_):
    assert split(text) == Name(family=family, given=given_)


@pytest.mark.parametrize(
    "text",
    [
        "Ada",
        "量子小狐狸",
        "亚当·斯密",
        "山田太郎",
        "すずき",
        "the sphinx-blogarchive contributors",
        "Example Project Team",
        "danah boyd",
        "R2 D2",
        "欧阳",
        "",
    ],
)
def test_what_cannot_be_told_stays_whole(text):
    assert split(text) == Name(literal=text)


def test_small_words_before_the_family_are_particles():
    name = split("Charles Louis de la Vallée Poussin")
    assert (name.given, name.particle, name.family) == (
        "Charles Louis",
        "de la",
        "Vallée Poussin",
    )


def test_junior_is_a_suffix():
    assert split("Martin Luther King Jr.").suffix == "Jr."


def test_the_writer_says_where_the_family_ends():
    name = split("Gabriel García Márquez", "García Márquez, Gabriel")
    assert (name.family, name.given) == ("García Márquez", "Gabriel")


def test_the_writer_says_that_a_name_is_whole():
    assert split("司马光", "司马光") == Name(literal="司马光")


@given(st.text(max_size=40))
def test_no_name_is_lost(text):
    name = split(text)
    said = sorted("".join(name.natural.split()).replace(",", ""))
    assert said == sorted("".join(text.split()).replace(",", "")) or "," in text

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_blogarchive.model.slugs import RESERVED, assign, slugify

ANYTHING = st.text() | st.text(st.characters(categories=["P", "S", "M", "Z", "C"]))
NEAR = st.sampled_from(["C", "c", "C ", "c!", "ß", "SS", "ſ", "é", "e\u0301", "İ", "i\u0307"])
SETS = st.sets(NEAR | ANYTHING, max_size=12)


def on_disk(slug):
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", slug).casefold())


@given(ANYTHING)
@example("")
@example("\0")
@example("\ud800")
@example("\ud800" * 300)
@example("❤\ufe0f")
@example("\u0301")
def test_a_slug_is_a_visible_part_of_an_address(name):
    slug = slugify(name)
    assert any(unicodedata.category(char)[0] in "LN" for char in slug)
    assert not set(slug) & set('/\\?#%<>:"|* .\0')
    assert len(slug.encode()) <= 200


@given(ANYTHING)
def test_a_slug_is_in_composed_form(name):
    assert unicodedata.is_normalized("NFC", slugify(name))


@given(ANYTHING)
@example("e\u0301")
@example("か\u3099")
def test_a_slug_does_not_depend_on_composition(name):
    assert slugify(unicodedata.normalize("NFD", name)) == slugify(
        unicodedata.normalize("NFC", name)
    )


@given(st.sampled_from(sorted(RESERVED)), st.sampled_from([str.upper, str.title, "({})".format]))
def test_no_slug_is_a_name_that_a_file_system_keeps(name, change):
    assert slugify(change(name)).casefold() not in RESERVED


@pytest.mark.parametrize("name", ["CON", "aux", "LPT1", "com¹", "index", "page"])
def test_names_of_devices_and_of_our_own_folders_are_kept(name):
    assert slugify(name) == f"{name.lower()}-term"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("R&D", "r-and-d"),
        ("a/b", "a-b"),
        ("ab", "ab"),
        ("数学", "数学"),
        ("が", "が"),
        ("か\u3099", "が"),
        ("か", "か"),
        ("Machine Learning", "machine-learning"),
        ("हिन्दी", "हिन्दी"),
        ("葛\U000e0100城", "葛城"),
        ("1\ufe0f\u20e3", "1\u20e3"),
        ("İstanbul", "i\u0307stanbul"),
        ("ılık", "ılık"),
        ("../../etc", "dot-etc"),
        ("!!!", "exclamation-mark-exclamation-mark-exclamation-mark"),
        ("+", "plus"),
        ("2024", "2024"),
    ],
)
def test_slugs_that_addresses_already_depend_on(name, slug):
    assert slugify(name) == slug


def test_different_emoji_have_different_slugs():
    assert slugify("❤\ufe0f") != slugify("✔\ufe0f")


@pytest.mark.parametrize("char", ["a", "数", "!", "\u0301", "\U0001f600"])
def test_a_very_long_name_has_a_slug_that_a_file_system_takes(char):
    assert len(f"{slugify(char * 100_000)}.html".encode()) <= 255


def test_long_names_with_one_beginning_differ():
    assert slugify("a" * 500 + "b") != slugify("a" * 500 + "c")


@given(SETS)
@example({"C", "c", "c-2e7d2c"})
@example({"C", "c", "C ", "c-2e7d2c", "c!"})
@example({"\ud800", "ud800"})
def test_no_two_names_have_one_address_on_any_file_system(names):
    slugs, _ = assign(names, {})
    assert slugs.keys() == names
    assert len({on_disk(slug) for slug in slugs.values()}) == len(names)


@given(SETS, st.randoms(use_true_random=False))
def test_slugs_do_not_depend_on_the_order_of_names(names, random):
    shuffled = sorted(names, key=lambda _: random.random())
    assert assign(shuffled, {}) == assign(names, {})


@given(SETS, NEAR)
def test_a_new_name_changes_no_slug_but_those_that_it_meets(names, new):
    before, _ = assign(names - {new}, {})
    after, meetings = assign(names | {new}, {})
    met = {name for group in meetings for name in group if new in group}
    assert {name for name in before if before[name] != after[name]} <= met


@given(SETS)
def test_exactly_the_names_that_met_bear_a_mark(names):
    slugs, meetings = assign(names, {})
    marked = {name for name in names if slugs[name] != slugify(name)}
    assert marked == {name for group in meetings for name in group[1:]}


def test_the_first_in_order_of_code_points_keeps_the_plain_slug():
    slugs, meetings = assign(["c", "C"], {})
    assert slugs == {"C": "c", "c": "c-2e7d2c"}
    assert meetings == [("C", "c")]


def test_a_slug_set_by_the_writer_is_kept_and_the_other_gives_way():
    slugs, meetings = assign(["c", "C", "数学"], {"c": "c", "数学": "Maths"})
    assert slugs["c"] == "c"
    assert slugs["数学"] == "Maths"
    assert slugs["C"] != "c"
    assert meetings == [("c", "C")]


def test_a_plain_slug_gives_way_to_one_set_for_another_name():
    slugs, _ = assign(["数学", "maths"], {"数学": "Maths"})
    assert slugs["数学"] == "Maths"
    assert slugs["maths"].startswith("maths-")


def test_no_names_have_no_slugs():
    assert assign([], {}) == ({}, [])

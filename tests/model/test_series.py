"""The order and the numbers of the parts of a series, and what is wrong with them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.plan import Plan
from sphinx_blogarchive.model.query import Query, select
from sphinx_blogarchive.model.series import AROUND, WHOLE, mistakes, places
from tests.model.samples import post, posts, vocabulary


def placed(found):
    """Return the place of each of the posts *found*, by docname."""
    terms = vocabulary(found)
    plan = Plan(found, terms, root="", kinds=(), size=8, documents=(), paginated=())
    return places(plan)


def of_parts(*parts):
    """Return posts of a series with these *parts*, a day between them."""
    return [
        post(f"p{n}", f"2024-{1 + n // 28:02}-{1 + n % 28:02}", series="S", part=part)
        for n, part in enumerate(parts)
    ]


def said(*parts, hidden=()):
    """Return docnames and messages of what is wrong with a series of these *parts*."""
    found = placed(of_parts(*parts))
    return list(mistakes(found["p0"].series, hidden))


# ---- places


@given(posts())
def test_each_post_of_a_series_has_its_place_in_it(found):
    around = placed(found)
    assert set(around) == {p.docname for p in found if p.series}
    for p in found:
        if p.series:
            assert around[p.docname].part.docname == p.docname
            assert around[p.docname].series.name == p.series


@given(posts())
def test_parts_stand_in_the_order_of_lists_by_part(found):
    for place in placed(found).values():
        query = Query(terms=(("series", (place.series.name,)),), order="part")
        listed = [p.docname for p in select(query, found, vocabulary(found))]
        assert [part.docname for part in place.series.parts] == listed


@given(posts())
def test_the_next_part_of_the_previous_part_is_the_post_itself(found):
    around = placed(found)
    for name, place in around.items():
        assert not place.previous or around[place.previous].next == name
        assert not place.next or around[place.next].previous == name


@given(posts())
def test_numbers_rise_and_those_without_one_come_last(found):
    for place in placed(found).values():
        numbers = [part.number for part in place.series.parts]
        numbered = [n for n in numbers if n is not None]
        assert numbers == numbered + [None] * (len(numbers) - len(numbered))
        assert numbered == sorted(numbered)
        assert place.part.number is None or place.part.number <= place.series.total


def test_where_no_part_has_a_number_the_place_is_the_number():
    around = placed(of_parts(None, None, None))
    assert [around[f"p{n}"].part.number for n in range(3)] == [1, 2, 3]
    assert around["p0"].series.total == 3


def test_a_part_without_a_number_among_numbered_ones_has_none():
    around = placed(of_parts(2, None, 1))
    assert [around[f"p{n}"].part.number for n in range(3)] == [2, None, 1]
    assert around["p0"].series.total == 2
    assert not around["p1"].is_numbered


def test_the_total_is_the_highest_number():
    assert placed(of_parts(1, 2, 4))["p0"].series.total == 4
    assert placed(of_parts(0, 1, 2))["p0"].series.total == 2


@pytest.mark.parametrize(
    ("parts", "numbered"), [((None,), False), ((1,), False), ((3,), True), ((0, 1), True)]
)
def test_the_first_and_only_part_has_no_number_worth_telling(parts, numbered):
    assert placed(of_parts(*parts))["p0"].is_numbered == numbered


# ---- what a part lists of a series


@given(st.integers(1, 150), st.data())
def test_a_part_lists_itself_in_a_run_of_its_series(count, data):
    around = placed(of_parts(*range(1, count + 1)))
    place = around[f"p{data.draw(st.integers(0, count - 1))}"]
    assert place.part in place.near
    assert all(b.number == a.number + 1 for a, b in pairwise(place.near))
    assert len(place.near) == (count if count <= WHOLE else 2 * AROUND + 1)
    assert place.shows_all == (place.near == place.series.parts)


def test_in_the_middle_of_a_long_series_as_many_stand_before_as_after():
    near = placed(of_parts(*range(1, 101)))["p49"].near
    assert (near[0].number, near[-1].number) == (50 - AROUND, 50 + AROUND)


def test_what_all_parts_list_grows_with_their_number_alone():
    listed = {
        count: sum(len(place.near) for place in placed(of_parts(*range(1, count + 1))).values())
        for count in (50, 100, 300)
    }
    assert listed[100] == 2 * listed[50]
    assert listed[300] == 6 * listed[50]


# ---- mistakes


@pytest.mark.parametrize(
    "parts",
    [(1, 2, 3), (0, 1, 2), (None, None), (3, 1, 2), (1, 2, 3, None), (7,), (16, 17), (2023, 2024)],
)
def test_numbers_without_gaps_are_right(parts):
    assert said(*parts) == []


def test_a_gap_is_one_mistake_of_the_part_after_it():
    [found] = said(1, 2, 4, 5)
    assert found.docname == "p2"
    for words in ("part: 4", "'S'", "after part 2", "part 3 is missing", "'part: 3'"):
        assert words in found.message


def test_each_gap_is_told_once_however_wide():
    first, second = said(1, 5, 6, 1_000_000)
    assert "parts 2 to 4 are missing" in first.message
    assert "parts 7 to 999999 are missing" in second.message


def test_parts_without_a_number_are_named_where_one_is_missing():
    [found] = said(1, None, 3)
    assert "number the others too: p1" in found.message


def test_a_beginning_is_missing_if_less_is_missing_than_there_is():
    [found] = said(3, 4, 5)
    assert (found.docname, "parts 1 to 2 are missing" in found.message) == ("p0", True)


def test_a_double_is_a_mistake_of_the_later_post():
    [found] = said(1, 2, 2, 3)
    assert found.docname == "p2"
    assert "part: 2" in found.message
    assert "that of p1 too" in found.message


def test_three_of_one_number_are_two_mistakes():
    assert [found.docname for found in said(1, 1, 1)] == ["p1", "p2"]


def test_a_part_to_come_is_not_missing():
    assert said(1, 2, 4, hidden={3}) == []
    [found] = said(1, 6, hidden={3, 9})
    assert "parts 2, 4 to 5 are missing" in found.message


@given(st.lists(st.none() | st.integers(-2, 12), min_size=1, max_size=12))
def test_mistakes_are_at_most_one_a_post(parts):
    docnames = [found.docname for found in said(*parts)]
    assert len(docnames) == len(set(docnames))

"""Posts by months: what charts and calendars show."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.model.months import GAP, Year, bars, calendars, years
from tests.model.samples import post, posts

DAYS = st.lists(st.dates(date(1990, 1, 1), date(2030, 12, 31)))


@given(DAYS)
def test_each_post_is_counted_in_its_month(days):
    for year in filter(None, years(days)):
        for month, count in enumerate(year.months, 1):
            assert count == sum((day.year, day.month) == (year.year, month) for day in days)


@given(DAYS)
def test_years_go_from_the_first_to_the_last_with_all_that_have_posts(days):
    found = [year.year for year in years(days) if year]
    assert found == sorted({*found})
    assert {day.year for day in days} <= {*found}
    assert not found or (found[0], found[-1]) == (min(days).year, max(days).year)


def test_a_few_years_without_posts_are_shown():
    found = years([date(2000, 1, 1), date(2001 + GAP, 1, 1)])
    assert [year.total for year in found if year] == [1, *[0] * GAP, 1]


def test_many_years_without_posts_are_one_gap():
    found = years([date(1, 1, 1), date(9999, 12, 31)])
    assert [year and year.year for year in found] == [1, None, 9999]


def test_the_highest_bar_is_as_high_as_the_chart_and_the_others_are_in_proportion():
    year = Year(2024, (6, 3, 0, *[0] * 9))
    assert bars(year, 6, 60)[:3] == [60, 30, 0]


def test_a_month_with_one_post_among_thousands_can_be_seen():
    assert bars(Year(2024, (1, *[0] * 11)), 5000, 60)[0] == 2


def test_months_come_newest_first_and_only_those_with_posts():
    found = calendars(
        [post("a", "2024-03-05"), post("b", "2024-05-01"), post("c", "2023-05-01")], 0
    )
    assert [(month.year, month.month) for month in found] == [(2024, 5), (2024, 3), (2023, 5)]


@pytest.mark.parametrize(
    ("first", "week"), [(0, (0, 0, 0, 0, 1, 2, 3)), (6, (0, 0, 0, 0, 0, 1, 2))]
)
def test_weeks_begin_with_the_day_that_is_asked_for(first, week):
    [march] = calendars([post("a", "2024-03-05")], first)
    assert march.weeks[0] == week


def test_the_posts_of_a_day_stand_as_they_were_written():
    late, early = post("a", "2024-03-05T20:00"), post("b", "2024-03-05T08:00")
    [march] = calendars([late, early], 0)
    assert march.posts == {5: [early, late]}


@given(posts())
def test_each_post_stands_on_its_day_once(found):
    shown = [
        (date(month.year, month.month, day), one)
        for month in calendars(found, 6)
        for day, ones in month.posts.items()
        for one in ones
    ]
    assert sorted(one.docname for _day, one in shown) == sorted(one.docname for one in found)
    assert all(one.published.date() == day for day, one in shown)

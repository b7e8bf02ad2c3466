"""Posts by months: how many there are in each, and on which days."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from .post import Post

#: Most years in a row that are shown though they are empty; of more, none is.
GAP = 4


class Year(NamedTuple):
    """How many posts there are in each month of a year."""

    year: int
    #: Twelve numbers.
    months: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many posts there are in the year."""
        return sum(self.months)


def years(days: Iterable[date]) -> list[Year | None]:
    """Count *days* by year and month, from the first year to the last.

    :return: years without any among them; ``None`` in place of more than :data:`GAP` such years.
    """
    counts = Counter((day.year, day.month) for day in days)
    found: list[Year | None] = []
    before: int | None = None
    for year in sorted({year for year, _month in counts}):
        if before is not None:
            empty = range(before + 1, year)
            found += [None] if len(empty) > GAP else [Year(n, (0,) * 12) for n in empty]
        found.append(Year(year, tuple(counts[year, month] for month in range(1, 13))))
        before = year
    return found


def bars(year: Year, highest: int, height: int) -> list[int]:
    """Return how high the bar of each month is: *height* for *highest*, and 2 at least for a post.

    :param highest: the most posts of a month in the whole chart.
    """
    return [max(2, round(height * n / highest)) if n else 0 for n in year.months]


class Month(NamedTuple):
    """A month as a calendar shows it."""

    year: int
    month: int
    #: Days of each week, 0 for one that belongs to another month.
    weeks: tuple[tuple[int, ...], ...]
    #: Posts by day, the earliest of a day first.
    posts: dict[int, list[Post]]


def calendars(posts: Iterable[Post], first_weekday: int) -> list[Month]:
    """Return the months that have *posts*, newest first.

    :param first_weekday: day with which weeks begin, 0 for Monday.
    """
    found: defaultdict[tuple[int, int], defaultdict[int, list[Post]]]
    found = defaultdict(lambda: defaultdict(list))
    for post in sorted(posts, key=lambda post: post.sort_key):
        day = post.published.date()
        found[day.year, day.month][day.day].append(post)
    weeks = calendar.Calendar(first_weekday)
    return [
        Month(year, month, tuple(map(tuple, weeks.monthdayscalendar(year, month))), dict(days))
        for (year, month), days in sorted(found.items(), reverse=True)
    ]

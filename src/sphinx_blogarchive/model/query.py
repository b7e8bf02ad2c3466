"""Which posts a listing shows, and in which order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from .post import Post, newest_first
from .terms import KINDS, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

ORDERS = ("newest", "oldest", "updated", "title", "part")
GROUPS = ("year", "month", *KINDS)


class Query(NamedTuple):
    """A choice of posts: all filters have to hold; *match* is about the values of one."""

    #: Whether the choice couldn't be understood, so that no post is chosen.
    nothing: bool = False
    #: Names wanted by kind of term.
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    years: tuple[int, ...] = ()
    #: Months, as ``(year, month)``; year 0 is any year.
    months: tuple[tuple[int, int], ...] = ()
    #: First and last day.
    after: date | None = None
    before: date | None = None
    #: Whether ``any`` or ``all`` of a filter's terms are wanted.
    match: str = "any"
    order: str = "newest"
    #: Most posts; 0 is no bound.
    limit: int = 0
    #: Whether pinned posts come first, where the newest do.
    pin: bool = True

    @property
    def is_of_one_series(self) -> bool:
        """Whether all that it chooses is of one series."""
        names = [names for kind, names in self.terms if kind == "series"]
        return len(names) == 1 and len(names[0]) == 1

    def has(self, name: str) -> bool:
        """Say whether there is a filter of this name: a kind of term, or ``year``, ``month``, …."""
        match name:
            case "year":
                return bool(self.years)
            case "month":
                return bool(self.months)
            case "after":
                return self.after is not None
            case "before":
                return self.before is not None
        return any(kind == name for kind, _names in self.terms)


def select(query: Query, posts: Iterable[Post], vocabulary: Vocabulary) -> list[Post]:
    """Return the posts that *query* chooses, in its order."""
    if query.nothing:
        return []
    combine = all if query.match == "all" else any
    wanted = [
        (kind, [vocabulary.canonical(kind, name) for name in names]) for kind, names in query.terms
    ]

    def chosen(post: Post) -> bool:
        day = post.published.date()
        return (
            all(
                combine(name in vocabulary.names(kind, post) for name in names)
                for kind, names in wanted
            )
            and (not query.years or day.year in query.years)
            and (
                not query.months
                or any(month == day.month and year in (0, day.year) for year, month in query.months)
            )
            and (query.after is None or day >= query.after)
            and (query.before is None or day <= query.before)
        )

    found = sort(query, [post for post in posts if chosen(post)])
    return found[: query.limit] if query.limit else found


def sort(query: Query, posts: list[Post]) -> list[Post]:
    """Return *posts* in the order of *query*; equals always stand in the same order."""
    posts = sorted(posts, key=newest_first)
    match query.order:
        case "oldest":
            posts.reverse()
        case "updated":
            posts.sort(key=lambda post: -(post.updated or post.published).timestamp())
        case "title":
            posts.sort(key=lambda post: post.label.casefold())
        case "part":
            posts.reverse()
            posts.sort(key=lambda post: (post.part is None, post.part or 0))
        case _:
            if query.pin:
                posts.sort(key=lambda post: not post.pinned)
    return posts


@dataclass(slots=True)
class Group:
    """Posts under one heading; *key* is a term, a year or ``year-month``, or empty for the rest."""

    key: str
    posts: list[Post] = field(default_factory=list)


def group(by: str, posts: Iterable[Post], vocabulary: Vocabulary) -> list[Group]:
    """Part *posts*, keeping their order. A post stands under each of its tags.

    Years and months come in the order of the posts, terms in that of their titles; posts
    without such a term come last.
    """
    groups: dict[str, Group] = {}
    for post in posts:
        day = post.published.date()
        match by:
            case "year":
                keys: tuple[str, ...] = (f"{day.year:04}",)
            case "month":
                keys = (f"{day.year:04}-{day.month:02}",)
            case _:
                keys = vocabulary.names(by, post) or ("",)
        for key in keys:
            groups.setdefault(key, Group(key)).posts.append(post)
    found = list(groups.values())
    if by in KINDS:
        found.sort(key=lambda g: (not g.key, _title(vocabulary, by, g.key).casefold(), g.key))
    return found


def _title(vocabulary: Vocabulary, kind: str, name: str) -> str:
    term = vocabulary.find(kind, name)
    return term.shown if term else name


def parse_year(text: str) -> int:
    """Read a year of four digits.

    :raises ValueError: with the remedy, if it isn't one.
    """
    if not re.fullmatch(r"\d{4}", text) or not int(text):
        raise ValueError("no year; write four digits")
    return int(text)


def parse_month(text: str) -> tuple[int, int]:
    """Read ``5``, ``2024-05`` or ``2024/05`` as year (0 for any) and month.

    :raises ValueError: with the remedy, if it isn't one.
    """
    found = re.fullmatch(r"(?:(\d{4})[-/])?(\d{1,2})", text)
    if not found or not 1 <= int(found[2]) <= 12 or (found[1] and not int(found[1])):
        raise ValueError("no month; write 5 or 2024-05")
    return int(found[1] or 0), int(found[2])


def parse_day(text: str, *, last: bool) -> date:
    """Read ``2024``, ``2024-05`` or ``2024-05-17`` as a day: the first of it, or the *last*.

    :raises ValueError: with the remedy, if it isn't one.
    """
    remedy = "no date; write YYYY, YYYY-MM or YYYY-MM-DD"
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
    if not found:
        raise ValueError(remedy)
    year, month, day = found.groups()
    try:
        if day:
            return date(int(year), int(month), int(day))
        if not last:
            return date(int(year), int(month or 1), 1)
        following = int(month or 12)
        if following == 12:
            return date(int(year), 12, 31)
        return date.fromordinal(date(int(year), following + 1, 1).toordinal() - 1)
    except ValueError:
        raise ValueError(remedy) from None

"""The parts of series: their order, their numbers, and what is wrong with these."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from .query import Query, sort

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .plan import Plan

#: Most parts that each part lists: with more, what all of them show would grow as their square.
WHOLE = 40
#: Parts before and after one that it lists in a longer series.
AROUND = 10


class Part(NamedTuple):
    """A post in its series."""

    docname: str
    #: Its number; where no post of the series has one, its place, from 1. ``None`` if others do.
    number: int | None


class Series(NamedTuple):
    """A series, with its parts in their order."""

    name: str
    parts: tuple[Part, ...]
    #: How many parts there are, as readers count: the highest number.
    total: int


class Place(NamedTuple):
    """Where a post stands in its series."""

    series: Series
    at: int

    @property
    def part(self) -> Part:
        """The post itself."""
        return self.series.parts[self.at]

    @property
    def is_numbered(self) -> bool:
        """Whether it has a number worth telling: not as the first and only one."""
        several = len(self.series.parts) > 1 or self.series.total > 1
        return several and self.part.number is not None

    @property
    def shows_all(self) -> bool:
        """Whether :attr:`near` is the whole series."""
        return len(self.series.parts) <= WHOLE

    @property
    def near(self) -> tuple[Part, ...]:
        """The parts that are listed with the post: all, or those around it in a long series."""
        parts = self.series.parts
        if self.shows_all:
            return parts
        start = min(max(0, self.at - AROUND), len(parts) - 2 * AROUND - 1)
        return parts[start : start + 2 * AROUND + 1]

    @property
    def previous(self) -> str:
        """Docname of the part before; empty at the beginning."""
        return self.series.parts[self.at - 1].docname if self.at else ""

    @property
    def next(self) -> str:
        """Docname of the part after; empty at the end."""
        parts = self.series.parts
        return parts[self.at + 1].docname if self.at + 1 < len(parts) else ""


def places(plan: Plan) -> dict[str, Place]:
    """Return the place of each post that is in a series, by docname."""
    found: dict[str, Place] = {}
    for term in plan.vocabulary.of("series"):
        posts = [plan.posts[docname] for docname in plan.vocabulary.posts(term)]
        posts = sort(Query(order="part"), posts)
        numbered = any(post.part is not None for post in posts)
        parts = tuple(
            Part(post.docname, post.part if numbered else place)
            for place, post in enumerate(posts, 1)
        )
        total = max((part.number for part in parts if part.number is not None), default=0)
        series = Series(term.name, parts, total)
        found.update((part.docname, Place(series, n)) for n, part in enumerate(parts))
    return found


# ---- what is wrong with the numbers


class Mistake(NamedTuple):
    """What is wrong with the part of one post, with the remedy."""

    docname: str
    message: str


def mistakes(series: Series, hidden: Collection[int]) -> Iterator[Mistake]:
    """Yield the gaps and the doubles among the numbers of *series*.

    Nothing is missing at the end, where a series grows. At the beginning it is, unless more
    parts would be missing than there are: such a series begins elsewhere.

    :param hidden: numbers of parts that can't be seen yet.
    """
    numbered = [(n, docname) for docname, n in series.parts if n is not None]
    others = [part.docname for part in series.parts if part.number is None]
    before: tuple[int, str] | None = None
    for n, docname in numbered:
        if before is not None and before[0] == n:
            yield Mistake(
                docname,
                f"part: {n} of series {series.name!r} is that of {before[1]} too; "
                "give each post its own number",
            )
            continue
        missing = _missing(before[0] if before else 0, n, hidden)
        count = sum(last - first + 1 for first, last in missing)
        if missing and (before or count < len(numbered)):
            after = f"comes after part {before[0]}" if before else "is the first one"
            shown = ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in missing)
            lacks = f"part {shown} is missing" if count == 1 else f"parts {shown} are missing"
            remedy = (
                f"number the others too: {', '.join(others[:3])}"
                if others
                else f"write 'part: {missing[0][0]}', or give the missing post its series and part"
            )
            message = f"part: {n} of series {series.name!r} {after}, so {lacks}; {remedy}"
            yield Mistake(docname, message)
        before = (n, docname)


def _missing(before: int, after: int, hidden: Collection[int]) -> list[tuple[int, int]]:
    """Return the runs of numbers between two, first and last of each, without those *hidden*."""
    bounds = [before, *sorted(n for n in set(hidden) if before < n < after), after]
    return [(a + 1, b - 1) for a, b in pairwise(bounds) if b - a > 1]

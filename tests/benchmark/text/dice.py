"""Chance that falls the same on every machine and in every Python."""

from __future__ import annotations

from bisect import bisect_right
from hashlib import blake2b
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


class Dice:
    """A source of chance, named by what it is for.

    Of Python's generator only ``random()`` is used: the sequence of that method alone is promised
    to stay as it is.
    """

    def __init__(self, *name: object) -> None:
        self._random = Random(":".join(map(str, name))).random

    def below(self, end: int) -> int:
        """Return a number from 0 to *end* - 1."""
        return int(self._random() * end)

    def between(self, low: int, high: int) -> int:
        """Return a number from *low* to *high*, both included."""
        return low + self.below(high - low + 1)

    def chance(self, percent: int) -> bool:
        """Return whether something happens that does in *percent* of a hundred cases."""
        return self.below(100) < percent

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of *choices*."""
        return choices[self.below(len(choices))]


class Ranks:
    """Ranks from 0, drawn with given weights."""

    def __init__(self, weights: Iterable[int]) -> None:
        self._sums = list(accumulate(weights))

    def draw(self, dice: Dice, among: int | None = None) -> int:
        """Return a rank; of the first *among* ranks, if that is given."""
        total = self._sums[-1 if among is None else among - 1]
        return bisect_right(self._sums, dice.below(total))


def zipf(size: int, offset: int) -> list[int]:
    """Return weights of a long-tailed distribution: 1 / (rank + *offset*), as integers."""
    return [10**12 // (rank + offset) for rank in range(size)]


def natural(size: int, bend: int) -> list[int]:
    """Return weights of the words of a language.

    They fall with the rank up to the rank *bend*, and with its square beyond: so the number of
    different words grows with the square root of a text's length, as it does in large corpora.
    """
    falling = (10**12 // (rank + 3) for rank in range(min(bend, size)))
    steep = (10**12 * bend // ((rank + 3) * (rank + 3)) for rank in range(bend, size))
    return [*falling, *steep]


def scatter(*name: object) -> int:
    """Return a large number that looks like chance, and is always the same for *name*."""
    data = ":".join(map(str, name)).encode()
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")

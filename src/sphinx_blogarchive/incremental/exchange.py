"""Pieces of a file exchanged for others, as fast as it goes for thousands of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

#: How many bytes of a piece are looked for at first: to prepare a search for a long one takes
#: longer than to search. Fewer than the least are met everywhere.
_MOST, _LEAST = 64, 16


class Exchange:
    """Pieces to be exchanged for others, each of which ought to be there once."""

    def __init__(self, pieces: Sequence[tuple[bytes, bytes]]) -> None:
        """Take *pieces*, each as it was and as it is."""
        self._count = len(pieces)
        marks = [old[:_MOST] for old, _new in pieces]
        # blocks begin alike, so that all are found in one go
        common = _common(marks)
        if len(common) < _LEAST:
            self._by_mark = [(mark, [piece]) for mark, piece in zip(marks, pieces, strict=True)]
        else:
            self._by_mark = [(common, [*pieces])]

    def within(self, text: bytes) -> tuple[int, bytes] | None:
        """Return from where on *text* becomes another, and what it has there.

        :return: ``None`` if it hasn't all of the pieces, or one of them twice.
        """
        found = sorted(self._places(text))
        if len(found) != self._count or len({old for _place, old, _new in found}) != self._count:
            return None
        start = end = found[0][0]
        parts = []
        for place, old, new in found:
            parts += [text[end:place], new]
            end = place + len(old)
        return start, b"".join([*parts, text[end:]])

    def _places(self, text: bytes) -> Iterator[tuple[int, bytes, bytes]]:
        """Yield where each piece begins in *text*, with the piece."""
        for mark, pieces in self._by_mark:
            place = text.find(mark)
            while place >= 0:
                for old, new in pieces:
                    if text.startswith(old, place):
                        yield place, old, new
                place = text.find(mark, place + 1)


def _common(marks: Collection[bytes]) -> bytes:
    """Return what all *marks* begin with."""
    # those between begin as the first and the last do
    first, last = min(marks), max(marks)
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((place for place, (one, other) in pairs if one != other), len(first))]

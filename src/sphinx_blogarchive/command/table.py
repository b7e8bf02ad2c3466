"""Tables for a terminal, whose columns are right for characters that take two cells too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wcwidth import wcswidth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BETWEEN = "  "


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], width: int = 0, *, right: Sequence[int] = ()
) -> Iterator[str]:
    """Yield the lines of a table.

    :param width: cells that a line may have; its widest column is cut for it. 0: any number.
    :param right: the columns whose texts end at one edge, as numbers do.
    """
    texts = [[_shown(cell) for cell in row] for row in (head, *rows)]
    columns = [max(map(cells, column)) for column in zip(*texts, strict=True)]
    if width:
        excess = sum(columns) + len(_BETWEEN) * (len(columns) - 1) - width
        widest = columns.index(max(columns))
        columns[widest] = max(columns[widest] - max(excess, 0), min(columns[widest], 10))
    for row in texts:
        line = (
            _fitted(cell, size, right=place in right)
            for place, (cell, size) in enumerate(zip(row, columns, strict=True))
        )
        yield _BETWEEN.join(line).rstrip()


def cells(text: str) -> int:
    """Return how many cells of a terminal *text* takes."""
    return max(wcswidth(text), 0)


def _shown(text: str) -> str:
    """Return *text* in one line, without what would steer the terminal."""
    return "".join(char if char.isprintable() or char == "\u200d" else " " for char in text)


def _fitted(text: str, size: int, *, right: bool) -> str:
    if cells(text) > size:
        end = next(n for n in range(len(text), -1, -1) if cells(text[:n]) < size)
        text = f"{text[:end].rstrip()}…"
    gap = " " * (size - cells(text))
    return gap + text if right else text + gap

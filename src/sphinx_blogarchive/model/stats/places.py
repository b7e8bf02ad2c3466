"""Where in a JSON text its values stand."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The way to a value from the outermost: keys of objects, places in lists.
Path = tuple[str | int, ...]

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


@dataclass(slots=True)
class _Level:
    is_object: bool
    #: The key, or the place, of what comes next or was met last.
    at: str | int
    wants_key: bool
    keys: set[str] = field(default_factory=set)


def places(text: str, wanted: Iterable[Path]) -> tuple[dict[Path, int], list[tuple[Path, int]]]:
    """Find values in *text*, which is JSON. Takes as long as the text is.

    :return: the lines at which the *wanted* values stand, and those of keys that their object
        had already, with their paths; all from 1.
    """
    breaks = [found.start() for found in re.finditer("\n", text)]
    looked_for = set(wanted)
    deepest = max(map(len, looked_for), default=0)
    lines: dict[Path, int] = {}
    doubles: list[tuple[Path, int]] = []
    for levels, offset, double in _walk(text):
        if not double and len(levels) > deepest:
            continue
        path = tuple(level.at for level in levels)
        line = bisect_right(breaks, offset) + 1
        if double:
            doubles.append((path, line))
        if path in looked_for:
            lines[path] = line  # of a key given twice the last counts
    return lines, doubles


def _walk(text: str) -> Iterator[tuple[list[_Level], int, bool]]:
    """Yield each value within another: where it is, its offset, whether its key was there."""
    levels: list[_Level] = []
    for found in _TOKEN.finditer(text):
        piece, level = found[0], levels[-1] if levels else None
        if piece in "}]":
            levels.pop()
        elif piece == ",":
            _go_on(levels[-1])
        elif level is not None and level.wants_key:
            key = json.loads(piece)
            double = key in level.keys
            level.keys.add(key)
            level.at, level.wants_key = key, False
            yield levels, found.start(), double
        elif piece != ":":
            if level is not None and not level.is_object:
                yield levels, found.start(), False
            if piece in "{[":
                is_object = piece == "{"
                levels.append(_Level(is_object, "" if is_object else 0, wants_key=is_object))


def _go_on(level: _Level) -> None:
    level.wants_key = level.is_object
    if isinstance(level.at, int):
        level.at += 1

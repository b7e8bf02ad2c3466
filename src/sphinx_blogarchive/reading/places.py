"""Where the fields of a document stand, for warnings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..domain import Reading


def line_of(path: Path, fields: tuple[str, ...], start: int = 1, name: str = "") -> int:
    """Return the line where one of *fields* is given in the file at *path*.

    :param start: the line to search from; it is returned if the search finds nothing.
    :param name: one of the values of a list; its own line is wanted if it has one.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return start
    key = re.compile(rf"\s*:?(?:{'|'.join(map(re.escape, fields))}):")
    for number, line in enumerate(lines[start - 1 :], start):
        if key.match(line):
            items = enumerate(lines[number - 1 :], number)
            return next((n for n, item in items if name and name in item), number)
    return start


def line_with(path: Path, text: str) -> int:
    """Return the first line of the file at *path* that holds *text*, or 1."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)


class Places:
    """Where the fields of one document stand."""

    def __init__(self, path: Path, reading: Reading) -> None:
        """Prepare for the document at *path*, of which *reading* tells."""
        self._path = path
        self._reading = reading

    def of(self, field: str) -> str:
        """Return file and line of *field*, or of what makes the document a post."""
        reading = self._reading
        if field in reading.front.lines and field not in reading.directive:
            return f"{self._path}:{reading.front.lines[field]}"
        if reading.directive_line:
            path = Path(reading.directive_source or self._path)
            line = reading.directive_line
            if field in reading.directive:
                line = line_of(path, (field,), line)
            return f"{path}:{line}"
        return f"{self._path}:{1 if reading.front.lines else line_of(self._path, (field,))}"

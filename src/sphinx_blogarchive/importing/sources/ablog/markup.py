"""Directives as they are written, in reStructuredText and in MyST."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Directives whose content isn't text.
AS_WRITTEN = frozenset(
    {"code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "raw", "math"}
    | {"highlight", "prompt", "doctest", "testcode", "testoutput", "graphviz", "digraph", "graph"}
    | {"mermaid", "plot", "jupyter-execute", "code-cell", "ipython", "raw-cell", "csv-table"}
)
WIDE = 8
#: What directives may be nested in; nobody writes more, and what lies deeper stays.
DEEPEST = 24
OPTION = re.compile(r"[ \t]*:(?P<name>[\w-]+):(?:[ \t]+(?P<value>.*))?$")


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive, whatever the markup."""

    name: str
    argument: str = ""
    options: tuple[tuple[str, str], ...] = ()
    #: Lines, without the indent that they have in common.
    content: tuple[str, ...] = ()
    #: The line that it begins at, from 1.
    line: int = 0

    def option(self, name: str) -> str | None:
        """Return an option's value; ``None`` if it isn't there."""
        return dict(self.options).get(name)


#: What stands in place of a directive: directives, and lines of text.
Replacement = tuple["Directive | tuple[str, ...]", ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done to a text."""

    #: Names of the directives that are looked at.
    names: frozenset[str]
    #: Gets a directive; ``None`` leaves it as it is.
    directive: Callable[[Directive], Replacement | None]
    #: Gets running text: whole lines, with the number of the first; keeps how many there are.
    text: Callable[[str, int, str], str]


def indent_of(line: str) -> int:
    """Return the column at which *line* begins."""
    wide = line.expandtabs(WIDE)
    return len(wide) - len(wide.lstrip())


def dedented(lines: Sequence[str]) -> tuple[str, ...]:
    """Return lines without the indent that they have in common, and none that is empty around."""
    filled = [line.expandtabs(WIDE) for line in lines]
    column = min((indent_of(line) for line in filled if line.strip()), default=0)
    found = [line[column:].rstrip() for line in filled]
    while found and not found[0]:
        found.pop(0)
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def options_of(lines: Sequence[str]) -> tuple[list[tuple[str, str]], int]:
    """Return options that *lines* begin with, and how many lines they take."""
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(lines) and lines[place].strip():
        if option := OPTION.match(lines[place]):
            found.append((option["name"], (option["value"] or "").strip()))
        elif found and indent_of(lines[place]) > indent_of(lines[place - 1]) - 1 and place:
            name, value = found[-1]
            found[-1] = (name, f"{value} {lines[place].strip()}".strip())
        else:
            break
        place += 1
    return found, place

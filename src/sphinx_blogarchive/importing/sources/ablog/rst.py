"""reStructuredText: directives are found and replaced line by line; all else stays.

No parser of docutils runs here: that would run directives, include files, and write none of it
back. What is code, a comment or otherwise as it is written is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .markup import AS_WRITTEN, DEEPEST, OPTION, Directive, dedented, indent_of, options_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .markup import Change

_RST = re.compile(
    r"(?P<indent>[ \t]*)\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?"
    r"(?P<name>[\w:.+-]+?)::(?:[ \t]+(?P<rest>.*))?$"
)
_MARK = re.compile(r"(?P<indent>[ \t]*)\.\.(?:[ \t]+(?![_|\[])|[ \t]*$)")


def block_end(lines: Sequence[str], start: int, column: int) -> int:
    """Return where what is indented by more than *column* ends, without empty lines after it."""
    end = place = start
    while place < len(lines):
        if lines[place].strip():
            if indent_of(lines[place]) <= column:
                break
            end = place + 1
        place += 1
    return end


def rst(lines: Sequence[str], change: Change, first: int = 1, depth: int = 0) -> list[str]:
    """Return *lines* of reStructuredText, changed.

    :param first: the number of the first of them.
    """
    found: list[str] = []
    running: list[str] = []
    start = place = 0

    def flush() -> None:
        if running:
            found.extend(change.text("\n".join(running), first + start, "rst").split("\n"))
            running.clear()

    while place < len(lines):
        line = lines[place]
        if (head := _RST.match(line)) or _MARK.match(line):
            flush()
            column = indent_of(line)
            end = block_end(lines, place + 1, column)
            if head is None or head["name"] in AS_WRITTEN:
                found += lines[place:end]
                place = end
            elif head["name"] in change.names and "|" not in line.partition("::")[0]:
                place += _replace_rst(lines, place, end, head, change, first, found, depth + 1)
            else:
                found.append(line)
                place += 1
            start = place
            continue
        running.append(line)
        place += 1
        if line.rstrip().endswith("::"):
            end = block_end(lines, place, indent_of(line))
            if end > place and not lines[place].strip():
                flush()
                found += lines[place:end]
                place = start = end
        if not running:
            start = place
    flush()
    return found


def _replace_rst(
    lines: Sequence[str],
    place: int,
    end: int,
    head: re.Match[str],
    change: Change,
    first: int,
    found: list[str],
    depth: int,
) -> int:
    """Add what comes of the directive at *place* to *found*; return how many lines it took."""
    if depth > DEEPEST:
        found += lines[place:end]
        return end - place
    block = lines[place + 1 : end]
    argument = [head["rest"] or ""]
    taken = 0
    takes_any = head["name"] != "toctree"
    while (
        takes_any and taken < len(block) and block[taken].strip() and not OPTION.match(block[taken])
    ):
        argument.append(block[taken].strip())
        taken += 1
    options, more = options_of(block[taken:])
    taken += more
    content = dedented(block[taken:])
    directive = Directive(
        head["name"], " ".join(argument).strip(), tuple(options), content, first + place
    )
    replacement = change.directive(directive)
    if replacement is None:
        found += lines[place : place + 1 + taken]
        return 1 + taken
    made: list[str] = []
    for part in replacement:
        made += [""] if made and made[-1] else []
        if isinstance(part, tuple):
            made += rst(part, change, first + place, depth)
        else:
            made += [f".. {part.name}:: {part.argument}".rstrip()]
            made += [f"   :{name}: {value}".rstrip() for name, value in part.options]
            made += [""] if part.content else []
            text = rst(part.content, change, first + place, depth)
            made += [f"   {line}" if line else "" for line in text]
    found += [head["indent"] + line if line else "" for line in made]
    return end - place

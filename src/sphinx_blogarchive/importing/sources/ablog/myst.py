"""MyST: directives are found and replaced line by line; all else stays, code above all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .markup import AS_WRITTEN, DEEPEST, Directive, dedented, options_of
from .rst import rst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .markup import Change

_FENCE = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,}|:{3,})[ \t]*(?:\{(?P<name>[\w:.+-]+)\})?(?P<rest>.*)$"
)


def myst(lines: Sequence[str], change: Change, first: int = 1, depth: int = 0) -> list[str]:
    """Return *lines* of MyST, changed; front matter is none of them."""
    if depth > DEEPEST:
        return list(lines)
    found: list[str] = []
    running: list[str] = []
    start = place = 0

    def flush() -> None:
        if running:
            found.extend(change.text("\n".join(running), first + start, "myst").split("\n"))
            running.clear()

    while place < len(lines):
        fence = _FENCE.match(lines[place])
        if fence is None or (fence["mark"][0] == "`" and "`" in fence["rest"]):
            running.append(lines[place])
            place += 1
            continue
        flush()
        end = _fence_end(lines, place + 1, fence["mark"])
        _fenced(lines[place : end + 1], fence, change, first + place, found, depth)
        place = start = end + 1
    flush()
    return found


def _fence_end(lines: Sequence[str], start: int, mark: str) -> int:
    close = re.compile(rf"[ \t]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
    return next((n for n in range(start, len(lines)) if close.match(lines[n])), len(lines))


def _fenced(
    block: Sequence[str],
    fence: re.Match[str],
    change: Change,
    first: int,
    found: list[str],
    depth: int,
) -> None:
    """Add what comes of a fenced *block* to *found*."""
    name = fence["name"]
    if name is None and fence["mark"][0] == ":":
        name = "div"
    if name is None or name in AS_WRITTEN:
        found += block
        return
    tail = [block[-1]] if len(block) > 1 and set(block[-1].strip()) == {fence["mark"][0]} else []
    inner = list(block[1 : len(block) - len(tail)])
    indent = fence["indent"]
    if name == "eval-rst":
        found += [block[0], *rst(inner, change, first + 1, depth + 1), *tail]
        return
    options, taken = _myst_options(inner)
    if name in change.names:
        content = dedented(inner[taken:])
        directive = Directive(name, fence["rest"].strip(), tuple(options), content, first)
        replacement = change.directive(directive)
        if replacement is not None:
            made: list[str] = []
            for part in replacement:
                made += [""] if made and made[-1] else []
                made += _as_myst(part, fence["mark"], change, first, depth + 1)
            found += [indent + line if line else "" for line in made]
            return
    found += [block[0], *inner[:taken]]
    found += [*myst(inner[taken:], change, first + 1 + taken, depth + 1), *tail]


def _myst_options(lines: Sequence[str]) -> tuple[list[tuple[str, str]], int]:
    if lines and lines[0].strip() == "---":
        end = next((n for n in range(1, len(lines)) if lines[n].strip() == "---"), 0)
        pairs = [line.partition(":") for line in lines[1:end] if ":" in line]
        found = [(name.strip(), value.strip().strip("\"'")) for name, _, value in pairs]
        return found, end + 1 if end else 0
    taken = 0
    while taken < len(lines) and not lines[taken].strip():
        taken += 1
    options, more = options_of(lines[taken:])
    return options, taken + more if more else 0


def _as_myst(
    part: Directive | tuple[str, ...], mark: str, change: Change, first: int, depth: int
) -> list[str]:
    if isinstance(part, tuple):
        return myst(part, change, first, depth)
    text = myst(part.content, change, first, depth)
    options = [f":{name}: {value}".rstrip() for name, value in part.options]
    made = [f"{mark}{{{part.name}}} {part.argument}".rstrip(), *options]
    return [*made, *([""] if options and text else []), *text, mark]

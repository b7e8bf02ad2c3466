"""Directives, comments and literal blocks of reStructuredText, found by lines and indents."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .known import CONTAINERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..protect import Vault

_MARKS = r"[ ]*(?:(?:[-*+•]|(?:\d{1,9}|#|[A-Za-z])[.)])[ ]+)*"
_EXPLICIT = re.compile(rf"(?P<start>{_MARKS})\.\.(?:[ ]+(?P<rest>.*))?[ ]*")
_DIRECTIVE = re.compile(
    r"(?:\|(?P<sub>[^|]+)\|[ ]+)?(?P<name>[A-Za-z0-9](?:[\w.+:-]*[A-Za-z0-9_])?)[ ]?::"
    r"(?:[ ]+(?P<argument>.*))?"
)
_NO_COMMENT = re.compile(r"_|\[[^\]\n]+\](?:[ ]|$)|\|")
_OPTION = re.compile(r":([\w-]+):(?:[ ]+(.*)|$)")
_DIRECTIVE_OF_TEXT = re.compile(rf"\.\. (?:{'|'.join(sorted(CONTAINERS))})::")
_DOCTEST = re.compile(r"[ ]*>>>[ ]")


@dataclass(slots=True)
class Directive:
    """A directive as it was written."""

    name: str
    #: All lines behind its name that are neither options nor content.
    argument: str
    content: str
    #: By name; the value of a flag is empty.
    options: dict[str, str] = field(default_factory=dict)
    #: Name of the substitution that it defines.
    substitution: str = ""
    #: All of it, dedented.
    raw: str = ""

    def written(self) -> str:
        """Return it as it can be written."""
        name = f"|{self.substitution}| {self.name}" if self.substitution else self.name
        lines = [f".. {name}:: {self.argument}".rstrip()]
        lines += (f"   :{key}: {value}".rstrip() for key, value in self.options.items())
        if self.content.strip():
            lines += ["", textwrap.indent(self.content.strip("\n"), "   ")]
        return "\n".join(lines)


def change_directives(
    text: str, change: Callable[[Directive], str | None], vault: Vault | None = None
) -> str:
    """Return *text* with what *change* makes of directives.

    :param change: returns other text, or ``None`` for the directive as it is. A comment has no
        name. What is within directives of text is looked at afterwards.
    :param vault: takes what is no text with markup; without one all is in its place again.
    """
    lines, out = text.split("\n"), []
    keep = vault.keep if vault else None
    place = 0
    while place < len(lines):
        line = lines[place]
        found = _EXPLICIT.fullmatch(line)
        if found is None:
            out.append(line)
            place += 1
            if end := _literal_end(lines, place - 1):
                out += _kept(lines[place:end], keep)
                place = end
            continue
        start, rest = found["start"], (found["rest"] or "").rstrip()
        end = _end(lines, place, len(start))
        directive = _DIRECTIVE.fullmatch(rest)
        if directive is None:
            if _NO_COMMENT.match(rest) or (not rest and end == place + 1):
                out.append(line)
                place += 1
                continue
            block = [line[len(start) :], *_dedented(lines[place + 1 : end], len(start))]
            new = change(Directive("", rest, "", raw="\n".join(block)))
        else:
            block = [line[len(start) :], *_dedented(lines[place + 1 : end], len(start))]
            read = _read(directive, block)
            new = change(read)
            if new is None and read.name.lower() in CONTAINERS:
                out.append(line)
                place += 1
                continue
        if new is None:
            out += _shown("\n".join(block), start, keep)
        else:
            _apart(out, start)
            if directive is not None and _DIRECTIVE_OF_TEXT.match(new):
                # what is within is looked at, too
                shown = _shown(new, start, None)
                head = shown.index("") if "" in shown else len(shown)
                out += shown[:head]
                lines[place:end] = [*shown[head:], ""]
                continue
            out += [*_shown(new, start, keep), ""]
        place = end
    return "\n".join(out)


def _shown(text: str, start: str, keep: Callable[..., str] | None) -> list[str]:
    if not text.strip():
        return [start.rstrip()] if start.strip() else []
    if keep is not None:
        return [start + keep(text, "fence")]
    first, *rest = text.split("\n")
    further = " " * len(start)
    return [start + first, *((further + each).rstrip() for each in rest)]


def _kept(lines: list[str], keep: Callable[..., str] | None) -> list[str]:
    if keep is None:
        return lines
    indent = min((_indent(line) for line in lines if line.strip()), default=0)
    text = "\n".join(line[indent:] for line in lines).rstrip("\n")
    above = 0
    while above < len(lines) and not lines[above].strip():
        above += 1
    return [*[""] * above, " " * indent + keep(text.lstrip("\n"), "fence"), ""]


def _apart(out: list[str], start: str) -> None:
    if not start.strip() and out and out[-1].strip():
        out.append("")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end(lines: list[str], start: int, column: int) -> int:
    """Return the place after the block at *start* whose lines stand behind *column*."""
    end = start + 1
    for place in range(start + 1, len(lines)):
        if not lines[place].strip():
            continue
        if _indent(lines[place]) <= column:
            break
        end = place + 1
    return end


def _literal_end(lines: list[str], place: int) -> int:
    """Return the place after the literal block that the line at *place* announces; 0 for none."""
    line = lines[place]
    if _DOCTEST.match(line) and (place == 0 or not lines[place - 1].strip()):
        blank = (n for n in range(place, len(lines)) if not lines[n].strip())
        return next(blank, len(lines))
    if not line.rstrip().endswith("::"):
        return 0
    marks = re.match(_MARKS, line)
    column = len(marks[0]) if marks and not line.lstrip().startswith("::") else _indent(line)
    first = next((n for n in range(place + 1, len(lines)) if lines[n].strip()), len(lines))
    if first <= place + 1 or first == len(lines):
        return 0
    if _indent(lines[first]) > min(column, _indent(line)):
        return _end(lines, place, min(column, _indent(line)))
    sign = lines[first].lstrip()[:1]
    if _indent(lines[first]) == column and re.match(r"[!-/:-@\[-`{-~]", sign):
        end = first
        while end < len(lines) and lines[end].lstrip().startswith(sign):
            end += 1
        return end
    return 0


def _dedented(lines: list[str], column: int) -> list[str]:
    return [line[column:] if line.strip() else "" for line in lines]


def _read(found: re.Match[str], block: list[str]) -> Directive:
    body = textwrap.dedent("\n".join(block[1:])).split("\n") if len(block) > 1 else []
    argument = [(found["argument"] or "").strip()]
    options: dict[str, str] = {}
    place = 0
    while place < len(body) and body[place].strip() and not _OPTION.fullmatch(body[place]):
        argument.append(body[place].strip())
        place += 1
    last = ""
    while place < len(body) and body[place].strip():
        if option := _OPTION.fullmatch(body[place]):
            last = option[1].lower()
            options[last] = (option[2] or "").strip()
        elif last and body[place].startswith(" "):
            options[last] = f"{options[last]} {body[place].strip()}".strip()
        else:
            break
        place += 1
    return Directive(
        found["name"],
        "\n".join(filter(None, argument)),
        "\n".join(body[place:]).strip("\n"),
        options,
        found["sub"] or "",
        "\n".join(block),
    )

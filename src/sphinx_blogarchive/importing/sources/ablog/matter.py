"""What stands in front of a document: fields that are changed one by one, and the rest kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LONGEST = 2**18
_DEEPEST = 200
_NESTED = re.compile(r"[\[{]")
_FIELD = re.compile(r":(?P<name>[^:\s][^:]*):(?:[ \t]+(?P<value>.*)|[ \t]*)$")
_KEY = re.compile(r"(?P<name>[^\s#:-][^:]*):(?:[ \t]+(?P<value>.*)|[ \t]*)$")
_UNDERLINE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")


@dataclass(slots=True)
class Matter:
    """Fields in front of a document: values as texts, lists with commas between their items."""

    values: dict[str, str] = field(default_factory=dict)
    #: Lines of each field, from 0: first, and one behind the last.
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    #: Where a further field may stand.
    end: int = 0
    #: Where the text begins.
    body: int = 0
    #: Whether there is any, even an empty one.
    there: bool = False
    markdown: bool = False


def read(lines: Sequence[str], *, markdown: bool) -> Matter:
    """Read what stands in front of the document of *lines*."""
    return _yaml(lines) if markdown else _fields(lines)


def _yaml(lines: Sequence[str]) -> Matter:
    found = Matter(markdown=True)
    if not lines or lines[0].rstrip() != "---":
        return found
    ends = (n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "..."))
    end = next(ends, 0)
    if not end:
        return found
    found.end, found.body, found.there = end, end + 1, True
    starts = [n for n in range(1, end) if _KEY.match(lines[n])]
    for start, behind in zip(starts, [*starts[1:], end], strict=True):
        key = _KEY.match(lines[start])
        assert key is not None  # noqa: S101 (it is one of them)
        name = key["name"].strip().strip("\"'")
        found.places[name] = (start, behind)
        found.values[name] = _flat("\n".join(lines[start:behind]), name, key["value"] or "")
    return found


def _flat(text: str, name: str, plain: str) -> str:
    """Return the value of the one key in *text*, in one line."""
    if "\n" not in text.strip() and not re.match(r"""[\[{|>"'&*!%@`?-]""", plain):
        return re.sub(r"\s#.*", "", plain).strip()
    try:
        if len(text) > _LONGEST or len(_NESTED.findall(text)) > _DEEPEST:
            return plain.strip()
        data = yaml.load(text, yaml.BaseLoader)  # noqa: S506 (texts alone)
        value = data.get(name) if isinstance(data, dict) else plain
    except (yaml.YAMLError, ValueError, RecursionError):
        return plain.strip()
    if isinstance(value, list):
        return ", ".join(each for each in value if isinstance(each, str))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _fields(lines: Sequence[str]) -> Matter:
    """Read a field list of docutils: first in the document, or right behind its title."""
    found = Matter()
    place = _skip(lines, 0)
    if not _is_field(lines, place):
        titled = _title_end(lines, place)
        if titled:
            place = _skip(lines, titled)
    if not _is_field(lines, place):
        return found
    found.there = True
    while _is_field(lines, place):
        head = _FIELD.match(lines[place])
        assert head is not None  # noqa: S101 (it is one)
        start = place
        place += 1
        while place < len(lines) and lines[place].strip() and lines[place][0] in " \t":
            place += 1
        more = [line.strip() for line in lines[start + 1 : place]]
        name = head["name"].strip().lower()
        found.places[name] = (start, place)
        found.values[name] = " ".join([head["value"] or "", *more]).strip()
        found.end = place
        place = _skip_blank(lines, place)
    found.body = found.end
    return found


def _is_field(lines: Sequence[str], place: int) -> bool:
    return place < len(lines) and _FIELD.match(lines[place]) is not None


def _skip_blank(lines: Sequence[str], place: int) -> int:
    while place < len(lines) and not lines[place].strip():
        place += 1
    return place


def _skip(lines: Sequence[str], place: int) -> int:
    """Skip what shows nothing: empty lines, comments, targets, substitutions."""
    place = _skip_blank(lines, place)
    while place < len(lines) and re.match(r"\.\.(?:\s|$)", lines[place]):
        if re.match(r"\.\.[ \t]+[\w:.+-]+::", lines[place]):
            return place
        place += 1
        while place < len(lines) and (not lines[place].strip() or lines[place][0] in " \t"):
            place += 1
    return place


def _title_end(lines: Sequence[str], place: int) -> int:
    """Return the line behind a title at *place*; 0 if there is none."""
    if place + 2 < len(lines) and _UNDERLINE.match(lines[place]):
        return place + 3 if _UNDERLINE.match(lines[place + 2]) else 0
    if place + 1 < len(lines) and lines[place].strip() and _UNDERLINE.match(lines[place + 1]):
        return place + 2
    return 0


def edited(
    lines: Sequence[str], matter: Matter, changes: Mapping[str, tuple[str, str] | None]
) -> list[str]:
    """Return *lines* with fields changed.

    :param changes: the new name and value of a field by its name; ``None`` takes it out; of one
        that isn't there, adds it.
    """
    found = list(lines)
    added: list[str] = []
    for name in sorted(changes, key=lambda each: -matter.places.get(each, (-1, 0))[0]):
        change = changes[name]
        new = [] if change is None else [_line(*change, markdown=matter.markdown)]
        if name in matter.places:
            start, end = matter.places[name]
            found[start:end] = new
        else:
            added[:0] = new
    if added and matter.there:
        shift = len(found) - len(lines)
        found[matter.end + shift : matter.end + shift] = added
    elif added and matter.markdown:
        found[:0] = ["---", *added, "---"]
    elif added:
        found[:0] = [*added, ""]
    return found


def _line(name: str, value: str, *, markdown: bool) -> str:
    if not markdown:
        return f":{name}: {value}".rstrip()
    plain = re.fullmatch(r"[A-Za-z0-9/][\w/. :-]*", value, re.ASCII) and not re.search(
        r":(?:\s|$)|\s#", value
    )
    if not plain and not value.startswith("["):
        value = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name}: {value}"

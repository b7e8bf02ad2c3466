"""Blocks of HTML in Markdown: those that Markdown can say become Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .html import convert

if TYPE_CHECKING:
    from .protect import Vault

#: What begins a block, and is more than a wrapper of text that stays Markdown.
_START = re.compile(
    r" {0,3}<(?P<name>address|article|aside|audio|blockquote|center|details|div|dl|embed|fieldset|"
    r"figure|footer|form|h[1-6]|header|iframe|nav|object|ol|p|section|svg|table|ul|video)"
    r"(?=[\s/>]|$)",
    re.IGNORECASE,
)
#: What stays as it is, whatever else there is.
_STAYS = frozenset(
    {"audio", "details", "embed", "fieldset", "form", "iframe", "nav", "object", "svg", "video"}
)
#: HTML between such lines is HTML, whatever it holds: HyperDown.
_RAW = "!!!"


def html_blocks(text: str, vault: Vault, changed: list[str], *, loose: bool) -> str:
    """Have blocks of HTML in *text*, whose code is kept already, become Markdown or stay HTML.

    :param changed: gets what isn't as it was.
    :param loose: whether a block goes on beyond empty lines, until its tag is closed.
    """
    lines = text.split("\n")
    out: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if loose and line.strip() == _RAW and (end := _raw_end(lines, place)):
            out += ["", _converted("\n".join(lines[place + 1 : end - 1]), vault, changed), ""]
            place = end
            continue
        found = _START.match(line)
        if found is None or (out and out[-1].strip() and not loose):
            out.append(line)
            place += 1
            continue
        name = found["name"].lower()
        end = _end(lines, place, name, loose=loose)
        block = "\n".join(lines[place:end])
        if name in _STAYS or not _is_whole(block, name):
            out += ["", vault.keep(re.sub(r"\n\s*\n", "\n", vault.restore(block)), "fence"), ""]
        else:
            out += ["", _converted(block, vault, changed), ""]
        place = end
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out))


def _converted(block: str, vault: Vault, changed: list[str]) -> str:
    if "\ufdd0" in block:  # code that is kept is Markdown's
        return vault.keep(re.sub(r"\n\s*\n", "\n", vault.restore(block)), "fence")
    text, found = convert(block, paragraphs=False)
    changed += found
    return text


def _raw_end(lines: list[str], start: int) -> int:
    for place in range(start + 1, len(lines)):
        if lines[place].strip() == _RAW:
            return place + 1
    return 0


def _end(lines: list[str], start: int, name: str, *, loose: bool) -> int:
    """Return the place after the block that begins at *start*."""
    tag = re.compile(rf"<(/?){name}(?=[\s/>])[^>]*>", re.IGNORECASE)
    depth = 0
    for place in range(start, len(lines)):
        if place > start and not lines[place].strip() and (not loose or depth <= 0):
            return place
        for found in tag.finditer(lines[place]):
            depth += -1 if found[1] else 1
        if depth <= 0 and loose:
            return place + 1
    if not loose:
        return len(lines)
    blank = (place for place in range(start, len(lines)) if not lines[place].strip())
    return next(blank, len(lines))


def _is_whole(block: str, name: str) -> bool:
    opened = len(re.findall(rf"<{name}(?=[\s/>])", block, re.IGNORECASE))
    return opened == len(re.findall(rf"</{name}\s*>", block, re.IGNORECASE))

"""Titles of sections, and a style for the title above them that none of them has."""

from __future__ import annotations

import re
import unicodedata

_LINE = re.compile(r"([!-/:-@\[-`{-~])\1*[ ]*")
#: Signs under titles, and whether they are above them too.
_STYLES = [("=", False), ("=", True), ("#", True), ("*", True), ("#", False), ("~", True)]
#: What in plain text docutils takes for markup.
_SPECIAL = re.compile(r"([\\*`|])|_(?![^\W_])")


def even(text: str, title: str) -> tuple[str, frozenset[tuple[str, bool]], list[str]]:
    """Return *text* with lines as long as the titles above them, their styles, and the titles.

    A first title that says the same as *title* is left out, if no other is of its style.
    """
    lines = text.split("\n")
    out: list[str] = []
    styles: list[tuple[str, bool]] = []
    titles: list[str] = []
    first: tuple[int, int] | None = None
    place = 0
    while place < len(lines):
        found = _title(lines, place, blank=not out or not out[-1].strip())
        if found is None:
            out.append(lines[place])
            place += 1
            continue
        sign, over, shown = found
        rule = sign * max(_width(shown), len(lines[place + over + 1].rstrip()))
        if not styles and not "".join(out).strip() and _plain(shown) == _plain(title):
            first = len(out), len(out) + 2 + over
        styles.append((sign, bool(over)))
        titles.append(shown)
        out += [*[rule] * over, shown, rule]
        place += 2 + over
    if first and styles.count(styles[0]) == 1:
        out[first[0] : first[1]] = []
        styles.pop(0)
    return "\n".join(out), frozenset(styles), titles


def _title(lines: list[str], place: int, *, blank: bool) -> tuple[str, int, str] | None:
    """Return the sign, whether it is above too, and the text of the title at *place*."""
    if not blank or place + 1 >= len(lines) or not lines[place].strip():
        return None
    line = lines[place]
    if (found := _LINE.fullmatch(line)) and place + 2 < len(lines):
        below = _LINE.fullmatch(lines[place + 2])
        if below and below[1] == found[1] and lines[place + 1].strip():
            return (found[1], 1, lines[place + 1].strip()) if not _is_table(line) else None
        return None
    below = _LINE.fullmatch(lines[place + 1])
    if found or below is None or line.startswith((" ", ".. ")):
        return None
    length = len(below[0].rstrip())
    return (below[1], 0, line.strip()) if length >= min(4, _width(line.rstrip())) else None


def _is_table(line: str) -> bool:
    return " " in line.strip()


def headline(title: str, used: frozenset[tuple[str, bool]]) -> str:
    """Return *title*, plain text, in a style that isn't among those that are *used*."""
    shown = _SPECIAL.sub(r"\\\g<0>", " ".join(title.split()))
    if not shown:
        return ""
    sign, over = next((style for style in _STYLES if style not in used), ("=", False))
    rule = sign * max(_width(shown), 4)
    # what begins a list or a block would be no title
    if not over and re.match(r"(?:[-+*•>:]|\.\.|[A-Za-z0-9#]{1,9}[.)])[ ]", shown):
        shown = f"\\{shown}"
        rule += sign
    return "\n".join([*[rule] * over, shown, rule, "", ""])


def _width(text: str) -> int:
    signs = (each for each in text if not unicodedata.combining(each))
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in signs)


def _plain(text: str) -> str:
    return re.sub(r"[\s*_`\\]+", "", text).casefold()

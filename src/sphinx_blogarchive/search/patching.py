"""Edit the terms of a document in an index that is text, and leave the rest of it alone.

Who edits a post writes some words anew, and who deletes one moves the numbers of those after it.
To read and write the hundred thousand other words takes longer than all else that is done about
the index.
"""

from __future__ import annotations

import json
import re
from bisect import insort
from json.encoder import encode_basestring_ascii as quoted
from typing import TYPE_CHECKING

from .postings import unpack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class IrregularError(ValueError):
    """There are terms among which no place can be found for certain: some have odd characters."""


def patched(text: str, numbers: Sequence[int | None], packed: Mapping[int, str]) -> str:
    """Return *text* (see :func:`.postings.written`) with other terms for some documents.

    :param numbers: the number that each document has now, by the one that it had; nothing for
        documents that are gone.
    :param packed: the terms of each of these documents, by the number that it has now.
    :raises IrregularError: where terms are hard to tell from what is around them.
    """
    if not text:
        raise IrregularError
    text += ","
    for before, now in enumerate(numbers):
        if now is None:
            text = _patched(text, before, set())
    if any(now not in (None, before) for before, now in enumerate(numbers)):
        text = _renumbered(text, numbers)
    for number, terms in packed.items():
        text = _patched(text, number, unpack(terms))
    return text[:-1]


def _renumbered(text: str, numbers: Sequence[int | None]) -> str:
    """Return *text* with other numbers of documents; it has none of those that are gone."""
    now = {
        f"{begin}{before}{end}": f"{begin}{number}{end}"
        for before, number in enumerate(numbers)
        for begin in ("", "[")
        for end in ("", "]")
    }
    # no term has a comma: what is left of it between two of these ends with a colon
    parts = text.replace('":', '":,').split(",")
    return ",".join(map(now.get, parts, parts)).replace('":,', '":')


def _patched(text: str, number: int, terms: set[str]) -> str:
    """Return *text*, each of whose entries ends with a comma, with *terms* for one document."""
    had = dict(_terms_of(text, str(number)))
    edits: list[tuple[int, str, int, str]] = []
    for term in had.keys() - terms:
        start, end, numbers = _entry(text, had[term])
        numbers.remove(number)
        new = f"{quoted(term)}:{_listed(numbers)}," if numbers else ""
        edits.append((start, term, end, new))
    for term in terms - had.keys():
        place, is_there = _find(text, term)
        start, end, numbers = _entry(text, place) if is_there else (place, place, [])
        insort(numbers, number)
        edits.append((start, term, end, f"{quoted(term)}:{_listed(numbers)},"))
    parts, done = [], 0
    for start, _term, end, new in sorted(edits):
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def _terms_of(text: str, number: str) -> list[tuple[str, int]]:
    """Return the terms of a document, and where their entries begin."""
    found = []
    # what begins with letters is looked for much faster than what looks behind
    for match in re.finditer(rf"{number}(?=[,\]])", text):
        at = match.start()
        if text[at - 1] not in ",:[":
            continue
        start = text.rfind('"', 0, text.rfind('"', 0, at))
        found.append((_term(text, start, at), start))
    return found


def _term(text: str, start: int, before: int) -> str:
    """Return the term whose entry begins at *start*, and has its numbers up to *before*."""
    entry = _ENTRY.match(text, start)
    if entry is None or entry.end() <= before or (start and text[start - 1] != ","):
        raise IrregularError
    term: str = json.loads(entry[1])
    return term


#: Terms that are words, and the numbers after them.
_ENTRY = re.compile(r'("(?:[\w =-]|\\u[0-9a-f]{4})+"):\[?[0-9,]*', re.ASCII)


def _entry(text: str, start: int) -> tuple[int, int, list[int]]:
    """Return where an entry begins and ends, and its numbers."""
    colon = _colon(text, start)
    end = text.find(',"', colon) + 1 or len(text)
    numbers = text[colon + 1 : end - 1].strip("[]")
    return start, end, [int(number) for number in numbers.split(",")]


def _colon(text: str, start: int) -> int:
    """Return where the colon after the term is whose entry begins at *start*."""
    quote = text.index('":', start + 1)
    if text[quote - 1] == "\\":
        raise IrregularError
    return quote + 1


def _listed(numbers: list[int]) -> str:
    return json.dumps(numbers if len(numbers) > 1 else numbers[0], separators=(",", ":"))


def _find(text: str, term: str) -> tuple[int, bool]:
    """Return where the entry of a term begins or would begin, and whether it is there."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        # no term has a comma
        start = text.rfind(',"', low, middle) + 1 or low
        colon = _colon(text, start)
        found = json.loads(text[start:colon])
        if found == term:
            return start, True
        if found < term:
            low = text.find(',"', colon) + 1 or len(text)
        else:
            high = start
    return low, False

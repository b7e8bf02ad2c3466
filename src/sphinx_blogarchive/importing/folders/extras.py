"""What several dialects of Markdown have beyond what all know, taken out and told of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Told

_ABBREVIATION = re.compile(r"^\*\[[^\]\n]+\]:[^\n]*\n?", re.MULTILINE)


def without_names(text: str, named: re.Pattern[str], told: list[Told]) -> str:
    """Return *text* without names of places behind headings.

    :param named: finds a heading with such a name; its first group is the heading alone.
    """
    text, count = named.subn(r"\1", text)
    if count:
        told.append(("changed", "names of places stood behind headings, and are gone"))
    return text


def without_abbreviations(text: str, told: list[Told]) -> str:
    """Return *text* without lines that tell what abbreviations stand for."""
    text, count = _ABBREVIATION.subn("", text)
    if count:
        told.append(("left out", f"{count} abbreviations, *[…]: …"))
    return text

"""The words of a text by which it can be told what it is about, in any language."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from .length import IDEOGRAPHS, WORDS
from .patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = later(rf"[{IDEOGRAPHS}]+|{WORDS}")
_IDEOGRAPH = later(rf"[{IDEOGRAPHS}]")
_ACCENT = re.compile("[\u0300-\u036f]")
#: A formula as writers of front matter have it.
_FORMULA = re.compile(r"\$[^$]*\$|\\\(.*?\\\)")


def keywords(text: str) -> Iterator[str]:
    """Yield the words of *text*, each as often as it is there.

    Words of alphabetic scripts come without case and accents; a run of ideographs, which has
    no spaces, as its overlapping pairs. Numbers, single letters and formulas are left out.
    """
    for token in _TOKEN.findall(unicodedata.normalize("NFKC", _FORMULA.sub(" ", text))):
        if _IDEOGRAPH.match(token):
            yield from map("".join, pairwise(token)) if len(token) > 1 else (token,)
        elif len(token) > 1 and not token.isnumeric():
            yield _folded(token)


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", word.casefold()))
    return unicodedata.normalize("NFC", bare)

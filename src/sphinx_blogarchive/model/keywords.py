"""The words of a text by which it can be told what it is about, in any language."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from .length import PLAIN, RUN
from .patterns import later

_WORD = later(PLAIN)
#: What ``NFKC`` makes signs in ASCII of: a text with none of them most often is in it already.
_WIDE = later("[\uff01-\uff0f\uff1a-\uff20\u3000\u2026]+")
_ACCENT = re.compile("[\u0300-\u036f]")
#: A formula as writers of front matter have it.
_FORMULA = re.compile(r"\$[^$]*\$|\\\(.*?\\\)")


def keywords(text: str) -> list[str]:
    """Return the words of *text*, each as often as it is there.

    Words of alphabetic scripts come without case and accents; a run of ideographs, which has
    no spaces, as its overlapping pairs. Numbers, single letters and formulas are left out.
    """
    plain = _FORMULA.sub(" ", text) if "$" in text or "\\" in text else text
    plain = unicodedata.normalize("NFKC", _WIDE.sub(" ", plain))
    found: list[str] = []
    runs = [] if plain.isascii() else RUN.findall(plain)
    others = RUN.split(plain) if runs else [plain]
    for other, run in zip(others, [*runs, ""], strict=True):
        if len(other) > 1:
            words = _WORD.findall(other)
            found += [_folded(word) for word in words if len(word) > 1 and not word.isnumeric()]
        found += map("".join, pairwise(run)) if len(run) > 1 else run
    return found


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", word.casefold()))
    return unicodedata.normalize("NFC", bare)

"""How long a text is to read, whatever its script."""

from __future__ import annotations

import re

#: Characters of scripts written without spaces: each counts for itself.
_IDEOGRAPHS = (
    "\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # han
)
_UNIT = re.compile(rf"[{_IDEOGRAPHS}]|[^\W{_IDEOGRAPHS}]+(?:['’-][^\W{_IDEOGRAPHS}]+)*")
#: A word of an alphabetic script takes about as long as two ideographs.
_WORD = 2
#: What no text should be broken off after.
_OPEN = " ,.;:([\"'" + ",。;:、(《“‘"


def length(text: str) -> int:
    """Return the length of *text* in ideographs: a Chinese character is 1, a word is 2.

    Punctuation and spaces are nothing.
    """
    return sum(1 if _is_ideograph(unit) else _WORD for unit in _UNIT.findall(text))


def _is_ideograph(unit: str) -> bool:
    return len(unit) == 1 and re.match(rf"[{_IDEOGRAPHS}]", unit) is not None


def first_words(text: str, limit: int = 24) -> str:
    """Return the beginning of *text*, at most *limit* long (see :func:`length`), cut at a word."""
    text = " ".join(text.split())
    seen = 0
    for found in _UNIT.finditer(text):
        seen += 1 if _is_ideograph(found[0]) else _WORD
        if seen > limit:
            return text[: found.start()].rstrip(_OPEN) + "…"
    return text

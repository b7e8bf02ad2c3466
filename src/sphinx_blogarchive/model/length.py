"""How long a text is to read, whatever its script."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from .patterns import later

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Characters of scripts written without spaces: each counts for itself.
IDEOGRAPHS = (
    "\u3005-\u3007"  # signs that stand among ideographs as one of them
    "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # han
)
#: Accents, vowel signs and joiners, which Python's ``\w`` leaves out: they are inside words.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u06d6-\u06ed\u0711-\u074a"
    "\u0900-\u0963\u0966-\u0dff"  # Indic
    "\u0e31-\u0e4e\u0eb1-\u0ece\u0f18-\u0fbc\u102b-\u109d\u17b4-\u17d3"  # South-East Asian, Tibetan
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0"
)
_LETTER = rf"[^\W{IDEOGRAPHS}]"
#: Bounded, for what has no spaces in it (Thai, or no language at all) isn't one word.
_WORDS = rf"{_LETTER}(?:{_LETTER}|[{_MARKS}]){{0,29}}"
#: Ideographs that follow each other.
RUN = later(f"[{IDEOGRAPHS}]+")
_IDEOGRAPH = later(f"[{IDEOGRAPHS}]")
#: Words as below in text that has no ideographs, where they are found five times as fast.
PLAIN = rf"\w[\w{_MARKS}]{{0,29}}"
_WORD_ALONE = later(rf"{PLAIN}(?:['’-]{PLAIN}){{0,5}}")
_UNIT = later(rf"[{IDEOGRAPHS}]|{_WORDS}(?:['’-]{_WORDS}){{0,5}}")
#: A word of an alphabetic script takes about as long as two ideographs.
_WORD = 2
#: What no text should be broken off after.
_OPEN = " ,.;:([\"'" + "\uff0c。\uff1b\uff1a、\uff08《「『“‘"


def length(text: str) -> int:
    """Return the length of *text* in ideographs: a Chinese character is 1, a word is 2.

    Punctuation and spaces are nothing.
    """
    ideographs, words = counted(text)
    return ideographs + _WORD * words


def _is_ideograph(unit: str) -> bool:
    return len(unit) == 1 and _IDEOGRAPH.match(unit) is not None


class Measure(NamedTuple):
    """How much there is to read."""

    #: Characters of scripts written without spaces.
    ideographs: int = 0
    words: int = 0
    #: Lines of code, without empty ones.
    lines: int = 0
    #: Formulas, in the text and on lines of their own.
    formulas: int = 0

    def minutes(self, rates: Mapping[str, float]) -> int:
        """Return how many minutes a reader takes, at least 1.

        :param rates: how many of each kind (the fields) are read in a minute.
        """
        minutes: float = (
            self.ideographs / rates["ideographs"]
            + self.words / rates["words"]
            + self.lines / rates["lines"]
            + self.formulas / rates["formulas"]
        )
        return max(1, ceil(minutes - 0.25))


def counted(text: str) -> tuple[int, int]:
    """Return how many ideographs and how many words are in *text*."""
    others = RUN.split(text)
    ideographs = len(text) - sum(map(len, others))
    # what ideographs separate is no word together
    return ideographs, len(_WORD_ALONE.findall(" ".join(others)))


def first_words(text: str, limit: int = 24) -> str:
    """Return the beginning of *text*, at most *limit* long (see :func:`length`), cut at a word."""
    text = " ".join(text.split())
    seen = 0
    for found in _UNIT.finditer(text):
        seen += 1 if _is_ideograph(found[0]) else _WORD
        if seen > limit:
            return text[: found.start()].rstrip(_OPEN) + "…"
    return text

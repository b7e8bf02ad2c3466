"""The order of names, as readers of a language look them up, and the letters they stand under.

Encodings that were made for one language have its characters in an order that its readers know:
GB 2312 (first level) by their sound in pinyin, Big5 by the number of their strokes, JIS X 0208
(first level) by their reading.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

#: What stands under no letter: digits and signs.
OTHERS = "#"
#: Under which Chinese characters stand that aren't ordered by letters.
HAN = "漢字"
#: The first character in GB 2312 of each letter of pinyin; those of the second level come after.
_PINYIN = (
    ("a", 0xB0A1), ("b", 0xB0C5), ("c", 0xB2C1), ("d", 0xB4EE), ("e", 0xB6EA), ("f", 0xB7A2),
    ("g", 0xB8C1), ("h", 0xB9FE), ("j", 0xBBF7), ("k", 0xBFA6), ("l", 0xC0AC), ("m", 0xC2E8),
    ("n", 0xC4C3), ("o", 0xC5B6), ("p", 0xC5BE), ("q", 0xC6DA), ("r", 0xC8BB), ("s", 0xC8F6),
    ("t", 0xCBFA), ("w", 0xCDDA), ("x", 0xCEF4), ("y", 0xD1B9), ("z", 0xD4D1), ("", 0xD8A1),
)  # fmt: skip
_STARTS = [start for _letter, start in _PINYIN]
#: The consonants that begin a syllable of Korean.
_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_TRADITIONAL = ("tw", "hk", "mo", "hant")

#: Kind of a character, its letter, what comes before what under that letter, and its place there.
Place = tuple[int, str, int, int]


def order(text: str, language: str) -> tuple[tuple[Place, ...], str]:
    """Return what sorts *text* among others for readers of *language*, whatever the case.

    Signs come first, then digits, letters, and Chinese characters; where these are ordered by
    their sound, each stands under its letter.
    """
    codec = _codec(language)
    folded = unicodedata.normalize("NFC", text).casefold()
    return tuple(_place(char, codec) for char in folded), text


def initial(text: str, language: str) -> str:
    """Return the letter that *text* stands under for readers of *language*."""
    folded = unicodedata.normalize("NFC", text).casefold()
    if not folded:
        return OTHERS
    kind, letter, _, _ = _place(folded[0], _codec(language))
    if kind < _LETTER:
        return OTHERS
    return letter.upper() or HAN


_SIGN, _DIGIT, _LETTER, _IDEOGRAPH = range(4)


def _codec(language: str) -> str:
    tags = language.lower().replace("_", "-").split("-")
    match tags[0]:
        case "zh":
            return "big5" if any(tag in _TRADITIONAL for tag in tags) else "gb2312"
        case "ja":
            return "euc_jp"
    return ""


@lru_cache(maxsize=4096)
def _place(char: str, codec: str) -> Place:
    point = ord(char)
    if _is_ideograph(point):
        return _ideograph(char, codec)
    if char.isdigit():
        return _DIGIT, "", 0, point
    if not char.isalpha():
        return _SIGN, "", 0, point
    if 0xAC00 <= point <= 0xD7A3:
        return _LETTER, _LEADS[(point - 0xAC00) // 588], 0, point
    if 0x30A1 <= point <= 0x30F6:  # katakana among hiragana
        char = chr(point - 0x60)
    base = unicodedata.normalize("NFD", char)[0]
    # elsewhere a mark makes another letter
    if not _is_stripped(base):
        base = char
    return _LETTER, base, 0, 0 if base == char else point


def _is_ideograph(point: int) -> bool:
    return 0x3400 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF or 0x20000 <= point <= 0x3FFFF


def _is_stripped(base: str) -> bool:
    """Say whether letters with marks stand where *base* does: Latin, Greek, kana."""
    point = ord(base)
    return point < 0x370 or 0x370 <= point < 0x400 or 0x3041 <= point <= 0x30FF or base == "е"


def _ideograph(char: str, codec: str) -> Place:
    point = ord(char)
    try:
        code = int.from_bytes(char.encode(codec)) if codec else point
    except UnicodeEncodeError:
        return _IDEOGRAPH, "", 1, point
    if codec == "gb2312":
        letter = _PINYIN[bisect_right(_STARTS, code) - 1][0]
        if letter:
            return _LETTER, letter, 1, code
    return _IDEOGRAPH, "", 0, code

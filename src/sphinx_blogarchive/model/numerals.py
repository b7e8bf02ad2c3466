"""Numbers as writers number things: digits of any script, Roman numerals, Chinese ones."""

from __future__ import annotations

import re
import unicodedata

_ROMAN = re.compile(r"(M{0,3})(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
#: Chinese digits, everyday and formal, in simplified and traditional characters, by value.
_DIGITS = (
    "〇零○◯", "一壹", "二贰貳两兩", "三叁參叄参", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖",
)  # fmt: skip
_PLAIN = str.maketrans(
    {character: str(value) for value, same in enumerate(_DIGITS) for character in same}
    | {"拾": "十", "佰": "百", "仟": "千", "萬": "万"}
    | {"廿": "2十", "卅": "3十", "卌": "4十"}
)
_TOKEN = re.compile(r"(0?)([1-9]?)([千百十]?)")
_UNITS = {"千": 1000, "百": 100, "十": 10, "": 1}


def number(text: str) -> int:
    """Read *text* as a whole number from 0: ``7``, ``７``, ``VII``, ``⑦``, ``七``, ``(七)``.

    Chinese numerals go up to 千万, by place as well (二〇二四), with 廿 and 卅. A last digit
    without its unit counts as it is spoken: 一百五 is 150, 一百零五 is 105.

    :raises ValueError: with the remedy, if it isn't one.
    """
    plain = unicodedata.normalize("NFKC", text).strip("() ")  # ㈠ becomes (一)
    if re.fullmatch(r"\d{1,9}", plain):
        return int(plain)
    found = _roman(plain) if plain.isascii() else _chinese(plain)
    if found is None:
        raise ValueError("no number; write digits, such as 7, or VII or 七")
    return found


def _roman(text: str) -> int | None:
    letters = text.upper()
    if not letters or text not in (letters, letters.lower()) or not _ROMAN.fullmatch(letters):
        return None
    values = [_LETTERS[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def _chinese(text: str) -> int | None:
    if re.search(r"[0-9]", text):
        return None
    plain = text.translate(_PLAIN)
    if re.fullmatch(r"[0-9]{1,9}", plain):
        return int(plain)
    if plain.startswith("0"):
        return None
    head, mark, tail = plain.partition("万")
    high = _section(head, 0)
    if not mark or high is None:
        return high
    low = _section(tail, 10_000) if tail else 0
    return None if low is None else high * 10_000 + low


def _section(text: str, unit: int) -> int | None:
    """Read what is below 10000, in digits of ours and 千, 百, 十.

    :param unit: the unit that stands before it; 0 if nothing does.
    """
    total = place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None or not found[0]:
            return None
        zero, digit, sign = found.groups()
        value = _UNITS[sign]
        wrong_order = unit and value >= unit
        # a zero stands for units that are passed over, and 十 alone may go without a digit
        if wrong_order or (zero and value * 10 == unit) or not (digit or sign == "十"):
            return None
        if not zero and value == 1 and unit > 10:
            value = unit // 10
        total += int(digit or 1) * value
        unit = _UNITS[sign]
        place = found.end()
    return total if text else None

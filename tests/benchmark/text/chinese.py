"""Words of Chinese: common ones as they are, rare ones made of common characters."""

from __future__ import annotations

from functools import cache

from .dice import Dice, Ranks, natural, scatter, zipf
from .words import words

#: The commonest words of running text, the commonest first.
FUNCTION = words("chinese-joining")

#: What the posts are about, the commonest first.
CONTENT = words("chinese")

SIZE = 250_000
_FUNCTION = Ranks(zipf(len(FUNCTION), 1))
_CONTENT = Ranks(natural(SIZE, 4000))


def _characters() -> list[str]:
    """Return the 3755 common characters of GB 2312, in an order of our own."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    known = [found for cell in cells if (found := cell.decode("gb2312", "ignore"))]
    return sorted(known, key=lambda character: scatter("zh", character))


CHARACTERS = _characters()
_COMMON = Ranks(zipf(len(CHARACTERS), 60))
#: How many characters a rare word has.
_LENGTHS = (2, 2, 2, 2, 2, 2, 3, 3, 4, 1)


@cache
def word(rank: int) -> str:
    """Return the content word of a rank: a common one, or one of common characters."""
    if rank < len(CONTENT):
        return CONTENT[rank]
    dice = Dice("zh", rank)
    return "".join(CHARACTERS[_COMMON.draw(dice)] for _ in range(dice.pick(_LENGTHS)))


def content(dice: Dice) -> str:
    """Return a word that means something."""
    return word(_CONTENT.draw(dice))


def function(dice: Dice) -> str:
    """Return a word that joins others."""
    return FUNCTION[_FUNCTION.draw(dice)]


def clause(dice: Dice, length: int) -> list[str]:
    """Return words in a row that have about *length* characters together."""
    words: list[str] = []
    written = 0
    joins = dice.chance(40)
    while written < length:
        found = function(dice) if joins else content(dice)
        joins = not joins and dice.chance(60)
        if words and found == words[-1]:
            continue
        words.append(found)
        written += len(found)
    return words

"""Words of English: common ones as they are, rare ones made of these."""

from __future__ import annotations

from functools import cache

from .dice import Dice, Ranks, natural, scatter, zipf
from .words import words

#: The commonest words of running text, the commonest first.
FUNCTION = words("english-joining")

#: What the posts are about, the commonest first.
CONTENT = words("english")

#: What rare words are made of, beside the common ones.
_PREFIXES = words("english-prefixes")
_SUFFIXES = words("english-suffixes")
_ONSETS = words("english-onsets")
_VOWELS = words("english-vowels")
_CODAS = words("english-codas")

#: There are more words than any corpus here has.
SIZE = 250_000
_FUNCTION = Ranks(zipf(len(FUNCTION), 1))
_CONTENT = Ranks(natural(SIZE, 4000))
_DERIVED = len(CONTENT) * (len(_PREFIXES) + 1) * (len(_SUFFIXES) + 1)


@cache
def word(rank: int) -> str:
    """Return the content word of a rank: a common one, one derived from these, or a coined one."""
    if rank < len(CONTENT):
        return CONTENT[rank]
    number = scatter("en", rank)
    # every fourth rare word is a name or a word of another trade
    if number % 4 == 0:
        return _coined(number // 4)
    place = number // 4 % _DERIVED
    place, stem = divmod(place, len(CONTENT))
    prefix, suffix = divmod(place, len(_SUFFIXES) + 1)
    return "".join((["", *_PREFIXES][prefix], CONTENT[stem], ["", *_SUFFIXES][suffix]))


def _coined(number: int) -> str:
    parts = []
    for letters in (_ONSETS, _VOWELS, _CODAS, _VOWELS, _CODAS):
        number, place = divmod(number, len(letters))
        parts.append(letters[place])
    return "".join(parts[: 3 if number % 3 == 0 else 5])


def content(dice: Dice) -> str:
    """Return a word that means something."""
    return word(_CONTENT.draw(dice))


def function(dice: Dice) -> str:
    """Return a word that joins others."""
    return FUNCTION[_FUNCTION.draw(dice)]


def clause(dice: Dice, length: int) -> list[str]:
    """Return so many words in a row; those that join others come by one or two, as in sentences."""
    words: list[str] = []
    joining = 0
    while len(words) < length:
        joins = joining < 2 and dice.chance(65 if joining == 0 else 25)
        found = function(dice) if joins else content(dice)
        if words and found == words[-1]:
            continue
        joining = joining + 1 if joins else 0
        words.append(found)
    return words

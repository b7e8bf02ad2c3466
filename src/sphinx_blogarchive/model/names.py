"""Names of people, taken apart as far as that can be told from the name alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .patterns import later

#: Family names of two characters; most have one.
_COMPOUND = later(
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|"
    "皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|"
    "轩辕|呼延|东郭|南门|西门|百里|歐陽|司馬|東方|獨孤|南宮|萬俟|聞人|諸葛|尉遲|赫連|"
    "澹臺|濮陽|公孫|仲孫|鍾離|長孫|鮮于|軒轅|東郭|南門|西門|남궁|황보|제갈|선우|사공|"
    "서문|독고|동방"
)
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANGUL = "\uac00-\ud7a3"
_KANA = "\u3040-\u30ff"
_EASTERN = later(f"[{_HAN}{_HANGUL}{_KANA}]+")
_WITHOUT_KANA = later(f"[{_HAN}]+|[{_HANGUL}]+")
#: Between the parts of a foreign name in Chinese or Japanese characters.
_DOT = re.compile("[·・•‧]")
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)")
#: What only groups have in their names.
_GROUP = later(
    r"\b(?:association|authors|blog|collective|committee|community|company|contributors|"
    r"developers|editors|foundation|gmbh|group|inc|institute|lab|"
    r"laboratory|ltd|project|society|staff|team|university)\b",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(r"[\d&@/+]")


class Name(NamedTuple):
    """A name: either *literal*, which can't be taken apart, or *family* and *given*."""

    literal: str = ""
    family: str = ""
    given: str = ""
    #: What stands before the family name and is written small: ``van``, ``de la``.
    particle: str = ""
    #: ``Jr.``, ``III``.
    suffix: str = ""

    @property
    def eastern(self) -> bool:
        """Whether the family name goes first, without a space before the given one."""
        return _EASTERN.fullmatch(self.family or self.literal) is not None

    @property
    def natural(self) -> str:
        """The name as it is said."""
        if self.literal:
            return self.literal
        if self.eastern:
            return self.family + self.given
        return " ".join(filter(None, [self.given, self.particle, self.family, self.suffix]))

    @property
    def sortable(self) -> str:
        """The name with the family first: ``Beethoven``'s is ``van Beethoven, Ludwig``."""
        if self.literal or self.eastern:
            return self.natural
        family = " ".join(filter(None, [self.particle, self.family]))
        return ", ".join(filter(None, [family, self.suffix, self.given]))

    @property
    def initials(self) -> list[str]:
        """The first letters of the given names: ``J``, and ``J-P`` for ``Jean-Paul``."""
        return [
            "-".join(part[0].upper() for part in word.split("-") if part)
            for word in re.split(r"[\s.]+", self.given)
            if word.strip("-")
        ]


@lru_cache(maxsize=256)
def split(text: str, written: str = "") -> Name:
    """Take a name apart.

    :param text: the name as readers see it.
    :param written: as ``Family, Given`` if the writer said so, or a name that is one whole.

    A pen name, a group, and whatever can't be told stay whole.
    """
    if written:
        family, comma, given = (part.strip() for part in written.partition(","))
        return Name(family=family, given=given) if comma and given else Name(literal=family)
    text = " ".join(text.split())
    if "," in text:
        family, _, given = (part.strip() for part in text.partition(","))
        return Name(family=family, given=given) if family and given else Name(literal=text)
    if _EASTERN.fullmatch(_DOT.sub("", text).replace(" ", "")):
        return _eastern(text)
    return _western(text)


def _eastern(text: str) -> Name:
    if _DOT.search(text):
        return Name(literal=text)  # foreign: the parts keep their order and their dots
    words = text.split()
    if len(words) == 2:
        return Name(family=words[0], given=words[1])
    if len(words) > 1 or not _WITHOUT_KANA.fullmatch(text):
        return Name(literal=text)
    size = 2 if _COMPOUND.match(text) else 1
    # four characters and no family name of two: a pen name, or Japanese
    if not 1 <= len(text) - size <= 2 or (size == 1 and len(text) > 3):
        return Name(literal=text)
    return Name(family=text[:size], given=text[size:])


def _is_group(text: str) -> bool:
    return bool(_GROUP.search(text) or _NO_PERSON.search(text))


def _western(text: str) -> Name:
    words = text.split()
    if len(words) < 2 or not words[0][0].isupper() or _is_group(text):
        return Name(literal=text)
    suffix = ""
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    # as BibTeX has it: from the first word that begins with a small letter
    begin = next((i for i, word in enumerate(words[:-1]) if i and word[0].islower()), None)
    if begin is None:
        return Name(family=words[-1], given=" ".join(words[:-1]), suffix=suffix)
    end = next(i for i in range(len(words) - 1, 0, -1) if i == begin or words[i - 1][0].islower())
    return Name(
        family=" ".join(words[end:]),
        given=" ".join(words[:begin]),
        particle=" ".join(words[begin:end]),
        suffix=suffix,
    )

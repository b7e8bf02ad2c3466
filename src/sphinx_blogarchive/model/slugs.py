"""Slugs: the part of an address that stands for a name."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Signs that tell names apart and so must not vanish from them.
_SPOKEN = {"+": "plus", "#": "sharp", "&": "and", "@": "at", "%": "percent", "=": "equals"}
#: Names that Windows keeps for devices, with any suffix; and the file that stands for its folder.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "page"}
    | {f"{device}{n}" for device in ("com", "lpt") for n in range(10)}
)
#: Longest slug in bytes of UTF-8: file systems take 255, and suffixes follow.
_LONGEST = 120


def slugify(name: str) -> str:
    """Return a slug for *name*: lower case, NFC, letters and digits of every script.

    Never empty, never a name that a file system keeps for itself. ``C``, ``C++``, ``C#``
    and ``.NET`` differ. Names that differ in case or punctuation alone may meet:
    :func:`assign` tells those apart.
    """
    name = unicodedata.normalize("NFC", name).strip().lower()
    words: list[str] = [""]
    for place, char in enumerate(name):
        if unicodedata.category(char)[0] in "LNM":
            words[-1] += char
        elif char in _SPOKEN:
            words += [_SPOKEN[char], ""]
        elif char == "." and place == 0:
            words += ["dot", ""]
        else:
            words.append("")
    slug = "-".join(filter(None, words))
    if not slug:
        signs = (unicodedata.name(char, f"u{ord(char):x}") for char in name if not char.isspace())
        slug = "-".join("-".join(signs).lower().split()) or "empty"
    if slug in _RESERVED:
        slug += "-term"
    if len(slug.encode()) > _LONGEST:
        slug = slug.encode()[:_LONGEST].decode(errors="ignore").rstrip("-") + _mark(name)
    return unicodedata.normalize("NFC", slug)


def _mark(name: str) -> str:
    return "-" + hashlib.sha256(name.encode()).hexdigest()[:6]


def assign(
    names: Iterable[str], given: Mapping[str, str]
) -> tuple[dict[str, str], list[tuple[str, ...]]]:
    """Give each of *names* a slug of its own.

    :param names: distinct names.
    :param given: slugs set by the writer; these are kept as they are.
    :return: the slugs by name, and the groups of names that met. The first of a group, in
        order of code points, keeps the plain slug; the others get a mark of their name,
        so that the result depends on the names alone.
    """
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (name not in given, name)):
        # case-insensitive and normalizing file systems see one file here
        wanted[unicodedata.normalize("NFC", given.get(name) or slugify(name)).casefold()].append(
            name
        )
    slugs: dict[str, str] = {}
    meetings: list[tuple[str, ...]] = []
    for group in wanted.values():
        for place, name in enumerate(group):
            slug = given.get(name) or slugify(name)
            slugs[name] = slug if place == 0 else slug + _mark(name)
        if len(group) > 1:
            meetings.append(tuple(group))
    return slugs, meetings

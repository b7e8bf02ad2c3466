"""Slugs: the part of an address that stands for a name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Signs that tell names apart and so must not vanish from them.
_SPOKEN = {"+": "plus", "#": "sharp", "&": "and", "@": "at", "%": "percent", "=": "equals"}
#: Names that Windows keeps for devices, with any suffix; and the file that stands for its folder.
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "page"}
    | {f"{device}{n}" for device in ("com", "lpt") for n in "0123456789¹²³"}
)
#: Selectors of variants of a character, which nobody sees by themselves.
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
#: Longest slug in bytes of UTF-8: file systems take 255, and suffixes follow.
_LONGEST = 120


def slugify(name: str) -> str:
    """Return a slug for *name*: lower case, NFC, letters and digits of every script.

    Never empty, never a name that a file system keeps for itself. ``C``, ``C++``, ``C#``
    and ``.NET`` differ. Names that differ in case or punctuation alone may meet:
    :func:`assign` tells those apart.
    """
    name = unicodedata.normalize("NFC", _VARIANT.sub("", name)).strip().lower()
    words: list[str] = [""]
    for place, char in enumerate(name):
        kind = unicodedata.category(char)[0]
        if kind in "LN" or (kind == "M" and words[-1]):  # a mark alone can't be seen
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
    if slug in RESERVED:
        slug += "-term"
    if len(slug.encode()) > _LONGEST:
        slug = slug.encode()[:_LONGEST].decode(errors="ignore").rstrip("-") + mark(name)
    return unicodedata.normalize("NFC", slug)


def mark(name: str, size: int = 6) -> str:
    """Return what tells *name* from others at the end of a slug: some digits of its digest."""
    return "-" + hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:size]


def assign(
    names: Iterable[str], given: Mapping[str, str]
) -> tuple[dict[str, str], list[tuple[str, ...]]]:
    """Give each of *names* a slug of its own.

    :param names: distinct names.
    :param given: slugs set by the writer; these are kept as they are.
    :return: the slugs by name, and the groups of names that met. The first of a group, in
        order of code points, keeps the plain slug; the others get a mark of their name,
        so that the result depends on the names alone, not on their order.
    """
    slugs: dict[str, str] = {}
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (name not in given, name)):
        slugs[name] = given.get(name) or slugify(name)
        wanted[folded(slugs[name])].append(name)
    meetings = [tuple(group) for group in wanted.values() if len(group) > 1]
    taken = set(wanted)
    for group in meetings:
        for name in group[1:]:
            marked = (slugs[name] + mark(name, size) for size in range(6, 65))
            slugs[name] = next(slug for slug in marked if folded(slug) not in taken)
            taken.add(folded(slugs[name]))
    return slugs, meetings


def folded(slug: str) -> str:
    """Return what case-insensitive and normalizing file systems take *slug* for."""
    plain = unicodedata.normalize("NFC", slug).casefold()
    return unicodedata.normalize("NFC", plain)

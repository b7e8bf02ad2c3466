"""Names of documents: readable, portable, each its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..model.plan import PAGE_KINDS
from ..model.slugs import folded, mark, slugify

if TYPE_CHECKING:
    from .model import Entry

#: What a page at the root of a project can't be called.
_TAKEN = frozenset(
    {*PAGE_KINDS, "404", "conf", "feed", "files", "genindex", "glossary", "index", "modindex"}
    | {"make", "notices", "page", "posts", "readme", "requirements", "search", "stats"}
)
_MONTHS = re.compile(r"\d{4}")


class Names:
    """Gives out names, and none twice, whatever a file system thinks of case."""

    def __init__(self) -> None:
        """Begin with those that are taken anyway."""
        self._taken = set(_TAKEN)

    def docname(self, entry: Entry) -> str:
        """Return the document that *entry* becomes."""
        stem = _stem(entry)
        if entry.kind == "page":
            if stem in _TAKEN or _MONTHS.fullmatch(stem):
                stem = f"{stem}-page"
            return self._own(stem, entry)
        year = f"{entry.date.year:04}" if entry.date else "undated"
        return self._own(f"posts/{year}/{stem}", entry)

    def _own(self, wanted: str, entry: Entry) -> str:
        name = wanted
        if folded(name) in self._taken and entry.id:
            name = f"{wanted}-{slugify(entry.id)}"
        number = 2
        while folded(name) in self._taken:
            name = f"{wanted}-{number}"
            number += 1
        self._taken.add(folded(name))
        return name


def _stem(entry: Entry) -> str:
    slug = unquote(entry.slug).strip().removesuffix(".html")
    if slug and not re.fullmatch(r"[\d.]+", slug):
        return slugify(slug)
    for text in (entry.title, slug, entry.id):
        if re.search(r"\w", text):
            return slugify(_shortened(text))
    return "untitled" + mark(entry.source)


def _shortened(title: str) -> str:
    """Return as much of a title as a name of a file should have, by whole words."""
    cut = title[:60]
    if len(title) > 60 and cut.isascii() and " " in cut:
        cut = cut.rpartition(" ")[0]
    return cut

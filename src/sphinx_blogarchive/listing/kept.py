"""Cards of earlier builds: a post that is as it was looks in lists as it did.

A new post moves the others down by one place, in all lists that have pages: to cut all excerpts
anew for that would take longer than all else. What a card shows is part of what the post's own page
shows, but for the little that :func:`_state` adds; so it is as it was if that page is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ..comments.standing import standing
from ..digests import digest
from ..files import write

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from ..domain import BlogDomain

#: To be raised when the shape of the file changes.
_VERSION = 1


class Card(NamedTuple):
    """A post in a list, with addresses that can be moved."""

    html: str
    #: The same where no picture goes before it on the page, which browsers are to load at once.
    first: str
    #: How many pictures it has, and whether it has formulas.
    pictures: int
    has_mathematics: bool
    #: The documents that it links to.
    links: frozenset[str]


class KeptCards:
    """The cards that pages of one output folder show."""

    def __init__(self, path: Path) -> None:
        """Begin without any; those of the last build are in the file *path*, if there was one."""
        self._path = path
        #: As in the file: of each post its state, what is noted of its excerpt, and its cards.
        self._kept: dict[str, Any] | None = None
        self._made: dict[str, dict[str, Card]] = {}
        #: Posts that are written anew. Of these nothing is taken, whatever the reason is: to
        #: write all is how one asks for it after changes that nobody can see, as to extensions.
        self.renewed: AbstractSet[str] = frozenset()

    def find(self, domain: BlogDomain, docname: str, kind: str) -> Card | None:
        """Return the card of a post as it was, if it would be the same now.

        :param kind: its style and level.
        """
        build = domain.build
        if build is None or docname in self.renewed or not (page := build.unchanged(docname)):
            return None
        if self._kept is None:
            self._kept = self._load()
        try:
            kept = self._kept[docname]
            if kept["state"] != _state(domain, docname, page):
                return None
            html, first, pictures, has_mathematics, links = kept["cards"][kind]
            build.recall(docname, dangling=kept["dangling"], named=kept["named"])
            return Card(html, first or html, pictures, has_mathematics, frozenset(links))
        except (LookupError, TypeError, ValueError):
            return None

    def add(self, docname: str, kind: str, card: Card) -> None:
        """Keep a card that was made in this build."""
        self._made.setdefault(docname, {})[kind] = card

    def save(self, domain: BlogDomain, pages: dict[str, str]) -> None:
        """Write the file, if there is anything new.

        :param pages: the states of the pages that are written as they ought to be.
        """
        build = domain.build
        if build is None or not self._made:
            return
        before = self._load() if self._kept is None else self._kept
        kept = {name: before[name] for name in before.keys() & pages.keys() - self.renewed}
        for docname in self._made.keys() & pages.keys():
            state = _state(domain, docname, pages[docname])
            old: Any = kept.get(docname)
            is_same = isinstance(old, dict) and old.get("state") == state
            cards = {kind: _plain(card) for kind, card in self._made[docname].items()}
            kept[docname] = {
                "state": state,
                **build.recalled(docname),
                "cards": {**(old["cards"] if is_same else {}), **cards},
            }
        data = {"version": _VERSION, "posts": kept}
        write(self._path, json.dumps(data, ensure_ascii=False, sort_keys=True).encode())

    def _load(self) -> dict[str, Any]:
        try:
            data = json.loads(self._path.read_bytes())
            return dict(data["posts"]) if data["version"] == _VERSION else {}
        except (OSError, ValueError, LookupError, TypeError):
            return {}


def _plain(card: Card) -> list[Any]:
    first = card.first if card.first != card.html else ""
    return [card.html, first, card.pictures, card.has_mathematics, sorted(card.links)]


def _state(domain: BlogDomain, docname: str, page: str) -> str:
    """Return what tells whether a post looks in lists as it did.

    :param page: the state of its own page, as far as it isn't told by its source.
    """
    build, post = domain.build, domain.plan.posts[docname]
    return digest(
        page,
        # numbers of figures and equations among it
        build and build.facts.of.get(docname),
        standing(domain, docname),
        (post.draft, post.published > domain.now),
    )

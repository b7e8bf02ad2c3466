"""What services for comments know of a blog, and how a snapshot is made of it.

========= ========================================================================
http      requests that fail in one sentence
values    what a service answered, as numbers, dates, texts and addresses to trust
htmltext  the text of HTML
waline    ┐
artalk    ├ one adapter for a server, one for its SQLite database
isso      ┘
database  SQLite files; what was read of one answers like a server
detect    which service a database is of
merge     a snapshot and what was pulled become one
pull      all of it together
========= ========================================================================

Nothing here imports Sphinx. Adapters take what is public from what they are given, by name:
mail addresses, IPs, hashes and user agents are never looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..model.stats import Comment, Recent


class ServiceError(Exception):
    """A service, or its database, can't be asked, in one sentence for the writer."""


class Service(Protocol):
    """What an adapter does. All of its methods raise :class:`ServiceError`.

    Comments are those that the service shows to every reader.
    """

    #: As writers know it.
    name: str

    def counts(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return the numbers of comments of these keys; 0 for those that it doesn't know."""

    def views(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return how often these keys were viewed; nothing if the service doesn't count."""

    def thread(self, key: str) -> list[Comment]:
        """Return the comments of a key, in any order."""

    def recent(self) -> list[Recent] | None:
        """Return the newest comments, of any key, in any order; ``None`` if it doesn't tell."""

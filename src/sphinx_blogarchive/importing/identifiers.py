"""Identifiers of posts in feeds: those that they had."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from ..model.feeds.ids import check_iri
from .model import Note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Blog, Entry


def is_used(blog: Blog, entries: Iterable[Entry]) -> bool:
    """Say whether the pattern that the source proposes makes any."""
    return bool(blog.feed_id) and any(
        entry.feed_id and entry.feed_id == _made(blog, entry) for entry in entries
    )


def _made(blog: Blog, entry: Entry) -> str:
    if not blog.feed_id or not entry.id or "{" in blog.feed_id.replace("{id}", ""):
        return ""
    return blog.feed_id.replace("{id}", quote(entry.id))


def feed_id(blog: Blog, entry: Entry) -> tuple[str, list[Note]]:
    """Return the identifier that needn't be told, which is the entry's own if it can't be had."""
    try:
        if entry.feed_id:
            check_iri(entry.feed_id)
    except ValueError:
        what = f"its identifier in feeds, {entry.feed_id}, is none that a feed can have"
        return entry.feed_id, [Note("left out", entry.source, what)]
    return _made(blog, entry), []

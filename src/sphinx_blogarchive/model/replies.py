"""Who replies to whom, as a list that can be written from top to bottom."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .stats import Comment

_END = datetime.max.replace(tzinfo=UTC)


class Entry(NamedTuple):
    """A comment in its place."""

    comment: Comment
    #: How far it is indented, from 0.
    level: int


def flattened(thread: Sequence[Comment], levels: int) -> Iterator[Entry]:
    """Yield the comments, each before its replies, the oldest first.

    Comments that reply to those on the last level are on that level too. Takes as long as there
    are comments, however deep they are.

    :param thread: parents are there, and there are no circles; see :mod:`.stats.threads`.
    :param levels: how many there are.
    """
    replies: dict[str, list[Comment]] = {}
    # without a date in the end; those of one moment in the order of the file
    for comment in sorted(thread, key=lambda each: each.date or _END):
        replies.setdefault(comment.parent, []).append(comment)
    waiting = [Entry(comment, 0) for comment in reversed(replies.get("", ()))]
    while waiting:
        entry = waiting.pop()
        yield entry
        level = min(entry.level + 1, levels - 1)
        waiting += (Entry(each, level) for each in reversed(replies.get(entry.comment.id, ())))

"""What a snapshot holds, and what can be wrong with one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

#: The version of the schema that we write, and the newest that we read.
VERSION = 1
#: The largest number that is believed: JavaScript counts exactly so far.
MOST = 2**53 - 1


class Comment(NamedTuple):
    """A comment on a post. All of it is plain text, as commenters wrote it."""

    #: Unique among the comments of the post; without spaces.
    id: str
    #: The comment that it replies to; empty if it is none's reply.
    parent: str = ""
    #: Empty if they didn't say who they are.
    author: str = ""
    #: Site of the author: an ``http`` or ``https`` address, or empty.
    url: str = ""
    #: With a zone; ``None`` where it isn't known.
    date: datetime | None = None
    #: Paragraphs are parted by empty lines; lines are kept.
    text: str = ""


class Numbers(NamedTuple):
    """What is known of one post."""

    #: How many comments; ``None`` where it isn't known.
    comments: int | None = None
    #: How often it was read; ``None`` where it isn't known.
    views: int | None = None
    #: The comments themselves, as far as they are archived, in the order of the file.
    thread: tuple[Comment, ...] = ()


class Recent(NamedTuple):
    """A comment among the newest of the blog."""

    #: Of its post.
    key: str
    #: Of the comment; empty if it isn't known.
    id: str = ""
    author: str = ""
    date: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stats:
    """A snapshot."""

    #: When it was taken, with a zone; ``None`` where it isn't known.
    taken: datetime | None = None
    #: By the key of the post.
    posts: Mapping[str, Numbers] = field(default_factory=dict)
    #: The newest comments of the blog, newest first.
    recent: tuple[Recent, ...] = ()


class Problem(NamedTuple):
    """What is wrong with a snapshot, and the remedy; never a private value."""

    #: Where in the file and what, with the value: goes before the remedy.
    message: str
    #: What to do.
    remedy: str
    #: Line in the file, from 1; 0 where it can't be told.
    line: int = 0

    def __str__(self) -> str:
        """Return both as one sentence."""
        return f"{self.message}; {self.remedy}"

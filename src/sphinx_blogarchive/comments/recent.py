"""The newest comments of the blog, for a block of the sidebar."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .. import words
from ..blocks.data import CommentItem
from ..model.stats import Recent
from ..records import citable, title_text
from ..words import _
from .anchors import anchors
from .standing import ANCHOR, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..domain import BlogDomain

_START = datetime.min.replace(tzinfo=UTC)
#: What parts words, and what turns the direction of text around; scripts cut so, too.
_BETWEEN = re.compile("[\\s\x00-\x1f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_AUTHOR, _TEXT = 40, 60


def recent_comments(domain: BlogDomain) -> list[CommentItem]:
    """Return the newest comments on posts that are published, the newest first.

    Where the snapshot has no list of them, those of its threads.
    """
    keys = domain.comment_keys
    # of two posts with one key, the comments are the newer one's
    posts = {keys[post.docname]: post.docname for post in reversed(citable(domain))}
    found = [each for each in domain.stats.recent or _of_threads(domain) if each.key in posts]
    # those of one moment in the order of the file
    found.sort(key=lambda each: each.date or _START, reverse=True)
    chosen = found[: domain.settings.commenting.recent]
    return [_item(domain, posts[each.key], each) for each in chosen]


def _of_threads(domain: BlogDomain) -> Iterator[Recent]:
    for key, numbers in domain.stats.posts.items():
        for each in numbers.thread:
            yield Recent(key, each.id, each.author, each.date, each.text)


def _item(domain: BlogDomain, docname: str, recent: Recent) -> CommentItem:
    config, options = domain.env.config, domain.settings
    when = recent.date.astimezone(options.zone) if recent.date else None
    day = words.day(when, str(config.language), options.date_format) if when else ""
    return CommentItem(
        cut(recent.author, _AUTHOR) or str(_("Anonymous")),
        cut(recent.text, _TEXT),
        title_text(domain, docname),
        docname,
        _anchor(domain, docname, recent),
        when.date().isoformat() if when else "",
        day,
        recent.key,
        recent.id,
        recent.date.isoformat() if recent.date else "",
    )


def _anchor(domain: BlogDomain, docname: str, recent: Recent) -> str:
    """Return where on the page of its post the comment is; empty if there is no such place."""
    shown = standing(domain, docname)
    if not shown.has_section:
        return ""
    known = domain.stats.posts.get(recent.key)
    thread = known.thread if known else ()
    ids = anchors(thread, domain.comment_ids.get(docname, ()))
    return ids.get(recent.id, ANCHOR)


def cut(text: str, longest: int) -> str:
    """Return the beginning of *text* on one line, at most *longest* characters."""
    line = _BETWEEN.sub(" ", text[:999]).strip()
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"

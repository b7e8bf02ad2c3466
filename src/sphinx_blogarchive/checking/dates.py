"""Posts to come, and drafts that are forgotten."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from .finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .facts import Facts

_LONG = timedelta(days=365)
_SCHEDULE = re.compile(r"^\s+schedule:", re.MULTILINE)


def to_come(facts: Facts) -> Iterator[Finding]:
    """Yield posts of the future, unless something is seen to build the blog when they are due."""
    if any(_SCHEDULE.search(text) for text in facts.hosting.values()):
        return
    for post in facts.unpublished:
        if not post.draft and post.date and post.date > facts.now:
            day = f"{post.date.year:04}-{post.date:%m-%d}"
            yield Finding(
                *post.place,
                "future",
                f"this post appears when the blog is built on {day} or later",
                "have it built daily, or correct the date",
            )


def forgotten(facts: Facts) -> Iterator[Finding]:
    """Yield drafts that are as they were a year ago."""
    for post in facts.unpublished:
        since = max(post.date, post.changed) if post.date else post.changed
        if post.draft and facts.now - since > _LONG:
            yield Finding(
                *post.place,
                "draft",
                f"this draft lies here since {since.year:04}-{since:%m-%d}",
                "finish it, or remove the file",
            )

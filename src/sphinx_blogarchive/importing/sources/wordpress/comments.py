"""Comments of an export: approved ones alone, and nothing private."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from ....model.stats import Comment, name, vetted
from ....services.htmltext import text_of_html
from .zones import moment

if TYPE_CHECKING:
    from collections import Counter
    from datetime import tzinfo

    from .export import Texts


def read_comments(rows: list[Texts], zone: tzinfo, left_out: Counter[str]) -> tuple[Comment, ...]:
    """Return the comments of one post in the order of time.

    :param left_out: gets how many there are of what isn't taken.
    """
    found: list[Comment] = []
    for row in rows:
        approved = row.get("wp:comment_approved", "")
        if approved in ("spam", "trash", "post-trashed"):
            left_out["spam comments"] += 1
        elif row.get("wp:comment_type", "") not in ("", "comment"):
            left_out["trackbacks and pingbacks"] += 1
        elif approved not in ("1", "approve"):
            left_out["comments that wait for approval"] += 1
        else:
            found.append(_comment(row, zone))
    found.sort(key=lambda each: (each.date.timestamp() if each.date else 0.0, each.id.zfill(20)))
    return tuple(found)


def _comment(row: Texts, zone: tzinfo) -> Comment:
    parent = row.get("wp:comment_parent", "")
    return Comment(
        id=row.get("wp:comment_id", ""),
        parent="" if parent == "0" else parent,
        author=name(html.unescape(row.get("wp:comment_author", ""))),
        url=vetted(row.get("wp:comment_author_url", "")),
        date=moment(row, "wp:comment_date", zone),
        text=text_of_html(_paragraphs(row.get("wp:comment_content", ""))),
    )


def _paragraphs(written: str) -> str:
    """Return a comment whose lines stay lines in HTML."""
    return written.replace("\r\n", "\n").replace("\n", "<br>\n")

"""Comments of Typecho's tables: approved ones alone, and nothing private."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ....model.stats import Comment, vetted
from ....services.htmltext import text_of_html
from .tables import Row, moment, number, text

if TYPE_CHECKING:
    from collections import Counter

_HTML = re.compile(
    r"</?(?:a|b|blockquote|br|code|div|em|i|img|li|ol|p|pre|span|strong|ul)\b", re.IGNORECASE
)


def read_comments(rows: list[Row], left_out: Counter[str]) -> defaultdict[int, list[Comment]]:
    """Return the comments by the number of their post, in the order of time.

    :param left_out: gets how many there are of what isn't taken.
    """
    found: defaultdict[int, list[Comment]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (number(row, "created"), number(row, "coid"))):
        status = text(row, "status")
        if text(row, "type") not in ("comment", ""):
            left_out["trackbacks and pingbacks"] += 1
        elif status == "spam":
            left_out["spam comments"] += 1
        elif status != "approved":
            left_out["comments that wait for approval"] += 1
        else:
            found[number(row, "cid")].append(_comment(row))
    return found


def _comment(row: Row) -> Comment:
    parent = number(row, "parent")
    written = text(row, "text")
    return Comment(
        id=str(number(row, "coid")),
        parent=str(parent) if parent else "",
        author=html.unescape(text(row, "author")),
        url=vetted(text(row, "url")),
        date=moment(row, "created"),
        # a sign that is none of a tag stands as it is: "a < b"
        text=text_of_html(written) if _HTML.search(written) else html.unescape(written),
    )

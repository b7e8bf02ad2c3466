"""Where Jekyll wrote posts and pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_FORMS = {
    "month": "%m",
    "day": "%d",
    "hour": "%H",
    "minute": "%M",
    "second": "%S",
    "y_day": "%j",
    "week": "%V",
    "short_day": "%a",
    "long_day": "%A",
    "short_month": "%b",
    "long_month": "%B",
    "short_year": "%y",
    "w_year": "%G",
}
_NAMES = "|".join(
    sorted(
        [
            *_FORMS,
            "year",
            "i_month",
            "i_day",
            "title",
            "slug",
            "categories",
            "output_ext",
            "slugified_categories",
            "path",
            "name",
            "basename",
            "collection",
        ],
        key=len,
        reverse=True,
    )
)


def is_pretty(permalink: str) -> bool:
    """Say whether pages are folders."""
    return permalink == "pretty" or permalink.endswith("/")


def post_address(
    permalink: str, date: datetime | None, slug: str, title: str, categories: Sequence[str]
) -> str:
    """Return the path of a post.

    :param slug: of the name of its file, as it is there.
    :param title: its ``slug`` field, or the same as *slug*.
    """
    pattern = _STYLES.get(permalink or "date", permalink)
    known = {
        "year": f"{date.year:04}" if date else "",
        "i_month": str(date.month) if date else "",
        "i_day": str(date.day) if date else "",
        "title": title,
        "slug": slugified(title),
        "categories": "/".join(quote(each.lower()) for each in categories),
        "slugified_categories": "/".join(map(slugified, categories)),
        "output_ext": ".html",
        "name": slug,
        "basename": slug,
        "path": slug,
        "collection": "posts",
    } | {name: f"{date:{form}}" if date else "" for name, form in _FORMS.items()}
    path = re.sub(rf":({_NAMES})", lambda found: known[found[1]], pattern)
    path = re.sub(r"/{2,}", "/", f"/{path.lstrip('/')}")
    if not path.endswith(("/", ".html")) and ":output_ext" not in pattern:
        path += ".html"
    return quote(path, safe="/%")


def slugified(text: str) -> str:
    """Return a text as Jekyll has it in addresses."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-")

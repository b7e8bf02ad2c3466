"""What robots are asked to leave alone: rules of a page, and ``robots.txt``."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from .patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The usual rules of ``<meta name="robots">``.
RULES = (
    "all",
    "index",
    "follow",
    "noindex",
    "nofollow",
    "none",
    "noarchive",
    "noimageindex",
    "nosnippet",
    "notranslate",
    "indexifembedded",
)
_WITH_VALUE = later(
    r"max-(?:snippet|video-preview): ?-?\d{1,6}|max-image-preview: ?(?:none|standard|large)"
    r"|unavailable_after: ?[\w:+. -]{4,40}"
)


def parse(rules: Iterable[str]) -> str:
    """Return *rules* as one text, each once and in small letters.

    :raises ValueError: if one of them is none; says what to write.
    """
    found: list[str] = []
    for written in rules:
        rule = " ".join(written.split()).lower()
        if rule and rule not in RULES and not _WITH_VALUE.fullmatch(rule):
            near = difflib.get_close_matches(rule, RULES, n=1, cutoff=0.75)
            raise ValueError(f"no rule for robots; write {near[0] if near else 'noindex'}")
        found.append(rule)
    return ", ".join(dict.fromkeys(filter(None, found)))


def is_indexed(rules: str) -> bool:
    """Say whether search engines may show a page with these *rules*."""
    return {"noindex", "none"}.isdisjoint(rule.strip() for rule in rules.lower().split(","))


def text(sitemap: str) -> str:
    """Return a ``robots.txt`` that forbids nothing: https://www.rfc-editor.org/rfc/rfc9309.

    :param sitemap: address of the map of the site in the world.
    """
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n"

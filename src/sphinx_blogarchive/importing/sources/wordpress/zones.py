"""Dates of an export, which has them in the blog's zone and in UTC, but not that zone's name."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from .export import Item

#: Where most blogs are, so that those with summer time are told from those without.
_ZONES = [
    "UTC",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Asia/Jakarta",
    "Asia/Dubai",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Moscow",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "America/Halifax",
    "America/Bogota",
    "America/Mexico_City",
    "Australia/Sydney",
    "Australia/Adelaide",
    "Australia/Brisbane",
    "Pacific/Auckland",
    "Africa/Lagos",
    "Africa/Johannesburg",
]
_DATE = re.compile(r"[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d")


def moment(texts: Mapping[str, str], name: str, zone: tzinfo) -> datetime | None:
    """Return the date *name* of an item or a comment; ``None`` if there is none."""
    if date := _date(texts.get(f"{name}_gmt", "")):
        return date.replace(tzinfo=UTC)
    local = _date(texts.get(name, ""))
    try:
        return local.replace(tzinfo=zone).astimezone(UTC) if local else None
    except OverflowError:
        return None


def guess(items: Iterable[Item]) -> str:
    """Return the name of a zone that fits the dates of *items*; empty if none are known."""
    pairs = []
    for item in items:
        local, utc = _date(item.text("wp:post_date")), _date(item.text("wp:post_date_gmt"))
        if local and utc:
            pairs.append((local, utc.replace(tzinfo=UTC)))
    if not pairs:
        return ""
    for name in _ZONES:
        zone = ZoneInfo(name)
        fitting = sum(utc.astimezone(zone).replace(tzinfo=None) == local for local, utc in pairs)
        if fitting * 20 >= len(pairs) * 19:
            return name
    offsets = Counter(local - utc.replace(tzinfo=None) for local, utc in pairs)
    hours, rest = divmod(offsets.most_common(1)[0][0], timedelta(hours=1))
    if rest or not -12 <= hours <= 12:
        return ""
    return f"Etc/GMT{'-' if hours > 0 else '+'}{abs(hours)}"


def _date(written: str) -> datetime | None:
    if not _DATE.fullmatch(written.strip()):
        return None
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    # a day from either end a zone would lead out of what there is
    return found if 1000 <= found.year <= 9998 else None

"""What fields of front matter say."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

_DATE = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?:[T ]\s*(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?)?",
    re.ASCII,
)
#: As people and other programs write them.
_FORMS = tuple(
    f"{day}{time}"
    for day in ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y %B %d", "%m/%d/%Y", "%Y%m%d")
    for time in ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M%p", "T%H%M%S")
)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+", re.IGNORECASE)
_ZONE = re.compile(r"\s+(?P<zone>Z|UTC|GMT)?(?P<offset>[+-]\d\d?:?(?:\d\d)?)?\Z")
_NOTHING = frozenset({"", "~", "null"})


def text(fields: Mapping[str, Any], *names: str) -> str:
    """Return the first of the fields *names* that is a text; empty if none is."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip().lower() not in _NOTHING:
            return value.strip()
    return ""


def zone(name: str) -> ZoneInfo | None:
    """Return the zone of that *name*; ``None`` if there is none such."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def texts(fields: Mapping[str, Any], *names: str, parted: str = "") -> tuple[str, ...]:
    """Return the texts of a field that has one or many, each once.

    :param parted: what parts them in a text, a pattern.
    """
    found: list[str] = []
    for name in names:
        _collect(fields.get(name), found, parted)
    return tuple(dict.fromkeys(found))


def _collect(value: Any, found: list[str], parted: str) -> None:
    if isinstance(value, list):
        for each in value:
            _collect(each, found, "")
    elif isinstance(value, str):
        parts = re.split(parted, value) if parted else [value]
        found += (part.strip() for part in parts if part.strip().lower() not in _NOTHING)


def table(fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a field that is a table; an empty one if it isn't."""
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def flag(fields: Mapping[str, Any], name: str, *, default: bool) -> bool:
    """Return a field that says yes or no."""
    written = text(fields, name).lower()
    if written in ("true", "yes", "on", "1"):
        return True
    return False if written in ("false", "no", "off", "0") else default


def below(root: str, address: str) -> str:
    """Return an address that themes take from the root of the blog, not from that of its host."""
    is_path = address.startswith("/") and not address.startswith(("//", f"{root}/"))
    return root + address if is_path else address


def whole(written: str) -> int | None:
    """Return a whole number; ``None`` if it is none."""
    return int(written) if re.fullmatch(r"-?\d{1,9}", written.strip(), re.ASCII) else None


def date(written: str, zone: tzinfo) -> tuple[datetime | None, bool]:
    """Return a date with a zone, and whether it has a time; ``None`` if it is none.

    :param zone: that of dates that name none.
    """
    found = _DATE.fullmatch(written.strip())
    if found is None:
        return None, True
    timed = found["hour"] is not None
    at: tzinfo = zone
    if found["sign"]:
        minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
        if minutes >= 24 * 60:
            return None, True
        at = timezone(timedelta(minutes=minutes if found["sign"] == "+" else -minutes))
    elif found["zone"]:
        at = UTC
    numbers = [
        int(found[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")
    ]
    try:
        made = datetime(*numbers[:3], *numbers[3:], tzinfo=at)  # type: ignore[misc, arg-type]
    except ValueError:
        return None, True
    # a day from either end a zone would lead out of what there is
    return (made, timed) if 1000 <= made.year <= 9998 else (None, True)


def loose_date(written: str, zone: tzinfo) -> tuple[datetime | None, bool]:
    """Return a date as :func:`date` does, which may be in words: ``Fri, 3 Dec 2010 10:20``."""
    text = " ".join(_WEEKDAY.sub("", written.strip().replace("_", " "), count=1).split())
    # UTC-03:00 is what -03:00 is
    text = re.sub(r"\s*\b(?:UTC|GMT)\s*(?=[+-]\d)", " ", text)
    made, timed = date(text, zone)
    if made is not None:
        return made, timed
    at = _ZONE.search(text)
    plain = text[: at.start()] if at else text
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,", "", plain)
    for form in _FORMS:
        with suppress(ValueError):
            found = datetime.strptime(plain, form)  # noqa: DTZ007 (the zone is read on its own)
            day = f"{found:%Y-%m-%d %H:%M:%S}" if "%M" in form else f"{found:%Y-%m-%d}"
            return date(f"{day} {at['offset'] or 'Z'}" if at and "%M" in form else day, zone)
    return None, True

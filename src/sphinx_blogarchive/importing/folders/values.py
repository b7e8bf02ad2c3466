"""What fields of front matter say."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

_DATE = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?:[T ]\s*(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?)?",
    re.ASCII,
)
_NOTHING = frozenset({"", "~", "null"})


def text(fields: Mapping[str, Any], *names: str) -> str:
    """Return the first of the fields *names* that is a text; empty if none is."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip().lower() not in _NOTHING:
            return value.strip()
    return ""


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

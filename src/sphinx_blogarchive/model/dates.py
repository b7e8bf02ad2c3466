"""Dates as writers give them (ISO 8601), and the moment of the build."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The shape of a date; Python's own reader takes any sign for the "T", and too many digits.
_ISO = re.compile(
    r"(?:\d{4}-\d{2}-\d{2}|\d{8}|\d{4}-?W\d{2}(?:-?\d)?)"
    r"(?P<time>[Tt ]\d{2}(?::?\d{2}){0,2}(?:[.,]\d+)?(?: ?(?:Z|[+-][\d:.]{2,15}))?)?",
    re.ASCII,
)
_LOOSE = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)")


def parse(text: str, zone: tzinfo) -> tuple[datetime, bool]:
    """Read an ISO 8601 date or datetime.

    :param text: for example ``2024-03-05``, ``2024-03-05 08:30`` or ``2024-03-05T08:30+08:00``.
    :param zone: the zone of a value that names none.
    :return: the moment, with a zone, and whether a time of day was given.
    :raises ValueError: if *text* isn't such a date; the message holds a remedy.
    """
    text = text.strip()
    if (found := _ISO.fullmatch(text)) is None:
        raise ValueError(_remedy(text))
    try:
        value = datetime.fromisoformat(text)
        if value.tzinfo is None:
            value = value.replace(tzinfo=zone)
        for other in (zone, UTC):
            value.astimezone(other)  # years at either end have no such moment in some zones
    except (ValueError, OverflowError):
        raise ValueError(_remedy(text)) from None
    return value, found["time"] is not None


def _remedy(text: str) -> str:
    if found := _LOOSE.match(text):
        year, month, day = (int(part) for part in found.groups())
        time = " HH:MM" if text[found.end() :].strip(" 日") else ""
        try:
            return f"write {date(year, month, day).isoformat()}{time}"
        except ValueError:
            return "there is no such day; write YYYY-MM-DD"
    return "write YYYY-MM-DD or YYYY-MM-DD HH:MM"


def build_time(environ: Mapping[str, str], clock: datetime) -> datetime:
    """Return the moment of the build.

    :param environ: where ``SOURCE_DATE_EPOCH`` (seconds since 1970) is looked for, as
        https://reproducible-builds.org/specs/source-date-epoch/ says.
    :param clock: the present moment, with a zone.
    """
    try:
        return datetime.fromtimestamp(int(environ["SOURCE_DATE_EPOCH"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return clock

"""Dates as writers give them (ISO 8601), and the moment of the build."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE_ONLY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}|\d{4}-?W\d{2}-?\d")
_LOOSE = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)")


def parse(text: str, zone: tzinfo) -> tuple[datetime, bool]:
    """Read an ISO 8601 date or datetime.

    :param text: for example ``2024-03-05``, ``2024-03-05 08:30`` or ``2024-03-05T08:30+08:00``.
    :param zone: the zone of a value that names none.
    :return: the moment, with a zone, and whether a time of day was given.
    :raises ValueError: if *text* isn't such a date; the message holds a remedy.
    """
    text = text.strip()
    try:
        value = datetime.fromisoformat(text)
        if value.tzinfo is None:
            value = value.replace(tzinfo=zone)
        value.timestamp()  # years at either end have no such moment in some zones
    except (ValueError, OverflowError):
        raise ValueError(_remedy(text)) from None
    return value, _DATE_ONLY.fullmatch(text) is None


def _remedy(text: str) -> str:
    if found := _LOOSE.match(text):
        year, month, day = (int(part) for part in found.groups())
        try:
            return f"write {datetime(year, month, day, tzinfo=UTC):%Y-%m-%d}"
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

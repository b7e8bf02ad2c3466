"""Dates as ABlog takes them, and patterns of dates.

ABlog tries ``post_date_format`` and then asks dateutil, which understands almost anything: a month
by its name or number, in any order, where the first of two numbers is the month if it can be.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>Z\b|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_HALF = re.compile(r"\b(?P<hour>\d{1,2})\s*(?P<half>[ap]m)\b", re.IGNORECASE)
_PART = re.compile(r"\d+|[^\W\d_]+")
#: strftime's directives, and what babel calls them.
_BABEL = {
    "%Y": "yyyy", "%y": "yy", "%m": "MM", "%-m": "M", "%B": "MMMM", "%b": "MMM", "%h": "MMM",
    "%d": "dd", "%-d": "d", "%e": "d", "%A": "EEEE", "%a": "EEE", "%D": "MM/dd/yy",
    "%F": "yyyy-MM-dd",
}  # fmt: skip
_OF_TIME = re.compile(r"[\s,]*(?:at\s+)?%-?[HIMSpzZTRXf](?:[:\s]*%-?[HIMSpzZTRXf])*")


def read(written: str, form: str, zone: tzinfo) -> tuple[datetime, bool] | None:
    """Return the date that ABlog takes *written* for, and whether it has a time of day.

    :param form: ``post_date_format``.
    :param zone: that of dates, which name none.
    :return: ``None`` if it is none.
    """
    text = " ".join(written.split())
    try:
        found = datetime.strptime(text, form)  # noqa: DTZ007 (ABlog's dates have no zone)
        timed = bool(re.search(r"%-?[HIcXRT]", form))
        return found.replace(tzinfo=found.tzinfo or zone), timed
    except ValueError:
        pass
    hour = minute = second = 0
    at, timed = zone, False
    rest = re.sub(r"(?<=\d)[Tt](?=\d)", " ", text)
    if time := _TIME.search(rest) or _HALF.search(rest):
        parts = time.groupdict()
        hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
        second, timed = int(parts.get("second") or 0), True
        if half := parts["half"]:
            hour = hour % 12 + (12 if half[0] in "pP" else 0)
        at = _zone(parts.get("zone") or "") or zone
        rest = f"{rest[: time.start()]} {rest[time.end() :]}"
    day = _day(rest)
    if day is None:
        return None
    try:
        return datetime(*day, hour, minute, second, tzinfo=at), timed
    except ValueError:
        return None


def _zone(written: str) -> tzinfo | None:
    if not written:
        return None
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if written[0] == "-" else minutes))


def _day(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day."""
    month, numbers = 0, list[str]()
    for part in _PART.findall(text):
        if part.isdigit():
            numbers.append(part)
        elif part[:3].lower() in _MONTHS and len(part) > 2:
            month = _MONTHS.index(part[:3].lower()) + 1
        elif part[:3].lower() not in _DAYS and part.lower() not in (
            *("st", "nd", "rd", "th", "of", "at", "on", "and", "t", "z"),
        ):
            return None
    if len(numbers) == 1 and len(numbers[0]) == 8 and not month:
        numbers = [numbers[0][:4], numbers[0][4:6], numbers[0][6:]]
    if len(numbers) != (2 if month else 3) or any(len(each) > 4 for each in numbers):
        return None
    values = [int(each) for each in numbers]
    years = [n for n, each in enumerate(numbers) if len(each) > 2 or values[n] > 31]
    place = years[0] if years else len(values) - 1
    year = values.pop(place)
    if len(numbers[place]) <= 2:
        year += 2000 if year < 69 else 1900
    if month:
        return year, month, values[0]
    first, second = values
    if first > 12 and not (place == 0 and years):
        first, second = second, first
    return year, first, second


def iso(found: datetime, zone: tzinfo, *, timed: bool) -> str:
    """Return a date as our posts have it."""
    local = found.astimezone(zone)
    day = f"{local.year:04}-{local:%m-%d}"
    return f"{day} {local:%H:%M}" if timed else day


def babel(form: str) -> str:
    """Return babel's pattern for strftime's, without a time of day; empty if there is none."""
    text = _OF_TIME.sub("", form).strip()
    pattern = ""
    for part in re.findall(r"%-?\w|%%|[^\W\d_]+|.", text):
        if part.startswith("%") and part != "%%":
            if part not in _BABEL:
                return ""
            pattern += _BABEL[part]
        elif part.isalpha():
            pattern += f"'{part}'"
        else:
            pattern += "''" if part == "'" else "%" if part == "%%" else part
    return pattern if re.search(r"[yMd]", pattern) else ""

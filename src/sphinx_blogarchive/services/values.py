"""What a service answered, as numbers, dates, texts and addresses that can be trusted."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from typing import Any

from ..model.stats import MOST, Comment, Recent, clean, name, vetted
from . import ServiceError

_HOST = re.compile(r"[^\s/?#@:]+\.[^\s/?#@:.]+(?:[/?#].*)?")
_LONGEST_NAME = 100


def number(value: Any) -> int:
    """Return *value* as a number of things; some databases give digits.

    :raises ServiceError: if it is none
    """
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20:
        value = int(value)
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise ServiceError(f"answered {said(value)} where a number was asked for")
    return value


def said(value: Any) -> str:
    """Return *value* as part of a message: one short line."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    text = value if isinstance(value, str) else repr(value)
    line = " ".join("".join(c if c.isprintable() else " " for c in text[:200]).split())
    return f"{line[:80]}…" if len(line) > 80 else line


def identifier(value: Any) -> str:
    """Return the identifier of a comment; empty for none: 0, ``None``, an empty text."""
    if isinstance(value, bool) or not isinstance(value, int | str) or value in {0, "0"}:
        return ""
    return re.sub(r"[^A-Za-z0-9_-]", "", str(value)[:100])


def text(value: Any) -> str:
    """Return text as somebody wrote it: lines and paragraphs stay."""
    return re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", clean(value)) if isinstance(value, str) else ""


def author(value: Any) -> str:
    """Return the name of an author; nothing if they gave a mail address for one."""
    return name(value)[:_LONGEST_NAME].strip() if isinstance(value, str) else ""


def address(value: Any) -> str:
    """Return the address of an author's site, to which they may have given no scheme."""
    if not isinstance(value, str):
        return ""
    line = value.strip()
    return vetted(f"https://{line}" if _HOST.fullmatch(line) else line)


def recent(key: Any, comment: Comment) -> Recent:
    """Return *comment* as one of the newest ones, on the post of *key*."""
    post = key if isinstance(key, str) else ""
    return Recent(post, comment.id, comment.author, comment.date, comment.text)


def moment(units: Any, per_second: int = 1) -> datetime | None:
    """Return the moment so many *units* of time after 1970 began, to the second."""
    if isinstance(units, bool) or not isinstance(units, int | float):
        return None
    try:
        return datetime.fromtimestamp(units // per_second, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def stamp(value: Any, zone: tzinfo) -> datetime | None:
    """Return the moment that a text such as ``2024-03-05 12:00:00.5+08:00`` tells.

    :param zone: where *value* names none.
    """
    if not isinstance(value, str):
        return None
    # SQLite drivers of Go write nanoseconds, and the zone after a space
    found = re.match(
        r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)? ?(Z|[+-]\d\d:?\d\d)?", value.strip()
    )
    if not found:
        return None
    try:
        told = datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3] or ''}")
        return (told if told.tzinfo else told.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None

"""The tables of Typecho's database, whatever they were read from."""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

#: As numbered in backups, from 1.
TABLES = ("contents", "comments", "metas", "relationships", "users", "fields")
#: Their columns in order, for dumps that don't say.
COLUMNS = {
    name: columns.split()
    for name, columns in {
        "contents": "cid title slug created modified text order authorId template type status "
        "password commentsNum allowComment allowPing allowFeed parent",
        "comments": "coid cid created author authorId ownerId mail url ip agent text type status "
        "parent",
        "metas": "mid name slug type description count order parent",
        "relationships": "cid mid",
        "users": "uid name password mail url screenName created activated logged group authCode",
        "fields": "cid name type str_value int_value float_value",
        "options": "name user value",
    }.items()
}
Row = dict[str, str | None]


@dataclass(slots=True)
class Tables:
    """Rows by table; values are text, as all three forms can have them."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})
    #: Settings of the blog, by name; backups have none.
    options: dict[str, str] = field(default_factory=dict)


def as_text(value: object) -> str | None:
    """Return a value of a database as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return None if value is None else str(value)


def text(row: Row, name: str) -> str:
    """Return a column; empty if it is null or isn't there."""
    return row.get(name) or ""


def number(row: Row, name: str) -> int:
    """Return a column that holds a whole number; 0 if it doesn't."""
    written = text(row, name).strip()
    return int(written) if re.fullmatch(r"-?\d{1,18}", written) else 0


def moment(row: Row, name: str) -> datetime | None:
    """Return a column that holds seconds since 1970; ``None`` if it doesn't."""
    seconds = number(row, name)
    try:
        return datetime.fromtimestamp(seconds, UTC) if seconds > 0 else None
    except (OverflowError, ValueError, OSError):
        return None


def decoded(written: str, key: str) -> str:
    """Return the text *key* of a dictionary that is written as JSON, or as PHP serializes it."""
    with contextlib.suppress(ValueError, RecursionError):
        data = json.loads(written)
        value = data.get(key) if isinstance(data, dict) else None
        return value if isinstance(value, str) else ""
    data = written.encode()
    found = re.search(rb's:\d+:"' + re.escape(key.encode()) + rb'";s:(\d{1,6}):"', data)
    if not found:
        return ""
    return data[found.end() : found.end() + int(found[1])].decode("utf-8", "replace")


def route(table: str, name: str) -> str:
    """Return the pattern of addresses of *name* from the routing table; empty if there is none."""
    with contextlib.suppress(ValueError, RecursionError):
        data = json.loads(table)
        found = data.get(name) if isinstance(data, dict) else None
        url = found.get("url") if isinstance(found, dict) else None
        return url if isinstance(url, str) else ""
    place = table.find(f's:{len(name)}:"{name}";a:')
    return decoded(table[place:], "url") if place >= 0 else ""

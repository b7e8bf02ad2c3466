"""Typecho's database as an SQLite file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...model import ImportFailure
from .tables import TABLES, Row, Tables, as_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

MAGIC = b"SQLite format 3\0"
#: Rows of a table that are believed.
_MOST = 5_000_000


def read(path: Path) -> Tables:
    """Read the database at *path*, which is left alone.

    :raises ImportFailure: if it is broken, or isn't Typecho's.
    """
    tables = Tables()
    try:
        with closing(_connect(path)) as connection:
            prefix = prefix_of(_tables(connection))
            if prefix is None:
                raise ImportFailure(f"{path} has no tables of Typecho")
            for name in TABLES:
                tables.rows[name].extend(_rows(connection, prefix + name))
            for row in _rows(connection, f"{prefix}options"):
                if row.get("user") in ("0", None) and row.get("name"):
                    tables.options[row["name"] or ""] = row.get("value") or ""
    except sqlite3.Error as error:
        raise ImportFailure(f"{path} can't be read as an SQLite database ({error})") from None
    return tables


def is_ours(path: Path) -> bool:
    """Say whether the SQLite file at *path* has tables of Typecho."""
    try:
        with closing(_connect(path)) as connection:
            return prefix_of(_tables(connection)) is not None
    except sqlite3.Error:
        return False


def prefix_of(names: Collection[str]) -> str | None:
    """Return what stands before the names of Typecho's tables; ``None`` without such tables."""
    found = [
        name.removesuffix("relationships")
        for name in names
        if name.endswith("relationships")
        and {name.removesuffix("relationships") + each for each in ("contents", "metas")}
        <= {*names}
    ]
    return min(found, key=lambda prefix: (prefix != "typecho_", prefix), default=None)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True, timeout=5
    )
    connection.text_factory = bytes
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [as_text(name) or "" for (name,) in found]


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    quoted = '"' + table.replace('"', '""') + '"'
    if table not in _tables(connection):
        return
    cursor = connection.execute(f"SELECT * FROM {quoted} LIMIT {_MOST}")  # noqa: S608 (a name, quoted)
    names = [column[0] for column in cursor.description]
    for values in cursor:
        yield {name: as_text(value) for name, value in zip(names, values, strict=True)}

"""Databases of services: SQLite files that are read, and never written."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from typing import TYPE_CHECKING, Any

from . import ServiceError, values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ..model.stats import Comment, Recent


class Loaded:
    """What was read of a database; answers like a server."""

    def __init__(self, name: str) -> None:
        """Begin with nothing.

        :param name: of the service.
        """
        self.name = name
        self._threads: defaultdict[str, list[Comment]] = defaultdict(list)
        self._views: dict[str, int] = {}

    def add(self, key: Any, comment: Comment) -> None:
        """Keep a comment that is shown."""
        if isinstance(key, str):
            self._threads[key].append(comment)

    def view(self, key: Any, number: Any) -> None:
        """Keep how often a key was viewed: the largest number, if there are several."""
        if isinstance(key, str):
            self._views[key] = max(self._views.get(key, 0), values.number(number))

    def counts(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return numbers of comments."""
        return {key: len(self._threads.get(key, ())) for key in keys}

    def views(self, keys: Sequence[str]) -> Mapping[str, int]:
        """Return numbers of views; nothing if none were counted at all."""
        return {key: self._views.get(key, 0) for key in keys} if self._views else {}

    def thread(self, key: str) -> list[Comment]:
        """Return the comments of a key."""
        return list(self._threads.get(key, ()))

    def recent(self) -> list[Recent] | None:
        """Return all comments."""
        return [
            values.recent(key, each) for key, thread in self._threads.items() for each in thread
        ]


class Database:
    """An open SQLite file."""

    def __init__(self, path: Path) -> None:
        """Open the file for reading.

        :raises ServiceError: if it is none, or isn't there
        """
        if not path.is_file():
            raise ServiceError("isn't there" if not path.exists() else "is no file")
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        self._connection.row_factory = sqlite3.Row
        self._connection.text_factory = lambda data: data.decode("utf-8", "replace")
        try:
            # a file that comes from elsewhere has no say in what is done
            self._query("PRAGMA trusted_schema = OFF")
            rows = self._query("SELECT name FROM sqlite_master WHERE type = 'table'")
        except ServiceError:
            self.close()
            raise
        self.tables = {str(row["name"]) for row in rows}

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def columns(self, table: str) -> set[str]:
        """Return the names of the columns of a table."""
        return {str(row["name"]) for row in self._query(f"PRAGMA table_info({_quoted(table)})")}

    def rows(self, table: str, *columns: str) -> list[dict[str, Any]]:
        """Return the *columns* of all rows, ``None`` for columns that aren't there.

        :raises ServiceError: if it can't be read
        """
        there = self.columns(table)
        if not there:
            return []
        wanted = [column for column in columns if column in there]
        names = ", ".join(map(_quoted, wanted))
        empty = dict.fromkeys(columns)
        found = self._query(f"SELECT {names} FROM {_quoted(table)}")  # noqa: S608
        return [{**empty, **dict(zip(wanted, row, strict=True))} for row in found]

    def _query(self, statement: str) -> list[Any]:
        try:
            with closing(self._connection.execute(statement)) as cursor:
                return cursor.fetchall()
        except sqlite3.Error as error:
            raise ServiceError(f"can't be read as an SQLite database ({error})") from None


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'

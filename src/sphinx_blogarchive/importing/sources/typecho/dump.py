"""Typecho's database as a dump in SQL: mysqldump, MariaDB's, phpMyAdmin's, Adminer's, SQLite's.

Only ``CREATE TABLE``, for names of columns, and ``INSERT`` are understood; each byte is looked at
once. Nothing is executed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...model import ImportFailure
from .database import prefix_of
from .tables import COLUMNS, TABLES, Row, Tables, as_text

if TYPE_CHECKING:
    from pathlib import Path

#: Larger dumps aren't read.
LARGEST = 2**30
_TOKEN = re.compile(
    rb"(?P<space>\s++|--(?=\s|$)[^\n]*+|\#[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/)"
    rb"|(?P<string>'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+'|\"[^\"\\]*+(?:(?:\\.|\"\")[^\"\\]*+)*+\")"
    rb"|(?P<name>`(?:[^`]|``)*+`)"
    rb"|(?P<sign>[(),;])"
    rb"|(?P<word>[^\s'\"`(),;#]++)"
    rb"|(?P<open>.)",
    re.DOTALL,
)
#: In SQLite's dumps a backslash is one.
_STANDARD = re.compile(
    _TOKEN.pattern.replace(rb"'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+'", rb"'[^']*+(?:''[^']*+)*+'"),
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(.)|''|\"\"", re.DOTALL)
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b"Z": b"\x1a", b"b": b"\b"}
_NO_COLUMN = frozenset(
    {b"primary", b"key", b"unique", b"index", b"constraint", b"fulltext", b"foreign", b"check"}
)


def read(path: Path) -> Tables:
    """Read the dump at *path*.

    :raises ImportFailure: if it is cut off, too large, or has no tables of Typecho.
    """
    if path.stat().st_size > LARGEST:
        raise ImportFailure(f"{path} is larger than 1 GB; import Typecho's own backup instead")
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ImportFailure(f"{path} is in UTF-16; save it as UTF-8")
    start = data[:4096]
    if b"PostgreSQL database dump" in start:
        raise ImportFailure(f"{path} is PostgreSQL's; import Typecho's own backup instead")
    whole = (
        re.search(rb"-- (?:MySQL|MariaDB) dump", start) is None
        or b"-- Dump completed" in data[-4096:]
    )
    standard = b"PRAGMA foreign_keys" in start
    reader = _Reader(data, standard=standard)
    try:
        reader.read()
    except _Broken as error:
        raise ImportFailure(f"{path} is broken or cut off ({error}); make the dump anew") from None
    if not whole:
        raise ImportFailure(f"{path} is cut off: its last line is missing; make the dump anew")
    prefix = prefix_of({*reader.columns, *reader.rows})
    if prefix is None:
        raise ImportFailure(f"{path} has no tables of Typecho")
    tables = Tables()
    for name in TABLES:
        tables.rows[name].extend(reader.rows.get(prefix + name, []))
    for row in reader.rows.get(f"{prefix}options", []):
        if row.get("user") in ("0", None) and row.get("name"):
            tables.options[row["name"] or ""] = row.get("value") or ""
    return tables


class _Broken(Exception):  # noqa: N818 (told to the user as another one)
    """The dump can't be read on."""


class _Reader:
    """Takes a dump token by token."""

    def __init__(self, data: bytes, *, standard: bool) -> None:
        self._data = data
        self._found = (_STANDARD if standard else _TOKEN).finditer(data)
        self._standard = standard
        #: Where the last token begins.
        self._place = 0
        #: Names of columns by table.
        self.columns: dict[str, list[str]] = {}
        self.rows: dict[str, list[Row]] = {}

    def read(self) -> None:
        """Take all statements."""
        while (token := self._next()) is not None:
            word = token.lower()
            if word in (b"insert", b"replace"):
                self._insert()
            elif word == b"create":
                self._create()
            elif token != b";":
                self._pass_over()

    def _next(self) -> bytes | None:
        for each in self._found:
            if each.lastgroup == "space":
                continue
            self._place = each.start()
            if each.lastgroup == "open":
                raise self._broken("a text or a comment that never ends")
            return each[0]
        return None

    def _wanted(self) -> bytes:
        token = self._next()
        if token is None:
            raise self._broken("it ends within a statement")
        return token

    def _broken(self, what: str) -> _Broken:
        line = self._data.count(b"\n", 0, self._place) + 1
        return _Broken(f"{what}, line {line:,}")

    def _pass_over(self) -> None:
        while (token := self._next()) is not None and token != b";":
            pass

    def _name(self, token: bytes) -> str:
        # of "database.table" the table
        if token[:1] in b"`\"'" and len(token) > 1:
            return token[1:-1].replace(token[:1] * 2, token[:1]).decode("utf-8", "replace")
        return token.rpartition(b".")[2].decode("utf-8", "replace")

    def _table(self, end: frozenset[bytes]) -> tuple[str, bytes]:
        """Return the name of a table, and the token of *end* that comes after it."""
        name = b""
        while (token := self._wanted()).lower() not in end:
            name = token if token not in (b".", b";") else name
        return self._name(name), token

    def _create(self) -> None:
        """Take ``CREATE TABLE name (column …, …)``."""
        if self._wanted().lower() != b"table":
            self._pass_over()
            return
        table, _ = self._table(frozenset({b"("}))
        depth, at_start, columns = 1, True, []
        while depth and (token := self._wanted()) != b";":
            if depth == 1 and at_start and token.lower() not in _NO_COLUMN and token != b")":
                columns.append(self._name(token))
            depth += {b"(": 1, b")": -1}.get(token, 0)
            at_start = token == b"," and depth == 1
        self.columns[table] = columns
        self._pass_over()

    def _insert(self) -> None:
        """Take ``INSERT INTO name (column, …) VALUES (…), (…);``."""
        table, token = self._table(frozenset({b"(", b"values", b"value", b";", b"select"}))
        standard = next((COLUMNS[name] for name in COLUMNS if table.endswith(name)), [])
        columns = self.columns.get(table, standard)
        if token == b"(":
            columns = [self._name(each) for each in self._list(names=True) if each is not None]
            token = self._wanted()
        if token.lower() not in (b"values", b"value"):
            if token != b";":
                self._pass_over()
            return
        rows = self.rows.setdefault(table, [])
        while (token := self._wanted()) != b";":
            if token != b"(":
                if token != b",":
                    self._pass_over()  # ON DUPLICATE KEY …
                    return
                continue
            values = self._list(names=False)
            if not standard:
                continue  # another program's, whose rows nobody asks for
            if len(values) != len(columns):
                raise self._broken(f"a row of {table} has {len(values)} values, not {len(columns)}")
            rows.append(dict(zip(columns, map(as_text, values), strict=True)))

    def _list(self, *, names: bool) -> list[bytes | None]:
        """Return what stands between brackets, of which the first was taken."""
        found: list[bytes | None] = []
        value: bytes | None = None
        while (token := self._wanted()) != b")":
            if token == b",":
                found.append(value)
                value = None
            elif token == b"(":
                raise self._broken("a value is neither a text nor a number")
            elif token == b";":
                raise self._broken("a row never ends")
            elif names:
                value = token
            elif token[:1] in b"'\"":
                value = self._text(token)
            elif token.lower() == b"null":
                value = None
            elif token[:2].lower() == b"0x":
                value = _hex(token[2:])
            elif not token.lower().startswith(b"_"):  # _binary and the like say nothing of the text
                value = token
        found.append(value)
        return found

    def _text(self, token: bytes) -> bytes:
        inner, quote = token[1:-1], token[:1]
        if self._standard:
            return inner.replace(quote * 2, quote)
        if b"\\" not in inner:
            return inner.replace(quote * 2, quote)
        return _ESCAPE.sub(
            lambda found: _MEANT.get(found[1], found[1]) if found[1] else found[0][:1], inner
        )


def _hex(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return digits

"""Typecho's own backup, a ``.dat`` file.

After a header of 21 bytes, ``%TYPECHO_BACKUP_0001%``, each record has its type, the length of its
schema and that of its body (little-endian, 2, 2 and 4 bytes), the schema (JSON: lengths of
columns in bytes, by name, ``null`` for what is null), the body (the columns, one after the other)
and the MD5 of all that in 32 hexadecimal digits. The header stands again at the end. In the version
``FILE`` the length of the body has 2 bytes, and is that of the columns.
"""

from __future__ import annotations

import hashlib
import json
import struct
from typing import TYPE_CHECKING, BinaryIO

from ...model import ImportFailure
from .tables import TABLES, Tables, as_text

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"%TYPECHO_BACKUP_"
_HEADER = len(MAGIC) + 5
_DIGEST = 32
#: No post is longer.
_LONGEST = 64 * 2**20


def read(path: Path) -> Tables:
    """Read the backup at *path*.

    :raises ImportFailure: if it is broken or cut off.
    """
    tables = Tables()
    size = path.stat().st_size
    with path.open("rb") as file:
        header = file.read(_HEADER)
        if not header.startswith(MAGIC) or not header.endswith(b"%") or len(header) != _HEADER:
            raise ImportFailure(f"{path} is no backup of Typecho: it doesn't begin as one")
        version = header[len(MAGIC) : -1]
        if version not in (b"0001", b"FILE"):
            shown = version.decode("ascii", "replace")
            raise ImportFailure(f"{path} is a backup in version {shown}, which isn't known")
        number = 0
        while file.tell() + _HEADER < size:
            number += 1
            try:
                kind, schema, body = _record(file, short=version == b"FILE")
                row = _row(schema, body)
            except (ValueError, RecursionError, struct.error) as error:
                raise ImportFailure(
                    f"{path} is broken or cut off in record {number:,} ({error}); make the backup "
                    "anew"
                ) from None
            if 1 <= kind <= len(TABLES):
                tables.rows[TABLES[kind - 1]].append(row)
        if file.read() != header:
            raise ImportFailure(f"{path} is cut off: its end is missing; make the backup anew")
    return tables


def _record(file: BinaryIO, *, short: bool) -> tuple[int, dict[str, int | None], bytes]:
    form = "<HHH" if short else "<HHI"
    start = file.read(struct.calcsize(form))
    kind, schema_length, body_length = struct.unpack(form, start)
    head = file.read(schema_length)
    schema = json.loads(head)
    if not isinstance(schema, dict) or not all(
        each is None or (type(each) is int and 0 <= each <= _LONGEST) for each in schema.values()
    ):
        raise ValueError("its columns have no lengths")
    columns = sum(each or 0 for each in schema.values())
    if short:
        body_length = columns
    if body_length > _LONGEST or columns > body_length:
        raise ValueError("its columns are too long")
    body = file.read(body_length)
    digest = hashlib.md5(start + head + body, usedforsecurity=False).hexdigest()
    if file.read(_DIGEST) != digest.encode():
        raise ValueError("its checksum is wrong")
    return kind, schema, body


def _row(schema: dict[str, int | None], body: bytes) -> dict[str, str | None]:
    row: dict[str, str | None] = {}
    place = 0
    for name, length in schema.items():
        row[name] = None if length is None else as_text(body[place : place + length])
        place += length or 0
    return row

"""Typecho: its backup (``.dat``), its SQLite file, or a dump of its MySQL database.

All three hold the same tables; backups have no settings, so that the user tells the address, and
the zone and the pattern of addresses if they aren't the usual ones.

======== =============================================
tables   rows, whatever they were read from
backup   from a backup
database from an SQLite file
dump     from a dump in SQL
entries  rows become posts, pages, terms
comments rows become comments
======== =============================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ...model import Attachment, Blog, Dialect, ImportFailure, Note, Options
from . import backup, database, dump
from .entries import Reader
from .tables import Tables, number, route

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Typecho"
_POST, _PAGE, _CATEGORY = "/archives/[cid:digital]/", "/[slug].html", "/category/[slug]/"
_DIALECT = Dialect(breaks=True, linkify=True, loose=True, inline_footnotes=True, paragraphs=True)
#: What Typecho is installed with.
_ZONE = "Asia/Shanghai"
#: Zones for what Typecho knows of them, seconds before UTC; whole hours besides have Etc/GMT-8.
_ZONES = {
    0: "UTC",
    3600: "Europe/Berlin",
    12600: "Asia/Tehran",
    16200: "Asia/Kabul",
    19800: "Asia/Kolkata",
    20700: "Asia/Kathmandu",
    23400: "Asia/Yangon",
    28800: "Asia/Shanghai",
    32400: "Asia/Tokyo",
    34200: "Australia/Darwin",
    -12600: "America/St_Johns",
}
_SQL = re.compile(rb"(?:CREATE TABLE|INSERT INTO)[^;(]{0,120}relationships", re.IGNORECASE)
_IN_NAME = re.compile(r"\d{8}_([a-z0-9-]+(?:\.[a-z0-9-]+)+)_[0-9a-f]+\.dat", re.IGNORECASE)


def recognize(path: Path) -> bool:
    """Say whether *path* is a backup, a database or a dump of Typecho."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(16)
        if start == backup.MAGIC:
            return True
        if start == database.MAGIC:
            return database.is_ours(path)
        return path.suffix.lower() == ".sql" and _mentions_typecho(start + file.read(64 * 2**20))


def _mentions_typecho(data: bytes) -> bool:
    return _SQL.search(data) is not None and b"allowPing" in data


def read(path: Path, options: Options) -> Blog:
    """Read the blog in the file *path*.

    :raises ImportFailure: if it is broken, cut off, too large or none of Typecho's.
    """
    if not path.is_file():
        raise ImportFailure(f"{path} is no file; give Typecho's backup, SQLite file or SQL dump")
    with path.open("rb") as file:
        start = file.read(16)
    if start == backup.MAGIC:
        tables = backup.read(path)
    elif start == database.MAGIC:
        tables = database.read(path)
    elif start.startswith(b"%TYPECHO") or path.suffix.lower() == ".dat":
        raise ImportFailure(f"{path} is no backup of Typecho: it doesn't begin as one")
    else:
        tables = dump.read(path)
    return _blog(tables, path, options)


def _blog(tables: Tables, path: Path, options: Options) -> Blog:
    settings = tables.options
    notes: list[Note] = []
    address = (options.address or settings.get("siteUrl", "")).rstrip("/")
    if not address and (named := _IN_NAME.fullmatch(path.name)):
        address = f"https://{named[1]}"
        what = f"the address is taken to be {address}, from the file's name; else give --address"
        notes.append(Note("look at", path.name, what))
    zone = _zone(settings, options, path, notes)
    table = settings.get("routingTable", "")
    post = options.permalink or route(table, "post") or _POST
    # without rewriting all paths begin with the program's name
    index = "/index.php" if settings.get("rewrite") == "0" else ""
    root = urlsplit(address).path.rstrip("/")
    reader = Reader(tables, root + index, address + index, ZoneInfo(zone))
    entries = tuple(reader.entries(post, route(table, "page") or _PAGE))
    reader.orphans()
    pattern = f"{index}/{post.lstrip('/')}"
    permalink = re.sub(r"[\[{]cid[^\]}]*[\]}]", "{id}", pattern)
    by_number = "{id}" in permalink and not re.search(r"\[|\{(?!id\})", permalink)
    attachments = tuple(
        Attachment(
            f"{root}{where}", None, (f"{root}{index}/attachment/{number(row, 'cid')}/",), where
        )
        for row, where in reader.attachments()
    )
    title = settings.get("title", "")
    return Blog(
        entries=entries,
        title=title or urlsplit(address).hostname or "",
        description=settings.get("description", ""),
        address=address,
        language=_language(settings.get("lang", ""), entries),
        zone=zone,
        permalink=permalink.strip("/") if by_number else "",
        feed_id=address + permalink if by_number else "",
        feeds={"rss": "feed/index.xml", "atom": "feed/atom/index.xml"},
        dialect=_DIALECT,
        terms=tuple(reader.terms(route(table, "category") or _CATEGORY)),
        attachments=attachments,
        notes=(*notes, *reader.notes),
        left_out=dict(reader.left_out),
    )


def _zone(settings: dict[str, str], options: Options, path: Path, notes: list[Note]) -> str:
    if options.zone is not None:
        return str(options.zone)
    written = settings.get("timezone", "")
    if not re.fullmatch(r"-?\d{1,5}", written):
        what = f"the zone of its dates is taken to be {_ZONE}; else give --zone"
        notes.append(Note("look at", path.name, what))
        return _ZONE
    seconds = int(written)
    hours, rest = divmod(abs(seconds), 3600)
    if seconds in _ZONES:
        return _ZONES[seconds]
    if rest or hours > 12:
        return "UTC"
    return f"Etc/GMT{'-' if seconds > 0 else '+'}{hours}"


def _language(written: str, entries: tuple[object, ...]) -> str:
    if re.fullmatch(r"[a-z]{2,3}(?:[_-][A-Za-z]{2,4})?", written):
        return written.replace("_", "-")
    titles = "".join(getattr(entry, "title", "") for entry in entries)
    han = len(re.findall(r"[一-鿿]", titles))
    return "zh-CN" if titles and han * 4 > len(titles) else ""

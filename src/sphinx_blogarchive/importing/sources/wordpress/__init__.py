"""WordPress: the file that *Tools, Export* makes, WXR 1.0 to 1.2, an RSS feed with all there is.

======== ==================================================
export   the file becomes plain data, item by item
zones    the zone of its dates, of which it says nothing
entries  items become posts, pages, terms, files
comments comments become comments
bodies   shortcodes and blocks become HTML
media    pictures, films and embedded pages in them
======== ==================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ...model import Blog, Dialect, ImportFailure, Note, Options
from . import zones
from .entries import Reader
from .export import read_export

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "WordPress"
_NAMESPACE = re.compile(rb"http://wordpress\.org/export/1\.\d")


def recognize(path: Path) -> bool:
    """Say whether *path* is an export of WordPress."""
    if not path.is_file() or path.suffix.lower() not in (".xml", ".wxr", ".rss"):
        return False
    with path.open("rb") as file:
        return _NAMESPACE.search(file.read(64 * 1024)) is not None


def read(path: Path, options: Options) -> Blog:
    """Read the blog in the file *path*.

    :raises ImportFailure: if it is broken, cut off, too large or no export of WordPress.
    """
    if not path.is_file():
        raise ImportFailure(f"{path} is no file; give what Tools, Export of WordPress made")
    export = read_export(path)
    channel = export.channel
    address = options.address or channel.get("wp:base_blog_url") or channel.get("link", "")
    address = address.rstrip("/")
    notes: list[Note] = []
    zone = str(options.zone) if options.zone is not None else zones.guess(export.items)
    if not zone:
        zone = "UTC"
        what = "the zone of its dates is taken to be UTC; else give --zone"
        notes.append(Note("look at", path.name, what))
    reader = Reader(export, address, ZoneInfo(zone))
    entries = tuple(reader.entries())
    reader.tell_of_fields()
    language = channel.get("language", "")
    return Blog(
        entries=entries,
        title=" ".join(channel.get("title", "").split()),
        description=channel.get("description", ""),
        address=address,
        language=language if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?", language) else "",
        zone=zone,
        permalink=reader.permalink(entries),
        feed_id=reader.feed_id(entries),
        feeds={"rss": "feed/index.xml", "atom": "feed/atom/index.xml"},
        dialect=Dialect(paragraphs=True),
        terms=tuple(reader.terms()),
        attachments=tuple(reader.attachments()),
        notes=(*notes, *reader.notes),
        left_out=dict(reader.left_out),
    )

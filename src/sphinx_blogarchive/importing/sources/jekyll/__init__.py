"""Jekyll: the folder of a site, with ``_config.yml`` and ``_posts``.

========= ==================================================
entries   files become posts and pages
addresses where Jekyll wrote them
liquid    Liquid and what only kramdown knows, in bodies
========= ==================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ...folders import values
from ...folders.matter import parse
from ...folders.tree import Tree
from ...model import Blog, Dialect, ImportFailure, Note, Options
from .entries import Reader

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Jekyll"


def recognize(path: Path) -> bool:
    """Say whether *path* is the folder of a site of Jekyll."""
    return (path / "_posts").is_dir() and any(
        (path / name).is_file() for name in ("_config.yml", "_config.yaml", "Gemfile")
    )


def read(path: Path, options: Options) -> Blog:
    """Read the blog in the folder *path*.

    :raises ImportFailure: if something in it is broken or too large.
    """
    tree = Tree(path)
    if not path.is_dir() or not (path / "_posts").is_dir():
        raise ImportFailure(f"{path} is no folder of Jekyll: it has no _posts")
    name = next(filter(tree.has, ("_config.yml", "_config.yaml")), "")
    config = parse(tree.text(name), "yaml", name) if name else {}
    root = values.text(config, "baseurl").strip("/")
    address = values.text(config, "url").rstrip("/") + (f"/{root}" if root else "")
    address = options.address or address
    notes: list[Note] = []
    named = str(options.zone) if options.zone is not None else values.text(config, "timezone")
    zone = values.zone(named)
    if zone is None:
        zone = ZoneInfo("UTC")
        what = "the zone of its dates isn't known, and taken to be UTC; else give --zone"
        notes.append(Note("look at", name or path.name, what))
    root = urlsplit(address).path.rstrip("/")
    reader = Reader(tree, config, root, address, zone, options.permalink)
    entries = tuple(reader.entries())
    language = values.text(config, "lang", "locale", "language").replace("_", "-")
    return Blog(
        entries=entries,
        title=values.text(config, "title", "name"),
        description=values.text(config, "description", "tagline"),
        address=address,
        language=language if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?", language) else "",
        zone=str(zone),
        feeds={"atom": "feed.xml"},
        dialect=Dialect(linkify=False),
        attachments=tuple(reader.attachments),
        notes=(*notes, *reader.notes),
    )

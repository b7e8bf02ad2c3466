"""Hexo: the folder of a blog, with ``_config.yml`` and ``source``.

====== ============================================
entries files of ``source`` become posts and pages
tags    tags of its templates in bodies
====== ============================================
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
from .entries import DEFAULT, Reader

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Hexo"


def recognize(path: Path) -> bool:
    """Say whether *path* is the folder of a blog of Hexo."""
    if not (path / "_config.yml").is_file() or not (path / "source").is_dir():
        return False
    package = path / "package.json"
    if package.is_file():
        with package.open("rb") as file:
            return b'"hexo' in file.read(2**20)
    if (path / "scaffolds").is_dir():
        return True
    # Octopress has its texts there too, and is made of Ruby
    ruby = any((path / name).is_file() for name in ("Gemfile", "Rakefile"))
    return (path / "source" / "_posts").is_dir() and not ruby


def read(path: Path, options: Options) -> Blog:
    """Read the blog in the folder *path*.

    :raises ImportFailure: if something in it is broken or too large.
    """
    tree = Tree(path)
    if not path.is_dir() or not tree.has("_config.yml"):
        raise ImportFailure(f"{path} is no folder of Hexo: it has no _config.yml")
    config = parse(tree.text("_config.yml"), "yaml", f"{path / '_config.yml'}")
    address = options.address or values.text(config, "url").rstrip("/")
    notes: list[Note] = []
    zone = _zone(config, options, notes)
    permalink = options.permalink or values.text(config, "permalink") or DEFAULT
    root = urlsplit(address).path.rstrip("/")
    reader = Reader(tree, config, root, address, zone, permalink)
    entries = tuple(reader.entries())
    pattern = re.sub(r":(?:abbrlink|id)\b", "{id}", permalink.strip("/"))
    package = tree.text("package.json") if tree.has("package.json") else ""
    breaks = "pandoc" not in package and values.flag(
        values.table(config, "marked"), "breaks", default=True
    )
    languages = values.texts(config, "language")
    return Blog(
        entries=entries,
        title=values.text(config, "title"),
        description=values.text(config, "description", "subtitle"),
        address=address,
        language=_language(languages[0] if languages else ""),
        zone=str(zone),
        permalink=pattern if "{id}" in pattern and ":" not in pattern else "",
        feeds={"atom": values.text(values.table(config, "feed"), "path") or "atom.xml"},
        dialect=Dialect(breaks=breaks),
        terms=tuple(reader.terms()),
        attachments=tuple(reader.attachments),
        notes=(*notes, *reader.notes),
    )


def _zone(config: dict[str, object], options: Options, notes: list[Note]) -> ZoneInfo:
    name = str(options.zone) if options.zone is not None else values.text(config, "timezone")
    if (zone := values.zone(name)) is not None:
        return zone
    what = "the zone of its dates isn't known, and taken to be UTC; else give --zone"
    notes.append(Note("look at", "_config.yml", what))
    return ZoneInfo("UTC")


def _language(written: str) -> str:
    return written if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?", written) else ""

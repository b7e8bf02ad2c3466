"""Pelican: the folder of a blog, with ``pelicanconf.py``, which isn't run.

========= ==================================================
settings  what the configuration says, as far as it is written out
addresses names and addresses as Pelican makes them
texts     which texts there are, and what their fields come to
files     files, lists and what links mean
bodies    links, summaries and tags of plugins in bodies
entries   texts become posts and pages
========= ==================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...folders.tree import Tree
from ...model import Blog, Dialect, ImportFailure, Note, Options
from .entries import Reader
from .settings import FILES, Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Pelican"


def recognize(path: Path) -> bool:
    """Say whether *path* is the folder of a blog of Pelican."""
    return (path / FILES[0]).is_file()


def read(path: Path, options: Options) -> Blog:
    """Read the blog in the folder *path*.

    :raises ImportFailure: if something in it is broken or too large.
    """
    tree = Tree(path)
    if not path.is_dir() or not any((path / name).is_file() for name in FILES):
        raise ImportFailure(f"{path} is no folder of Pelican: it has no {FILES[0]}")
    settings = read_settings(tree, options)
    reader = Reader(tree, settings)
    entries = tuple(reader.entries())
    notes: list[Note] = []
    if not settings.knows_zone:
        what = "the zone of its dates isn't known, and taken to be UTC; else give --zone"
        notes.append(Note("look at", FILES[0], what))
    terms = tuple(reader.terms(entries))
    language = settings.language.replace("_", "-")
    return Blog(
        entries=entries,
        title=settings.values.text("SITENAME"),
        description=settings.values.text("SITESUBTITLE"),
        address=settings.address,
        language=language if re.fullmatch(r"[a-z]{2,3}(?:-[a-z]{2,4})?", language) else "",
        zone=str(settings.zone),
        feeds=_feeds(settings),
        dialect=Dialect(linkify=False),
        terms=terms,
        attachments=tuple(reader.attachments()),
        notes=(*notes, *reader.notes),
    )


def _feeds(settings: Settings) -> dict[str, str]:
    """Return the files of feeds of all posts, by format."""
    found: dict[str, str] = {}
    values = settings.values
    for form in ("ATOM", "RSS"):
        usual = "feeds/all.atom.xml" if form == "ATOM" else ""
        default = "" if f"FEED_ALL_{form}" in values.values else usual
        name = values.text(f"FEED_{form}") or values.text(f"FEED_ALL_{form}", default)
        if name and re.fullmatch(r"[\w./-]+\.xml", name) and ".." not in name:
            found[form.lower()] = name.lstrip("/")
    return found

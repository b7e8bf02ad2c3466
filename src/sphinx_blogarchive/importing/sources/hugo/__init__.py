"""Hugo: the folder of a site, with ``content`` and ``hugo.toml``, ``config.yaml`` and the like.

========== ==========================================
settings   what the configuration says, in any form
entries    files of ``content`` become posts and pages
shortcodes shortcodes in bodies
========== ==========================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...folders.tree import Tree
from ...model import Blog, Dialect, ImportFailure, Note, Options
from .entries import Reader
from .settings import FILES, read_settings

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Hugo"


def recognize(path: Path) -> bool:
    """Say whether *path* is the folder of a site of Hugo."""
    return (path / "content").is_dir() and any((path / name).is_file() for name in FILES)


def read(path: Path, options: Options) -> Blog:
    """Read the blog in the folder *path*.

    :raises ImportFailure: if something in it is broken or too large.
    """
    tree = Tree(path)
    if not path.is_dir() or not any(map(tree.has, FILES)):
        raise ImportFailure(f"{path} is no folder of Hugo: it has no hugo.toml or the like")
    settings = read_settings(tree, options)
    reader = Reader(tree, settings)
    entries = tuple(reader.entries())
    zone = []
    if not settings.knows_zone:
        what = "the zone of its dates isn't known, and taken to be UTC; else give --zone"
        zone.append(Note("look at", "the configuration", what))
    return Blog(
        entries=entries,
        title=settings.title,
        description=settings.description,
        address=settings.address,
        language=settings.language,
        zone=str(settings.zone),
        feeds={"rss": "index.xml"},
        dialect=Dialect(),
        terms=tuple(reader.terms(entries)),
        attachments=tuple(reader.attachments),
        notes=(*zone, *reader.notes),
    )

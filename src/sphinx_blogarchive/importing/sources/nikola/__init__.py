"""Nikola: the folder of a blog, with ``conf.py``, which isn't run.

========== ==================================================
settings   what the configuration says, as far as it is written out
matter     what texts say of themselves, in them or in a file beside
texts      which texts there are, in which languages
places     where everything was, and what links mean
shortcodes shortcodes, directives and links in bodies
entries    texts become posts and pages
========== ==================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...folders.tree import Tree
from ...model import Blog, Dialect, ImportFailure, Note, Options
from .entries import Reader
from .settings import FILE, Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Nikola"
_NAMED = re.compile(r"^(?:BLOG_TITLE|POSTS|PAGES|TRANSLATIONS|COMPILERS)[ \t]*=", re.MULTILINE)
_BEGINNING = 2**18


def recognize(path: Path) -> bool:
    """Say whether *path* is the folder of a blog of Nikola."""
    if not (path / FILE).is_file():
        return False
    with (path / FILE).open("rb") as file:
        text = file.read(_BEGINNING).decode("utf-8", "replace")
    return len(set(_NAMED.findall(text))) > 1


def read(path: Path, options: Options) -> Blog:
    """Read the blog in the folder *path*.

    :raises ImportFailure: if something in it is broken or too large.
    """
    tree = Tree(path)
    if not path.is_dir() or not (path / FILE).is_file():
        raise ImportFailure(f"{path} is no folder of Nikola: it has no {FILE}")
    settings = read_settings(tree, options)
    reader = Reader(tree, settings)
    entries = tuple(reader.entries())
    terms = tuple(reader.terms(entries))
    attachments = tuple(reader.attachments())
    notes: list[Note] = []
    if not settings.knows_zone:
        what = "the zone of its dates isn't known, and taken to be UTC; else give --zone"
        notes.append(Note("look at", FILE, what))
    language = settings.language.replace("_", "-")
    return Blog(
        entries=entries,
        title=settings.local("BLOG_TITLE"),
        description=settings.local("BLOG_DESCRIPTION"),
        address=settings.address,
        language=language if re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?", language) else "",
        zone=str(settings.zone),
        feeds=_feeds(settings),
        dialect=Dialect(linkify=False),
        terms=terms,
        attachments=attachments,
        notes=(*notes, *reader.notes),
    )


def _feeds(settings: Settings) -> dict[str, str]:
    """Return the files of feeds of all posts, by format."""
    found: dict[str, str] = {}
    for form, usual, has in (("RSS", "rss", True), ("ATOM", "index", False)):
        if settings.values.flag(f"GENERATE_{form}", default=has):
            folder = settings.local(f"{form}_PATH").strip("/.")
            base = settings.local(f"{form}_FILENAME_BASE") or usual
            end = settings.values.text(f"{form}_EXTENSION", ".xml" if form == "RSS" else ".atom")
            name = f"{folder}/{base}{end}".lstrip("/")
            if re.fullmatch(r"[\w-]+(?:[/.][\w-]+)*", name):
                found[form.lower()] = name
    return found

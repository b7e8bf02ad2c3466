"""ABlog: the folder of a project of Sphinx with ABlog among its extensions.

A project stays the project that it is: documents in their markup, in their folders, and all that
Sphinx needs besides. Only what ABlog understood, and what we understand otherwise, is changed.

============= ============================================================================
configuration ``conf.py``, read and never run
settings      ABlog's options in ours; rewriting: in ``conf.py``; editing: its text
files         what belongs to the project; facts: what follows from both
documents     documents and posts; matter: what stands in front of them; dates
markup        directives; rst, myst: in either markup
changing      what changes in a document
directives    … of its directives; fields: of what a post says of itself
references    … of its references; labels: those that ABlog makes
terms         tags, categories and authors at their addresses
pages         documents for pages that we don't make
ours          what ``conf.py`` says of us; beside: other files that know of ABlog
project       all of it
============= ============================================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...model import Blog, ImportFailure, Options
from . import configuration, files
from .facts import Facts
from .project import project

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "ABlog"
_NAMED = re.compile(rb"[\"']ablog[\"']")
_BELOW = ("docs", "doc", "source", "src", "website", "site", "blog", "content")
_LONGEST = 2**20


def recognize(path: Path) -> bool:
    """Say whether *path* is the folder of a project with ABlog, or has it in a usual place."""
    return any(_is_one(folder) for folder in (path, *(path / name for name in _BELOW)))


def _is_one(folder: Path) -> bool:
    conf = folder / "conf.py"
    if not conf.is_file():
        return False
    with conf.open("rb") as file:
        return _NAMED.search(file.read(_LONGEST)) is not None


def read(path: Path, options: Options) -> Blog:
    """Read the project in the folder *path*.

    :raises ImportFailure: if something in it is broken or too large.
    """
    if not (path / "conf.py").is_file():
        below = next((name for name in _BELOW if _is_one(path / name)), "")
        where = f"; give {path / below}" if below else ""
        raise ImportFailure(f"{path} has no conf.py{where}")
    if (path / "conf.py").is_symlink():
        raise ImportFailure(f"{path / 'conf.py'} is a link, which isn't followed")
    found = files.Files(path.resolve())
    try:
        text = found.text("conf.py")
    except UnicodeDecodeError:
        raise ImportFailure(f"{path / 'conf.py'} isn't in UTF-8; save it so") from None
    conf = configuration.read(text.removeprefix("\ufeff").replace("\r\n", "\n"), "conf.py")
    output = {conf.text_of("ablog_website", "_website"), conf.text_of("ablog_doctrees")}
    found = files.find(path, {each.strip("/") for each in output})
    try:
        made, notes = project(Facts(found, conf, options))
    except RecursionError:
        raise ImportFailure(f"{path} has directives that are nested too deep") from None
    return Blog(
        entries=(),
        title=conf.text_of("blog_title"),
        address=options.address or conf.text_of("blog_baseurl").rstrip("/"),
        project=made,
        notes=tuple(notes),
    )

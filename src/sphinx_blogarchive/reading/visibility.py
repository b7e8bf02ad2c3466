"""Drafts and posts of the future: they don't exist until they are due.

Hidden documents are withheld when Sphinx looks which documents there are, so that no
toctree, index or reference ever sees them. Front matter tells without parsing. A post whose
``post`` directive tells so is found out when it is read: it is dropped then
(see :mod:`.dropping`), and withheld from the next build on.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.schema import is_declared, read
from . import frontmatter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ..domain import BlogDomain
    from ..model.post import Post


@dataclass(frozen=True, slots=True)
class Hidden:
    """Why a document is hidden, and the files that say so."""

    draft: bool
    date: datetime | None
    #: Path and time of change (nanoseconds) of each file.
    stamps: tuple[tuple[str, int], ...]


def is_hidden(draft: bool, date: datetime | None, now: datetime) -> bool:
    """Say whether a document is to be left out of a build that takes place *now*."""
    return draft or (date is not None and date > now)


def stamp(paths: Iterable[Path]) -> tuple[tuple[str, int], ...]:
    """Return when each of *paths* was changed; -1 for one that isn't there."""
    return tuple((str(path), _changed(path)) for path in paths)


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return -1


def hidden_documents(domain: BlogDomain, found: set[str]) -> set[str]:
    """Return those of the documents *found* that are hidden, and remember why."""
    known = domain.hidden.copy()
    domain.hidden.clear()
    if domain.settings.drafts:
        return set()
    for docname in found - domain.pages.keys():
        hidden = known.get(docname)
        if hidden is None or any(_changed(Path(path)) != at for path, at in hidden.stamps):
            hidden = _look(domain, docname)
        if hidden and is_hidden(hidden.draft, hidden.date, domain.now):
            domain.hidden[docname] = hidden
    return set(domain.hidden)


def _look(domain: BlogDomain, docname: str) -> Hidden | None:
    path = Path(domain.env.doc2path(docname))
    post = domain.posts.get(docname)
    read_at = domain.env.all_docs.get(docname)
    stamps = stamp([path])
    if read_at is not None and stamps[0][1] // 1000 <= read_at:
        return _of(post, stamps) if post else None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    raw = frontmatter.read(text).values
    if not raw:
        return None
    values, _problems = read(raw, domain.settings.zone)
    draft = bool(values.get("draft"))
    date = values.get("date") if _is_post(domain, docname, raw) else None
    return Hidden(draft, date, stamps) if draft or date else None


def _is_post(domain: BlogDomain, docname: str, raw: dict[str, str | list[str]]) -> bool:
    try:
        declared = is_declared(raw)
    except ValueError:
        declared = None
    return domain.is_post_by_place(docname) if declared is None else declared


def _of(post: Post, stamps: tuple[tuple[str, int], ...]) -> Hidden:
    return Hidden(post.draft, post.date, stamps)

"""Drafts and posts of the future: they don't exist until they are due.

Hidden documents are withheld when Sphinx looks which documents there are, so that no
toctree, index or reference ever sees them. Front matter tells without parsing. A post whose
``post`` directive tells so is found out when it is read: it is dropped then
(see :mod:`.dropping`), and withheld from the next build on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..compat import STRICT
from ..diagnostics import Category, warn
from ..model.schema import Raw, is_declared, read
from . import frontmatter
from .heading import first_heading
from .stamps import Stamps, is_current, stamp

if TYPE_CHECKING:
    from datetime import datetime

    from ..domain import BlogDomain
    from ..model.post import Post


class Hidden(NamedTuple):
    """Why a document is hidden, and the files that say so."""

    draft: bool
    date: datetime | None
    #: The files that say so.
    stamps: Stamps
    #: Whether it can't even be read.
    unreadable: bool = False
    #: Category, line and text of the warning that it is owed in each build.
    mistake: tuple[str, int, str] | None = None
    #: Title, series and part, as far as they are known: a part to come is none that is missing.
    title: str = ""
    series: str = ""
    part: int | None = None
    #: What its comments are known by: they can be there before it is.
    id: str = ""
    comments_key: str = ""

    @classmethod
    def of(cls, post: Post, stamps: Stamps) -> Hidden:
        """Return what hides *post*."""
        return cls(
            post.draft,
            post.date,
            stamps,
            title=post.title,
            series=post.series,
            part=post.part,
            id=post.id,
            comments_key=post.comments_key,
        )


def is_hidden(draft: bool, date: datetime | None, now: datetime) -> bool:
    """Say whether a document is to be left out of a build that takes place *now*."""
    return draft or (date is not None and date > now)


def hidden_documents(domain: BlogDomain, found: set[str]) -> set[str]:
    """Return those of the documents *found* that are hidden, and remember why."""
    known = domain.hidden.copy()
    domain.hidden.clear()
    # the front page can't be missing: see ``BlogDomain.root_is_hidden``
    for docname in found - domain.pages.keys() - {domain.env.config.root_doc}:
        hidden = known.get(docname)
        if hidden is None or not is_current(hidden.stamps):
            hidden = _look(domain, docname)
        if hidden is None:
            continue
        early = not domain.settings.drafts and is_hidden(hidden.draft, hidden.date, domain.now)
        if early or hidden.unreadable:
            domain.hidden[docname] = hidden
            if hidden.mistake:
                category, line, message = hidden.mistake
                warn(category, message, f"{hidden.stamps[0][0]}:{line}")
    return set(domain.hidden)


def _look(domain: BlogDomain, docname: str) -> Hidden | None:
    path = Path(domain.env.doc2path(docname))
    post = domain.posts.get(docname)
    stamps = stamp([path])
    watched = domain.watched.get(docname)
    if watched is not None and watched.stamps[:1] == stamps:
        return Hidden.of(post, stamps) if post else None
    try:
        text = path.read_text(encoding=domain.env.settings["input_encoding"])
    except OSError:
        return None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"{docname} is left out, for it isn't UTF-8; save it as that"
        owed = (Category.POST, line, message)
        hidden = Hidden(draft=False, date=None, stamps=stamps, unreadable=True, mistake=owed)
        return hidden if STRICT else None
    front = frontmatter.read(text)
    if not front.values:
        return None
    values, problems = read(front.values, domain.settings.zone)
    mistakes = [
        (problem.category, front.lines[problem.field], problem.message)
        for problem in problems
        if problem.field == "draft"
    ]
    draft = bool(values.get("draft"))
    is_post = may_be_post(domain, docname, front.values)
    date = values.get("date") if is_post else None
    mistake = mistakes[0] if mistakes else None
    if not draft and not date:
        return None
    hidden = Hidden(draft, date, stamps, mistake=mistake)
    if is_post:
        title = values.get("title") or first_heading(frontmatter.body(text)) or ""
        series, part = values.get("series", ""), values.get("part")
        hidden = hidden._replace(title=title, series=series, part=part)
        id_, key = values.get("id", ""), values.get("comments_key", "")
        hidden = hidden._replace(id=id_, comments_key=key)
    return hidden


def may_be_post(domain: BlogDomain, docname: str, raw: dict[str, Raw]) -> bool:
    """Say whether *docname* is a post as far as its front matter *raw* and its place tell."""
    if domain.is_notice(docname):
        return False
    try:
        declared = is_declared(raw)
    except ValueError:
        declared = None
    return domain.is_post_by_place(docname) if declared is None else declared

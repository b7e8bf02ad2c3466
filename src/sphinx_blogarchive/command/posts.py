"""The posts of a project as plain data, drafts and those of the future too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..domain import blog_domain
from ..model.terms import KINDS
from ..reading.visibility import is_hidden
from .project import read

if TYPE_CHECKING:
    from datetime import datetime
    from io import StringIO
    from pathlib import Path

    from sphinx.application import Sphinx

    from ..model.length import Measure


@dataclass(frozen=True, slots=True)
class Row:
    """One post."""

    docname: str
    #: Title, or the first words of a note.
    title: str
    #: In the blog's zone; ``None`` for a draft without one.
    date: datetime | None
    #: ``draft``, ``scheduled``, or empty for what is published.
    state: str
    id: str
    #: Names of its terms by kind.
    terms: dict[str, tuple[str, ...]]
    measure: Measure

    @property
    def words(self) -> int:
        """Words and ideographs."""
        return self.measure.words + self.measure.ideographs

    @property
    def day(self) -> str:
        """Its date; empty if it has none."""
        return f"{self.date.year:04}-{self.date:%m-%d}" if self.date else ""


def read_posts(source: Path) -> list[Row]:
    """Return the posts of the project in *source*, drafts without a date first, then newest first.

    :raises Failure: if there is none, or Sphinx can't read it
    """
    return read(source, _rows, drafts=True)


def _rows(app: Sphinx, said: StringIO) -> list[Row]:
    domain = blog_domain(app.env)
    settings, plan = domain.settings, domain.plan
    rows = []
    for docname, seen in plan.posts.items():
        post = domain.posts[docname]  # as it was written: the plan gives each a date
        late = is_hidden(draft=False, date=post.date, now=domain.now)
        rows.append(
            Row(
                docname,
                post.label,
                post.date.astimezone(settings.zone) if post.date else None,
                "draft" if post.draft else "scheduled" if late else "",
                post.id,
                {kind: plan.vocabulary.names(kind, seen) for kind in KINDS},
                post.measure,
            )
        )
    rows.sort(key=lambda row: row.date is not None)
    return rows

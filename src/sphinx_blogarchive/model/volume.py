"""Books, as plain data: what is told of one, and the names of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .slugs import folded, mark, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from .runs import Runs


class Volume(NamedTuple):
    """One book."""

    #: The document whose lists in full make it.
    docname: str
    #: The name of its file, without a suffix.
    name: str
    title: Runs
    #: The posts that it holds, by docname, in its order.
    posts: tuple[str, ...]
    #: Names of the authors, each once.
    authors: tuple[str, ...]
    #: When the last of its posts was published or changed, with a zone.
    moment: datetime
    #: BCP 47 tag of its language.
    language: str
    #: What readers may do with it; empty if nothing is said.
    rights: str = ""
    description: str = ""


def file_names(docnames: Iterable[str], root: str) -> tuple[dict[str, str], list[tuple[str, ...]]]:
    """Return the names of the files of books, by docname, and the docnames that meet.

    :param root: what a book that is the root document of the project is called.

    >>> file_names(["books/fourier", "books/year/index"], "blog")
    ({'books/fourier': 'fourier', 'books/year/index': 'year'}, [])
    """
    found: dict[str, str] = {}
    owners: dict[str, list[str]] = {}
    for docname in sorted(docnames):
        meeting = owners.setdefault(folded(_plain_name(docname, root)), [])
        meeting.append(docname)
        if len(meeting) == 1:
            found[docname] = _plain_name(docname, root)
    for docname in sorted(name for meeting in owners.values() for name in meeting[1:]):
        candidate = slugify(docname.replace("/", "-"))
        while folded(candidate) in owners:
            candidate += mark(docname)
        owners[folded(candidate)] = []
        found[docname] = candidate
    return found, [tuple(meeting) for meeting in owners.values() if len(meeting) > 1]


def _plain_name(docname: str, root: str) -> str:
    parts = [part for part in docname.split("/") if part]
    if parts[-1] == "index":
        parts.pop()
    return slugify(parts[-1]) if parts else slugify(root)

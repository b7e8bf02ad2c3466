"""A project that was built aside, as facts."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import conf_place
from ..domain import blog_domain
from ..model.terms import KINDS
from ..reading.places import line_of
from ..reading.visibility import is_hidden
from .facts import Facts, Name, Place, Unpublished
from .markup import ids_of
from .walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

    from ..domain import BlogDomain

#: Files that say what hosts do, from the root of the repository.
_HOSTING = (
    ".readthedocs.yaml",
    ".readthedocs.yml",
    "netlify.toml",
    ".gitlab-ci.yml",
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
)


def gather(app: Sphinx, said: tuple[str, ...]) -> Facts:
    """Return the facts of the project of *app*, which has been built.

    :param said: what Sphinx and we warned of.
    """
    domain = blog_domain(app.env)
    conf, _, line = conf_place(app, "html_baseurl").rpartition(":")
    documents = {name: _path(domain, name) for name in sorted(_own(domain))}
    walk = Walk(app, domain, documents)
    source = Path(app.srcdir)
    return Facts(
        now=domain.now,
        conf=_shown(conf),
        address=str(app.config.html_baseurl or ""),
        address_line=int(line),
        said=tuple(map(_shown_in, said)),
        documents=documents,
        texts=tuple(walk.texts),
        pictures=tuple(walk.pictures),
        links=tuple(walk.links),
        ids=_pages(Path(app.outdir)),
        names=tuple(_names(domain, documents)),
        met=tuple(names for _, names in domain.plan.vocabulary.meetings),
        unpublished=tuple(_unpublished(domain)),
        hosting=_read(_roots(source), _HOSTING),
        required=_read(_roots(source), ("requirements*.txt",)),
    )


def _own(domain: BlogDomain) -> set[str]:
    """Return the docnames of what the writer wrote."""
    project = domain.env.project
    return {
        name
        for name in domain.env.found_docs
        if not project.is_generated(name)  # type: ignore[attr-defined]
    }


def _path(domain: BlogDomain, docname: str) -> str:
    return _shown(str(domain.env.doc2path(docname)))


def _shown(path: str) -> str:
    """Return *path* from here, if it is below."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path


def _names(domain: BlogDomain, documents: dict[str, str]) -> Iterator[Name]:
    vocabulary = domain.plan.vocabulary
    for kind, fields in KINDS.items():
        for term in vocabulary.of(kind):
            posts = [name for name in vocabulary.posts(term) if name in documents]
            if posts:
                path = documents[min(posts)]
                line = line_of(Path(path), (kind, fields), name=term.name)
                yield Name(kind, term.name, len(posts), Place(path, line), term.declared)
            elif term.declared:
                yield Name(kind, term.name, 0, Place("", 0), declared=True)


def _unpublished(domain: BlogDomain) -> Iterator[Unpublished]:
    seen = {
        docname: (post.title, post.draft, post.date)
        for docname, post in domain.posts.items()
        if is_hidden(post.draft, post.date, domain.now)
    }
    hidden = {
        docname: (each.title, each.draft, each.date)
        for docname, each in domain.hidden.items()
        if not each.unreadable
    }
    for docname, (title, draft, date) in sorted({**seen, **hidden}.items()):
        path = _path(domain, docname)
        try:
            changed = datetime.fromtimestamp(Path(path).stat().st_mtime, UTC)
        except OSError:
            continue
        field = "draft" if draft else "date"
        yield Unpublished(Place(path, line_of(Path(path), (field,))), title, draft, date, changed)


def _pages(folder: Path) -> Callable[[str], AbstractSet[str] | None]:
    known: dict[str, AbstractSet[str] | None] = {}

    def ids(name: str) -> AbstractSet[str] | None:
        if name not in known:
            known[name] = _ids(folder, name)
        return known[name]

    return ids


def _ids(folder: Path, name: str) -> AbstractSet[str] | None:
    path = folder / name
    try:
        if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
            return None
        return ids_of(path.read_text(encoding="utf-8")) if name.endswith(".html") else frozenset()
    except (OSError, ValueError):
        return None


def _roots(source: Path) -> list[Path]:
    """Return the folder of the project, and those around it as far as the repository goes."""
    folders = [source.resolve()]
    for above in (*folders, *list(source.resolve().parents)[:2]):
        if (above / ".git").exists():
            return list(dict.fromkeys([*folders, above]))
    return folders


def _shown_in(line: str) -> str:
    """Return a line that begins with a path, with that as it is seen from here."""
    return line.removeprefix(f"{Path.cwd()}{os.sep}")


def _read(folders: list[Path], patterns: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in folders:
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                try:
                    found[_shown(str(path))] = path.read_text(encoding="utf-8")
                except (OSError, UnicodeDecodeError):
                    continue
    return found

"""Make the search index that of a clean build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.util.index_entries import split_index_msg

from ..domain import blog_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..pages.project import BlogProject

#: Where the index keeps what it knows of each document, but for words.
_BY_DOCUMENT = ("_titles", "_filenames", "_all_titles", "_index_entries")


def found_in(app: Sphinx) -> set[str]:
    """Return the documents that belong in the index: generated pages and notices don't at all."""
    project: BlogProject = app.project  # type: ignore[assignment]
    notices = blog_domain(app.env).notices
    return {name for name in app.env.all_docs if not project.is_generated(name)}.difference(notices)


def mend(app: Sphinx, indexer: Any, known: set[str]) -> None:
    """Make an index that is about to be written that of a clean build.

    One that was loaded has lost its index entries (sphinx-doc/sphinx#12599) and may name
    documents that are gone.
    """
    _restore_entries(app, indexer, known)
    keep(indexer, known)
    for name in _BY_DOCUMENT:
        store = getattr(indexer, name)
        setattr(indexer, name, {docname: store[docname] for docname in sorted(store)})


def _restore_entries(app: Sphinx, indexer: Any, known: set[str]) -> None:
    entries = app.env.domains.index_domain.entries
    for docname in known - indexer._index_entries.keys():
        metadata = app.env.metadata[docname]
        if docname not in indexer._titles or "nosearch" in metadata or "no-search" in metadata:
            continue
        found: set[tuple[str, str, str]] = set()
        for kind, value, target, main, _key in entries.get(docname, ()):
            try:
                words = split_index_msg(kind, value)
            except ValueError:
                continue
            found |= {(word, target or "", main) for word in words}
        indexer._index_entries[docname] = sorted(found)


def forget(indexer: Any) -> None:
    """Forget all documents."""
    for name in _BY_DOCUMENT:
        setattr(indexer, name, {})


def keep(indexer: Any, docnames: set[str]) -> None:
    """Forget all other documents."""
    for name in _BY_DOCUMENT:
        store = getattr(indexer, name)
        setattr(indexer, name, {key: store[key] for key in store if key in docnames})

"""Make the search index that of a clean build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.util.index_entries import split_index_msg

from ..domain import blog_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..pages.project import BlogProject


def mend(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``, which comes before the index is written; adds no page.

    An index that was loaded has lost its index entries (sphinx-doc/sphinx#12599) and may name
    documents that are gone. Generated pages and notices don't belong in it at all.
    """
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        project: BlogProject = app.project  # type: ignore[assignment]
        notices = set(blog_domain(app.env).notices)
        known = {name for name in app.env.all_docs if not project.is_generated(name)} - notices
        _restore_entries(app, indexer, known)
        _drop_others(indexer, known)
    return iter(())


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


def _drop_others(indexer: Any, known: set[str]) -> None:
    for name in ("_titles", "_filenames", "_all_titles", "_index_entries"):
        store = getattr(indexer, name)
        kept = {docname: store[docname] for docname in sorted(store) if docname in known}
        setattr(indexer, name, kept)
    for mapping in (indexer._mapping, indexer._title_mapping):
        for word in [word for word, docnames in mapping.items() if not docnames & known]:
            del mapping[word]

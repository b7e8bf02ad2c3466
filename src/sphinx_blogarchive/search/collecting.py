"""The words of a document, as Sphinx collects them, but from whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.search import WordStore, _feed_visit_nodes

from .texts import pieces

if TYPE_CHECKING:
    from sphinx.search import IndexBuilder, SearchLanguage

    from .language import SearchPairs


def collect(tree: nodes.Element, lang: SearchLanguage) -> WordStore:
    """Return titles and words of a document, split by *lang*."""
    store = WordStore()
    _collect(tree, store, lang)
    return store


def _collect(node: nodes.Node, store: WordStore, lang: SearchLanguage) -> None:
    if isinstance(node, nodes.Text):
        store.words += lang.split(node.astext())
        return
    if not isinstance(node, nodes.Element) or "no-search" in node["classes"]:
        return
    if isinstance(node, nodes.comment | nodes.raw | nodes.meta):
        _feed_visit_nodes(node, word_store=store, split=lang.split, language=lang.lang)
        return
    if isinstance(node, nodes.title):
        text, ids = node.astext(), node.parent["ids"]
        # the first is that of the page
        store.titles.append((text, ids[0] if ids and store.titles else None))
        store.title_words += lang.split(text)
    for child in pieces(node):
        _collect(child, store, lang)


def feed(indexer: IndexBuilder, docname: str, store: WordStore, lang: SearchPairs) -> None:
    """Put the words of a document into the index, each once."""
    in_titles, in_texts = indexer._title_mapping, indexer._mapping
    for term in lang.terms(store.title_words):
        in_titles.setdefault(term, set()).add(docname)
    for term in lang.terms(store.words):
        if docname not in in_titles.get(term, ()):
            in_texts.setdefault(term, set()).add(docname)

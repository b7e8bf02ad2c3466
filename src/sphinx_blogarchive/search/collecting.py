"""The words of a document, as Sphinx collects them, but from whole sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.search import WordStore, _feed_visit_nodes

from ..digests import digest
from .language import SearchPairs
from .texts import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.search import SearchLanguage


#: What Sphinx looks through by itself, as it is no text of the page.
_OUTSIDE = (nodes.comment, nodes.raw, nodes.meta)


@dataclass(slots=True)
class Texts:
    """What a document says."""

    #: Headings, and where they are; the first is that of the page.
    titles: list[tuple[str, str | None]] = field(default_factory=list)
    #: Texts that aren't split yet.
    texts: list[str] = field(default_factory=list)
    #: Words that are given as such.
    keywords: list[str] = field(default_factory=list)

    def digest(self) -> str:
        """Return a digest of all that the terms follow from."""
        return digest([title for title, _anchor in self.titles], self.texts, self.keywords)

    def terms(self, lang: SearchLanguage) -> tuple[set[str], set[str]]:
        """Return the terms of headings, and those that are only in texts."""
        in_titles = _terms(lang, [title for title, _anchor in self.titles])
        return in_titles, _terms(lang, self.texts, self.keywords) - in_titles


def collect(tree: nodes.Element, language: str) -> Texts:
    """Return what a document says; *language* is that of its keywords."""
    found = Texts()
    _collect(tree, found, language)
    return found


def _collect(node: nodes.Element, found: Texts, language: str) -> None:
    if "no-search" in node.attributes["classes"]:
        return
    if isinstance(node, _OUTSIDE):
        store = WordStore()
        _feed_visit_nodes(node, word_store=store, split=lambda text: [text], language=language)
        into = found.keywords if isinstance(node, nodes.meta) else found.texts
        into += store.words
        return
    if isinstance(node, nodes.title):
        ids = node.parent["ids"]
        found.titles.append((node.astext(), ids[0] if ids and found.titles else None))
    for piece in pieces(node):
        if isinstance(piece, str):
            found.texts.append(piece)
        elif isinstance(piece, nodes.Element):
            _collect(piece, found, language)


def _terms(lang: SearchLanguage, texts: list[str], keywords: Iterable[str] = ()) -> set[str]:
    """Return what the index has of *texts*: stems, or words whose stem it lacks."""
    if isinstance(lang, SearchPairs):
        return lang.terms(texts, keywords)
    words = {word for text in texts for word in lang.split(text)}.union(keywords)
    found = {next(filter(lang.word_filter, (lang.stem(word).lower(), word)), "") for word in words}
    return found - {""}

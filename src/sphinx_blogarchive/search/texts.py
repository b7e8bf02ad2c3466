"""Give the index whole sentences.

Sphinx splits each piece of text by itself: what an emphasis divides, and in Markdown what the end
of a line divides. To a language with spaces that is all one; pairs of characters would be lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from .language import CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_ENDS = re.compile(rf"[{CLASS}]\s*\Z")
_BEGINS = re.compile(rf"\s*[{CLASS}]")


def joined(tree: nodes.Element) -> nodes.Element:
    """Return a copy of *tree* in which texts that belong together are one."""
    copy = tree.copy()
    for child in _pieces(tree) if isinstance(tree, nodes.TextElement) else tree.children:
        copy.append(joined(child) if isinstance(child, nodes.Element) else child.copy())
    return copy


def _pieces(element: nodes.TextElement) -> Iterator[nodes.Node]:
    """Yield the children of *element*, with texts of inline elements joined to their like."""
    text = ""
    for child in _flat(element):
        if isinstance(child, nodes.Text):
            goes_on = not child.strip() or (_ENDS.search(text) and _BEGINS.match(child))
            if text and not goes_on:
                yield nodes.Text(text)
                text = ""
            text += child
            continue
        if text:
            yield nodes.Text(text)
            text = ""
        yield child
    if text:
        yield nodes.Text(text)


def _flat(element: nodes.Element) -> Iterator[nodes.Node]:
    for child in element.children:
        if (
            not isinstance(child, nodes.raw | nodes.Invisible)
            and isinstance(child, nodes.TextElement)
            and isinstance(child, nodes.Inline)
            and "no-search" not in child["classes"]
        ):
            yield from _flat(child)
        else:
            yield child


def join_texts(app: Sphinx) -> None:
    """``builder-inited``: have documents joined before they go into the index."""
    builder: Any = app.builder
    plain = getattr(builder, "index_page", None)
    if plain is not None:

        def index_page(pagename: str, doctree: nodes.document, title: str) -> None:
            plain(pagename, joined(doctree), title)

        builder.index_page = index_page

"""Give the index whole sentences.

Sphinx splits each piece of text by itself: what an emphasis divides, and in Markdown what the end
of a line divides. To a language with spaces that is all one; pairs of characters would be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .language import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator


def pieces(element: nodes.Element) -> Iterator[nodes.Node | str]:
    """Yield the children of *element*, with texts of inline elements joined to their like."""
    if not isinstance(element, nodes.TextElement):
        yield from element.children
        return
    text = ""
    for child in _flat(element):
        if not isinstance(child, nodes.Text):
            if text:
                yield text
                text = ""
            yield child
        elif not text or _goes_on(text, child):
            text += child
        else:
            yield text
            text = str(child)
    if text:
        yield text


def _goes_on(text: str, following: str) -> bool:
    begins = following.lstrip()[:1]
    if not begins:
        return True
    # most text that isn't is ASCII
    return not begins.isascii() and bool(
        LETTERS.match(begins) and LETTERS.match(text.rstrip()[-1:])
    )


def _flat(element: nodes.Element) -> Iterator[nodes.Node]:
    for child in element.children:
        if (
            isinstance(child, nodes.TextElement)
            and isinstance(child, nodes.Inline)
            and not isinstance(child, nodes.raw | nodes.Invisible)
            and "no-search" not in child.attributes["classes"]
        ):
            yield from _flat(child)
        else:
            yield child

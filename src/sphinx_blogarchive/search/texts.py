"""Give the index whole sentences.

Sphinx splits each piece of text by itself: what an emphasis divides, and in Markdown what the end
of a line divides. To a language with spaces that is all one; pairs of characters would be lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from .language import CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = re.compile(rf"[{CLASS}]\s*\Z")
_BEGINS = re.compile(rf"\s*[{CLASS}]")


def pieces(element: nodes.Element) -> Iterator[nodes.Node]:
    """Yield the children of *element*, with texts of inline elements joined to their like."""
    if not isinstance(element, nodes.TextElement):
        yield from element.children
        return
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

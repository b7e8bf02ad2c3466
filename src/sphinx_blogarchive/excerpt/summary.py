"""The first words of a text, for machines that show a line of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ..model.runs import plain
from ..nodes import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Characters that search engines show of a description, at most.
LONGEST = 160
_ASIDE = (
    nodes.footnote,
    nodes.citation,
    nodes.table,
    nodes.system_message,
    nodes.Invisible,
    element,  # a list of posts: words of theirs
)
_NO_PROSE = (
    nodes.math,
    nodes.math_block,
    nodes.literal_block,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.raw,
    nodes.image,
)


def summary(blocks: Iterable[nodes.Node], longest: int = LONGEST) -> str:
    """Return the text of the paragraphs in *blocks*, *longest* characters of it at most.

    Formulas stand there in Unicode, as far as it has their signs.
    """
    found: list[str] = []
    length = 0
    for block in blocks:
        for text in _paragraphs(block):
            found.append(text)
            length += len(text) + 1
            if length > longest:
                return shortened(" ".join(found), longest)
    return " ".join(found)


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return *text* with at most *longest* characters, cut between words where there are any."""
    if len(text) <= longest:
        return text
    start = text[: longest - 1]
    # a long run without a space is Chinese or Japanese, and may end anywhere
    word = re.search(r"\s\S{1,20}$", start)
    if word and not text[longest - 1].isspace():
        start = start[: word.start()]
    return start.rstrip(" ,;:–—，、；：") + "…"


def gist(blocks: Iterable[nodes.Node], longest: int = LONGEST) -> str:
    """Return the first words in *blocks*, without formulas, code and pictures."""
    found: list[str] = []
    length = 0
    for block in blocks:
        for text in _prose(block):
            found.append(text)
            length += len(text)
            if length > longest:
                break
    return " ".join("".join(found).split())[:longest]


def _prose(node: nodes.Node) -> Iterator[str]:
    """Yield the texts below *node*, with a space for what is left out and between blocks."""
    if isinstance(node, nodes.Text):
        yield str(node)
    elif isinstance(node, (*_ASIDE, *_NO_PROSE)):
        yield " "
    else:
        for child in node.children:
            yield from _prose(child)
        if not isinstance(node, nodes.Inline):
            yield " "


def _paragraphs(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.paragraph):
        text = " ".join(readable(node).split())
        if text:
            yield text
    elif isinstance(node, nodes.Element) and not isinstance(node, _ASIDE):
        for child in node.children:
            yield from _paragraphs(child)


def readable(node: nodes.Node) -> str:
    """Return the text of *node*, its formulas in Unicode as far as it has their signs."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.math | nodes.math_block):
        return plain(node.astext())
    if isinstance(node, nodes.footnote_reference | nodes.raw | nodes.image | nodes.system_message):
        return ""
    between = "" if isinstance(node, nodes.TextElement) else " "
    return between.join(map(readable, node.children))

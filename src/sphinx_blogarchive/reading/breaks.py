"""Line breaks of the source between ideographs, which browsers show as spaces."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..domain import blog_domain
from ..model.cjk import needless_breaks

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What stands in a line like a picture, whatever its text is.
_OPAQUE = (nodes.literal, nodes.math, nodes.raw)
#: What ends no sentence: raised numbers; and what docutils notes to itself.
_PASSED = (nodes.footnote_reference, nodes.system_message)
#: The ends of what is struck out, which MyST writes in HTML itself.
_STRUCK = re.compile("</?s>")


class JoinLines(SphinxTransform):
    """Take out the line breaks between two characters that no space separates."""

    # after translations are in place and what substitutions stand for
    default_priority = 800

    def apply(self, **kwargs: Any) -> None:
        """Look at each paragraph, title and the like."""
        if blog_domain(self.env).settings.cjk_join_lines:
            texts = (text for text in self.document.findall(nodes.Text) if "\n" in text)
            blocks = (_around(text) for text in texts)
            for block in list(dict.fromkeys(filter(None, blocks))):
                _join(block)


def _around(text: nodes.Text) -> nodes.TextElement | None:
    """Return the paragraph, title and the like that *text* is in; nothing for code."""
    node: nodes.Node | None = text.parent
    while isinstance(node, nodes.Inline):
        node = node.parent
    if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.FixedTextElement):
        return node
    return None


def _join(block: nodes.TextElement) -> None:
    changed: dict[int, str] = {}
    parents: dict[int, nodes.Element] = {}
    for is_text, run in groupby(_leaves(block), lambda node: isinstance(node, nodes.Text)):
        for leaf, text in _joined(list(run)) if is_text else ():
            changed[id(leaf)] = text
            parents[id(leaf.parent)] = leaf.parent
    if changed and not block.rawsource:
        # by this Sphinx finds translations, if need be made of the text as it was
        block.rawsource = block.astext()
    for parent in parents.values():
        kept: list[nodes.Node] = []
        for child in parent.children:
            new = changed.get(id(child))
            if new is None:
                kept.append(child)
            elif new:
                kept.append(nodes.Text(new))
        parent[:] = kept


def _joined(leaves: list[nodes.Node]) -> Iterator[tuple[nodes.Node, str]]:
    """Yield those of *leaves*, all of them texts in a row, that change, and what they become."""
    text = "".join(leaf.astext() for leaf in leaves)
    spans = needless_breaks(text)
    if not spans:
        return
    needless = {place for span in spans for place in range(*span)}
    start = 0
    for leaf in leaves:
        old = leaf.astext()
        new = "".join(char for place, char in enumerate(old, start) if place not in needless)
        start += len(old)
        if new != old:
            yield leaf, new


def _leaves(element: nodes.Element) -> Iterator[nodes.Node]:
    """Yield the texts of *element* in order, and what stands between them."""
    for child in element.children:
        if isinstance(child, _PASSED) or _is_strike(child):
            continue
        if isinstance(child, nodes.Element) and _is_inline(child):
            yield from _leaves(child)
        elif not isinstance(child, nodes.Invisible):
            yield child


def _is_inline(element: nodes.Element) -> bool:
    return (
        isinstance(element, nodes.Inline)
        and bool(element.children)
        and not isinstance(element, _OPAQUE)
    )


def _is_strike(node: nodes.Node) -> bool:
    return isinstance(node, nodes.raw) and bool(_STRUCK.fullmatch(node.astext()))

"""How much there is to read in a document."""

from __future__ import annotations

from docutils import nodes

from ..model.length import Measure, counted

_FORMULAS = (nodes.math, nodes.math_block)
_UNSEEN = (nodes.Invisible, nodes.raw, nodes.system_message, nodes.docinfo)


def measure(doctree: nodes.Element) -> Measure:
    """Return what is to be read in *doctree*, with its code and its formulas counted apart."""
    lines = formulas = 0
    texts: list[str] = []
    stack: list[nodes.Node] = [doctree]
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.Text):
            texts.append(str(node))
        elif isinstance(node, _FORMULAS):
            formulas += 1
        elif isinstance(node, nodes.literal_block):
            lines += sum(1 for line in node.astext().splitlines() if line.strip())
        elif not isinstance(node, _UNSEEN):
            stack += node.children
    return Measure(*counted("\n".join(texts)), lines, formulas)

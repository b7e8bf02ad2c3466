"""A walk through the tree of a document, for nodes of some kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils.nodes import Node, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


def nodes_of(root: Node, kind: Any) -> Iterator[Any]:
    """Yield those of *kind*, a class or a tuple of classes, among *root* and all nodes in it.

    One generator keeps its place in each of the lists that it is in. What comes, and in which
    order, is what docutils finds, and so it is if somebody changes the tree meanwhile.
    """
    if isinstance(root, kind):
        yield root
    texts = issubclass(Text, kind)
    walk, outer = iter(root.children), []
    while True:
        for node in walk:
            # half of them, and they have no children
            if type(node) is Text:
                if texts:
                    yield node
                continue
            if isinstance(node, kind):
                yield node
            if node.children:
                outer.append(walk)
                walk = iter(node.children)
                break
        else:
            if not outer:
                return
            walk = outer.pop()

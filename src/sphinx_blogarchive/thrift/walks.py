"""Walks over the trees of documents, without a generator for each node.

Each of some sixty transforms and handlers asks a document for its nodes of some kind, and docutils
hands each of them up through as many generators as it is deep: a tenth of a build. Here one
generator keeps its place in each of the lists that it is in. What comes, and in which order, is
the same, and so it is if somebody changes the tree meanwhile.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils.nodes import Element, Node, Text
from sphinx.util.nodes import NodeMatcher

from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def nodes_of(root: Node, kind: Any) -> Iterator[Node]:
    """Yield those of *kind*, a class or a tuple of classes, among *root* and all nodes in it."""
    if isinstance(root, kind):
        yield root
    walk, outer = iter(root.children), []
    while True:
        for node in walk:
            if isinstance(node, kind):
                yield node
            # most are texts, which have none
            if type(node) is not Text and node.children:
                outer.append(walk)
                walk = iter(node.children)
                break
        else:
            if not outer:
                return
            walk = outer.pop()


def _having(found: Iterator[Node], name: str) -> Iterator[Node]:
    """Return those of *found* that have the attribute *name*."""
    return (node for node in found if isinstance(node, Element) and name in node.attributes)


def findall(
    node: Node,
    condition: Any = None,
    include_self: bool = True,
    descend: bool = True,
    siblings: bool = False,
    ascend: bool = False,
) -> Iterator[Node]:
    """Do what ``Node.findall`` does."""
    if not (include_self and descend) or siblings or ascend:
        return _OWN(node, condition, include_self, descend, siblings, ascend)
    if condition is None:
        return nodes_of(node, Node)
    if isinstance(condition, type | tuple):
        return nodes_of(node, condition)
    if isinstance(condition, NodeMatcher) and condition.classes:
        found = nodes_of(node, condition.classes)
        for name in condition.attrs:
            # few have an attribute that is looked for
            found = _having(found, name)
        return filter(condition.match, found)
    return filter(condition, nodes_of(node, Node))


_OWN: Callable[..., Iterator[Node]] = Node.findall


@contextmanager
def short_walks() -> Iterator[None]:
    """Have ``Node.findall`` of docutils walk so."""
    with replaced(Node, findall=findall):
        yield

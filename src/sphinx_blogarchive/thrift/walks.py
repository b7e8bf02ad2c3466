"""Walks over the trees of documents, without a generator for each node.

Each of some sixty transforms and handlers asks a document for its nodes of some kind, and docutils
hands each of them up through as many generators as it is deep: a tenth of a build. Here one
generator keeps its place in each of the lists that it is in. What comes, and in which order, is
the same, and so it is if somebody changes the tree meanwhile.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator


def all_nodes(root: Node) -> Iterator[Node]:
    """Yield *root* and all nodes in it, in their order."""
    yield root
    walk, outer = iter(root.children), []
    while True:
        for node in walk:
            yield node
            if node.children:
                outer.append(walk)
                walk = iter(node.children)
                break
        else:
            if not outer:
                return
            walk = outer.pop()


def nodes_of(root: Node, kind: Any) -> Iterator[Node]:
    """Yield those of *kind*, a class or a tuple of classes, among *root* and all nodes in it."""
    if isinstance(root, kind):
        yield root
    walk, outer = iter(root.children), []
    while True:
        for node in walk:
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


#: What stands in for methods of ``Node``, and the methods, where docutils has them.
_SHORT = {"_superfast_findall": all_nodes, "_fast_findall": nodes_of}
_OWN = {name: vars(Node)[name] for name in _SHORT if name in vars(Node)}


@contextmanager
def short_walks() -> Iterator[None]:
    """Have ``Node.findall`` of docutils walk so."""
    for name in _OWN:
        setattr(Node, name, _SHORT[name])
    try:
        yield
    finally:
        for name, method in _OWN.items():
            setattr(Node, name, method)

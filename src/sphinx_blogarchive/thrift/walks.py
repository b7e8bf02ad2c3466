"""Walks over the trees of documents, without a generator for each node.

Each of some sixty transforms and handlers asks a document for its nodes of some kind, and docutils
hands each of them up through as many generators as it is deep: a tenth of a build. Here
:func:`..walk.nodes_of` goes through it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docutils.nodes import Element, Node
from sphinx.util.nodes import NodeMatcher

from ..walk import nodes_of
from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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

#: Has ``Node.findall`` of docutils walk so.
short_walks = partial(replaced, Node, findall=findall)

"""Visitors of the nodes of documents, without messages about each step.

docutils makes four messages for debugging at each node that a visitor comes to, and drops them.
Here visitors are sent in the same way, but for these.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils.nodes import (
    Node,
    NodeVisitor,
    SkipChildren,
    SkipDeparture,
    SkipNode,
    SkipSiblings,
    StopTraversal,
)

from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator


def walk(node: Node, visitor: NodeVisitor) -> bool:
    """Do what ``Node.walk`` does."""
    if visitor.document.reporter.debug_flag:
        return _WALK(node, visitor)
    try:
        try:
            visitor.dispatch_visit(node)
        except (SkipChildren, SkipNode):
            return False
        except SkipDeparture:
            pass
        try:
            for child in node.children[:]:
                if child.walk(visitor):
                    return True
        except SkipSiblings:
            pass
    except StopTraversal:
        return True
    return False


def walkabout(node: Node, visitor: NodeVisitor) -> bool:
    """Do what ``Node.walkabout`` does."""
    if visitor.document.reporter.debug_flag:
        return _WALKABOUT(node, visitor)
    departs, stops = True, False
    try:
        try:
            visitor.dispatch_visit(node)
        except SkipNode:
            return False
        except SkipDeparture:
            departs = False
        try:
            for child in node.children[:]:
                if child.walkabout(visitor):
                    stops = True
                    break
        except SkipSiblings:
            pass
    except SkipChildren:
        pass
    except StopTraversal:
        stops = True
    if departs:
        visitor.dispatch_departure(node)
    return stops


def dispatch_visit(visitor: NodeVisitor, node: Node) -> Any:
    """Do what ``NodeVisitor.dispatch_visit`` does."""
    if visitor.document.reporter.debug_flag:
        return _VISIT(visitor, node)
    return getattr(visitor, f"visit_{type(node).__name__}", visitor.unknown_visit)(node)


def dispatch_departure(visitor: NodeVisitor, node: Node) -> Any:
    """Do what ``NodeVisitor.dispatch_departure`` does."""
    if visitor.document.reporter.debug_flag:
        return _DEPARTURE(visitor, node)
    return getattr(visitor, f"depart_{type(node).__name__}", visitor.unknown_departure)(node)


_WALK, _WALKABOUT = Node.walk, Node.walkabout
_VISIT, _DEPARTURE = NodeVisitor.dispatch_visit, NodeVisitor.dispatch_departure


@contextmanager
def silent_visits() -> Iterator[None]:
    """Have docutils send visitors so."""
    with (
        replaced(Node, walk=walk, walkabout=walkabout),
        replaced(NodeVisitor, dispatch_visit=dispatch_visit, dispatch_departure=dispatch_departure),
    ):
        yield

"""Visitors come to nodes as docutils sends them."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from sphinx_blogarchive.thrift.visits import silent_visits

_PRUNING = (
    nodes.SkipChildren,
    nodes.SkipDeparture,
    nodes.SkipNode,
    nodes.SkipSiblings,
    nodes.StopTraversal,
    None,
)


class Visitor(nodes.NodeVisitor):
    """Notes its way, and leaves some of it out at each ``strong``."""

    def __init__(self, document, leave):
        super().__init__(document)
        self.leave, self.way = leave, []

    def unknown_visit(self, node):
        self.way.append(f"+{node.tagname}")

    def visit_strong(self, node):
        self.way.append("+strong!")
        if self.leave:
            raise self.leave

    def unknown_departure(self, node):
        self.way.append(f"-{node.tagname}")


@pytest.mark.parametrize("leave", _PRUNING)
@pytest.mark.parametrize("walk", ["walk", "walkabout"])
@pytest.mark.parametrize("debug", [False, True])
def test_visitors_go_the_way_that_they_go_with_docutils(walk: str, leave, debug: bool):
    document = new_document("")
    document.reporter.debug_flag, document.reporter.stream = debug, None
    document += nodes.paragraph("", "one ", nodes.strong("", "two"), nodes.emphasis("", "three"))
    document += nodes.paragraph("", "four")

    def gone():
        visitor = Visitor(document, leave)
        return getattr(document, walk)(visitor), visitor.way

    expected = gone()
    with silent_visits():
        assert gone() == expected


def test_docutils_sends_them_itself_again_afterwards():
    def own():
        kind = nodes.NodeVisitor
        return nodes.Node.walk, nodes.Node.walkabout, kind.dispatch_visit, kind.dispatch_departure

    before = own()
    with silent_visits():
        assert not set(before) & set(own())
    assert own() == before

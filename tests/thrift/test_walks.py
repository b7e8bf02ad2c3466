"""Walks over trees of documents, and those of docutils, are the same."""

from __future__ import annotations

from typing import Any

import docutils
import pytest
from docutils import nodes
from sphinx.util.nodes import NodeMatcher

from sphinx_blogarchive.thrift.walks import short_walks


@pytest.fixture
def tree():
    return nodes.section(
        "",
        nodes.title("", "A ", nodes.emphasis("", "title")),
        nodes.paragraph("", "one ", nodes.strong("", "", nodes.emphasis("", "two"))),
        nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "four")), nodes.list_item()),
    )


@pytest.mark.parametrize(
    "kind", [None, nodes.Node, nodes.Text, nodes.section, (nodes.emphasis, nodes.list_item)]
)
def test_nodes_come_in_the_order_of_docutils(tree, kind):
    if isinstance(kind, tuple) and docutils.__version_info__ < (0, 23):
        pytest.skip("docutils takes no tuples")
    expected = list(tree.findall(kind))
    with short_walks():
        assert list(map(id, tree.findall(kind))) == list(map(id, expected))


@pytest.mark.parametrize(
    "condition",
    [
        lambda node: "four" in node.astext(),
        NodeMatcher(nodes.emphasis, nodes.paragraph),
        NodeMatcher(nodes.Element, ids=[]),
        NodeMatcher(classes=Any),
    ],
)
def test_conditions_are_heeded(tree, condition):
    expected = list(tree.findall(condition))
    assert expected
    with short_walks():
        assert list(map(id, tree.findall(condition))) == list(map(id, expected))


@pytest.mark.parametrize("way", ["include_self", "descend", "siblings", "ascend"])
def test_other_ways_are_docutils_own(tree, way):
    start, flag = tree[1], way in {"siblings", "ascend"}
    expected = list(start.findall(nodes.Element, **{way: flag}))
    with short_walks():
        assert list(start.findall(nodes.Element, **{way: flag})) == expected


@pytest.mark.parametrize("change", ["add", "remove", "fill", "empty"])
def test_changes_on_the_way_are_seen_as_docutils_sees_them(tree, change: str):
    def walked(tree):
        found = []
        for node in tree.findall(nodes.Element):
            found.append(node.tagname)
            if change == "add" and node.tagname == "title":
                node.parent.insert(1, nodes.note("", nodes.paragraph()))
            elif change == "remove" and node.tagname == "paragraph":
                node.parent.remove(node)
            elif change == "fill" and node.tagname == "list_item":
                node.append(nodes.literal())
            elif change == "empty" and node.tagname == "strong":
                node.clear()
        return found

    expected = walked(tree.deepcopy())
    with short_walks():
        assert walked(tree.deepcopy()) == expected


def test_docutils_has_its_own_walks_again_afterwards():
    own = nodes.Node.findall
    with short_walks():
        assert nodes.Node.findall is not own
    assert nodes.Node.findall is own

"""Trees of documents as texts, by which to tell whether they are as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def shape(trees: Iterable[nodes.Node]) -> str:
    """Return a text that no other *trees* have; nobody reads it."""
    return "".join(part for tree in trees for part in _parts(tree))


def _parts(tree: nodes.Node) -> Iterator[str]:
    for node in tree.findall():
        if isinstance(node, nodes.Element):
            yield f"{node.tagname}{node.attributes}{len(node.children)}"
        else:
            yield f"{str(node)!r}"

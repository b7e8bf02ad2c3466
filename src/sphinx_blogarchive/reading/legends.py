"""Legends of figures, the same whichever document a process reads first."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform


class DropEmptyLegends(SphinxTransform):
    """Take out legends that hold nothing but notes of docutils to itself.

    Where a language has no word of its own for a role, docutils notes when a process first meets
    the role. In a caption the note becomes a legend; it is then dropped, and the legend stays.
    """

    default_priority = 200

    def apply(self, **kwargs: Any) -> None:
        """Look at each legend."""
        for node in list(self.document.findall(nodes.legend)):
            if all(map(_is_note, node.children)):
                node.parent.remove(node)


def _is_note(node: nodes.Node) -> bool:
    return isinstance(node, nodes.system_message) and node["level"] == 1

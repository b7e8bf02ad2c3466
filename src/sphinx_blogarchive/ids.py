"""Ids in trees of documents, and those that are given twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator


def ids_in(tree: nodes.Node) -> Iterator[str]:
    """Yield the ids in *tree*, in their order."""
    for element in tree.findall(nodes.Element):
        yield from element["ids"]


class OwnIds(SphinxTransform):
    """Give what comes from elsewhere ids that the document hasn't given already.

    MyST reads reStructuredText within Markdown as a document of its own, which counts its
    automatic ids from 1 again.
    """

    # after docutils has resolved footnotes and targets, which it finds by these ids (at most 740)
    default_priority = 880

    def apply(self, **kwargs: Any) -> None:
        """Look at each id that occurs again."""
        named = [node for node in self.document.findall(nodes.Element) if node.attributes["ids"]]
        count = Counter(i for node in named for i in node["ids"])
        for node in named:
            if any(count[i] > 1 and self.document.ids.get(i) is not node for i in node["ids"]):
                node["ids"] = []
                self.document.set_id(node)


class UniqueIds(SphinxPostTransform):
    """Take its ids off a wrapper that has copied them from the one thing in it.

    Furo wraps tables and equations so (500). The inner element keeps them: writers look
    numbers up by its id.
    """

    default_priority = 600
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Look at each container."""
        for wrapper, inner in self._wrappers():
            if set(wrapper["ids"]) <= set(inner["ids"]):
                wrapper["ids"] = []

    def _wrappers(self) -> Iterator[tuple[nodes.Element, nodes.Element]]:
        for wrapper in self.document.findall(nodes.container):
            if wrapper["ids"] and len(wrapper) == 1 and isinstance(wrapper[0], nodes.Element):
                yield wrapper, wrapper[0]

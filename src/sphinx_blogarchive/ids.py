"""Ids that a theme gives twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator


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

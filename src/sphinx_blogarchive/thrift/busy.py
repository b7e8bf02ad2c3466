"""Transforms that have something to do with a document, told by the kinds of nodes in it.

One walk tells which kinds there are. Transforms that aren't known, of other extensions, see all
documents, and may add nodes of any kind.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.transforms import SphinxTransformer

from .known import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

#: Stands for all nodes that sphinx-design takes for a component, whatever their class is.
COMPONENT = "design_component"


def kinds(tree: nodes.Node) -> set[str]:
    """Return the names of the classes of all nodes in *tree*, and of those they derive from."""
    types: set[type] = set()
    found: set[str] = set()
    queue = [tree]
    while queue:
        node = queue.pop()
        types.add(type(node))
        if node.children:
            queue += node.children
        if isinstance(node, nodes.Element) and COMPONENT in node.attributes:
            found.add(COMPONENT)
    return found.union(*(_names(kind) for kind in types))


@lru_cache(maxsize=1024)
def _names(kind: type) -> frozenset[str]:
    return frozenset(base.__name__ for base in kind.__mro__)


_name = lru_cache(maxsize=256)(name_of)


class BusyTransformer(SphinxTransformer):
    """Applies the transforms that have something to do."""

    def apply_busy(self, needs: Mapping[str, Collection[str]], steady: Collection[str]) -> None:
        """Do what ``apply_transforms`` of docutils does with those that aren't idle.

        :param needs: the kinds of nodes that known transforms deal with, by their full names.
        :param steady: those that add no nodes of kinds that others deal with.
        """
        reporter = self.document.reporter
        reporter.attach_observer(self.document.note_transform_message)
        there: set[str] = set()
        changed = True
        while self.transforms:
            if not self.sorted:
                self.transforms.sort(reverse=True)
                self.sorted = True
            priority, transform, pending, options = self.transforms.pop()
            # what waits at a place in the document is meant for that
            name = _name(cast("type", transform)) if pending is None else ""
            if name in needs:
                if changed and there.isdisjoint(needs[name]):
                    # what was stashed comes back, so what was there counts
                    there |= kinds(self.document)
                    changed = False
                if there.isdisjoint(needs[name]):
                    continue
            transform(self.document, startnode=pending).apply(**options)
            self.applied.append((priority, transform, pending, options))
            changed = changed or name not in steady
        reporter.detach_observer(self.document.note_transform_message)

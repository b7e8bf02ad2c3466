"""Typographic quotes, sought only in texts that have something to be made one.

Sphinx has docutils take each text apart, look at it in a dozen ways, and put it back anew, which
takes a tenth of reading; in Chinese, few have a sign that it changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms.universal import SmartQuotes
from sphinx.transforms import SphinxSmartQuotes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What may be changed: quotation marks, dashes, ellipses, entities, and what escapes them.
_SIGNS = re.compile(r"[\"'`\\\x00&]|--|\.\.|\. \.")


def signed(tree: nodes.Node) -> set[int]:
    """Return the ids in memory of all that has a text in *tree* around it that may be changed."""
    found: set[int] = set()
    for text in tree.findall(nodes.Text):
        if _SIGNS.search(text):
            around: nodes.Node | None = text.parent
            while around is not None and id(around) not in found:
                found.add(id(around))
                around = around.parent
    return found


class _Others:
    """Stands for a class that all nodes but some are instances of."""

    def __init__(self, some: set[int]) -> None:
        """Have those with *some* ids in memory be none."""
        self._some = some

    def __instancecheck__(self, node: object) -> bool:
        return id(node) not in self._some


class QuickSmartQuotes(SphinxSmartQuotes):
    """Skips what would be left as it is, as docutils skips preformatted text."""

    def apply(self, **kwargs: Any) -> None:
        """Look at what has a sign somewhere in it."""
        own: Any = self
        own.nodes_to_skip = (*SmartQuotes.nodes_to_skip, _Others(signed(self.document)))
        super().apply()


def seek_quotes_quickly(app: Sphinx) -> None:
    """``builder-inited``: let it take the place of Sphinx's transform."""
    if not app.config.smartquotes_action.isalpha():
        return  # numbers stand for sets of actions, one of which undoes quotes
    transforms: list[Any] = app.registry.transforms
    transforms[:] = [
        QuickSmartQuotes if transform is SphinxSmartQuotes else transform
        for transform in transforms
    ]

"""Typographic quotes, sought only in texts that have something to be made one.

Sphinx has docutils take each text apart, look at it in a dozen ways, and put it back anew, which
takes a tenth of reading; in Chinese, few have a sign that it changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.transforms.universal import SmartQuotes
from sphinx.transforms import SphinxSmartQuotes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What may be changed: quotation marks, dashes, ellipses, entities, and what escapes them.
_SIGNS = re.compile(r"[\"'`\\\x00&]|--|\.\.|\. \.")


class _WithoutSigns(type):
    """Whose class has all texts for instances that would be left as they are."""

    def __instancecheck__(cls, node: Any) -> bool:
        return not any(_SIGNS.search(text) for text in node.findall(nodes.Text))


class _Unchanged(metaclass=_WithoutSigns):
    """Any text that would be left as it is."""


class QuickSmartQuotes(SphinxSmartQuotes):
    """Skips them, as docutils skips preformatted text."""

    nodes_to_skip: ClassVar[Any] = (*SmartQuotes.nodes_to_skip, _Unchanged)


def seek_quotes_quickly(app: Sphinx) -> None:
    """``builder-inited``: let it take the place of Sphinx's transform."""
    if not app.config.smartquotes_action.isalpha():
        return  # numbers stand for sets of actions, one of which undoes quotes
    transforms: list[Any] = app.registry.transforms
    transforms[:] = [
        QuickSmartQuotes if transform is SphinxSmartQuotes else transform
        for transform in transforms
    ]

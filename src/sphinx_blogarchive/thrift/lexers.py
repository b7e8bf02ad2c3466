"""What colours code, loaded before other processes begin, and not by each of them.

A lexer is loaded when it is used first; the processes of a parallel build would all do so again
and again, for the main process hands them pages and colours few itself.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from docutils import nodes
from pygments.lexers import find_lexer_class_by_name
from pygments.util import ClassNotFound
from sphinx.highlighting import lexer_classes

from ..walk import nodes_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .colours import Colours

#: What Sphinx takes for Python.
PYTHON = frozenset({"default", "py", "py3", "python3"})


class Lexers:
    """The lexers of the code on some pages."""

    def __init__(self) -> None:
        """Begin without any."""
        self._languages: set[str] = set()

    def load(self, tree: nodes.document, colours: Colours | None = None) -> None:
        """Load those of a page. Of names that are wrong, those who colour it tell.

        :param colours: blocks that need none.
        """
        for block in nodes_of(tree, nodes.literal_block):
            language = block.get("language", "none")
            if colours is not None and colours.has(block.rawsource, language):
                continue
            if language not in self._languages:
                self._languages.add(language)
                with suppress(ClassNotFound):
                    _kind("python" if language in PYTHON else language)()


def _kind(language: str) -> Callable[[], Any]:
    """Return what makes a lexer of *language*.

    :raises ClassNotFound: if there is none.
    """
    return lexer_classes.get(language) or find_lexer_class_by_name(language)

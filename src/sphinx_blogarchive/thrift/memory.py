"""What is kept in memory: few documents, for they are on disk.

Sphinx keeps all that it has read until they are written. That takes a third more memory, and
Python's garbage collector goes through it again and again.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..walk import nodes_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: How many documents are kept as they are on disk: those that pages ask for again and again.
_KEPT = 16
#: How many nodes a small document has at most, and how many such ones are kept until written.
_SMALL, _SMALL_KEPT = 30, 2000


class _Few(dict[str, bytes]):
    """Keeps the last documents that were asked for."""

    def __setitem__(self, docname: str, serialised: bytes) -> None:
        """Keep one more, and forget the oldest."""
        super().__setitem__(docname, serialised)
        if len(self) > _KEPT:
            del self[next(iter(self))]


class Forgetful(dict[str, Any]):
    """Keeps no document that was read but small ones: it is on disk when it is to be written.

    To load a generated page, which has little but a list to come, takes longer than to keep it.
    """

    def __init__(self, few: _Few) -> None:
        """Forget it as it was before, too, in *few*."""
        super().__init__()
        self._few = few

    def __setitem__(self, docname: str, tree: Any) -> None:
        """Forget it, unless it is small."""
        self._few.pop(docname, None)
        super().pop(docname, None)
        if len(self) < _SMALL_KEPT and _is_small(tree):
            super().__setitem__(docname, tree)


def _is_small(tree: nodes.document) -> bool:
    return next(islice(nodes_of(tree, nodes.Node), _SMALL, None), None) is None


def keep_few(app: Sphinx, *_: Any) -> None:
    """``env-before-read-docs``: leave documents on disk, and keep few of them in memory."""
    env: Any = app.env
    env._pickled_doctree_cache = few = _Few()
    env._write_doc_doctree_cache = Forgetful(few)

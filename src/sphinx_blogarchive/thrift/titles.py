"""The text of a title without pictures, read off where the title is text alone.

Sphinx copies each title before, twice for each document at the end of each build.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import sphinx.domains.std
from docutils.nodes import Text, title

from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Callable

_std: Any = sphinx.domains.std
_OWN: Callable[[Any], str] = _std.clean_astext


def clean_astext(node: Any) -> str:
    """Do what that of Sphinx does: return the text of *node*, without that of pictures in it."""
    if type(node) is title and all(type(child) is Text for child in node.children):
        return node.astext()
    return _OWN(node)


#: Has the domain of documents and sections read them so.
titles_read_off = partial(replaced, _std, clean_astext=clean_astext)

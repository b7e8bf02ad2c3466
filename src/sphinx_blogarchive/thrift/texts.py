"""Texts in documents that are kept on disk, which are made without asking docutils about each.

Its constructor warns of arguments that no text on disk has: a fifth of the time that it takes to
load a document. Documents that were kept so can be loaded by anybody.
"""

from __future__ import annotations

import copyreg
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils.nodes import Text

if TYPE_CHECKING:
    from collections.abc import Iterator


def reduced(text: Text) -> tuple[Any, tuple[type[Text], str], dict[str, Any]]:
    """Return what *text* is to be made of."""
    return str.__new__, (Text, str(text)), vars(text)


@contextmanager
def bare_texts() -> Iterator[None]:
    """Have texts pickled so, unless somebody has another way."""
    table: dict[type, Any] = copyreg.dispatch_table
    is_first = Text not in table
    if is_first:
        table[Text] = reduced
    try:
        yield
    finally:
        if is_first:
            table.pop(Text, None)

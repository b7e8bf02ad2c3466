"""What docutils does at each node and each text of a document, in fewer steps."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils.nodes import Node, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


def setup_child(parent: Node, child: Node) -> None:
    """Do what ``Node.setup_child`` does, which looks for the document four times."""
    child.parent = parent
    document = parent.document
    if document is not None:
        child.document = document
        if child.source is None:
            child.source = document.current_source
        if child.line is None:
            child.line = document.current_line


def astext(text: Text) -> str:
    """Do what ``Text.astext`` does, which looks for three kinds of escapes in any text."""
    return _ASTEXT(text) if "\0" in text else str(text)


_SETUP_CHILD, _ASTEXT = Node.setup_child, Text.astext


@contextmanager
def few_steps() -> Iterator[None]:
    """Have docutils do so."""
    node: Any = Node
    text: Any = Text
    node.setup_child, text.astext = setup_child, astext
    try:
        yield
    finally:
        node.setup_child, text.astext = _SETUP_CHILD, _ASTEXT

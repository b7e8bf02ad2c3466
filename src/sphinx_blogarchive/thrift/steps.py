"""What docutils does at each node and each text of a document, in fewer steps."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils.nodes import Node, Text
from docutils.writers._html_base import HTMLTranslator

from ..entities import encoded
from .replaced import replaced

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


def encode(translator: HTMLTranslator, text: object) -> str:
    """Do what ``HTMLTranslator.encode`` does, which looks up each character."""
    if translator.special_characters is not HTMLTranslator.special_characters:
        return _ENCODE(translator, text)
    return encoded(str(text))


_ASTEXT, _ENCODE = Text.astext, HTMLTranslator.encode


@contextmanager
def few_steps() -> Iterator[None]:
    """Have docutils do so."""
    with (
        replaced(Node, setup_child=setup_child),
        replaced(Text, astext=astext),
        replaced(HTMLTranslator, encode=encode),
    ):
        yield

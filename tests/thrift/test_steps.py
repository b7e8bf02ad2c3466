"""Trees are put together and read as docutils does it."""

from __future__ import annotations

from typing import ClassVar

import pytest
from docutils import nodes
from docutils.utils import new_document
from docutils.writers._html_base import HTMLTranslator

from sphinx_blogarchive.thrift.steps import few_steps


def _texts(written: str) -> list[object]:
    text = nodes.Text(written)
    return [text.astext(), type(text.astext()), nodes.paragraph("", "", text).astext()]


@pytest.mark.parametrize("written", ["", "plain", "a\0*b", "a\0 b", "a\0\nb", "\0\0"])
def test_texts_are_without_their_escapes(written: str):
    expected = _texts(written)
    with few_steps():
        assert _texts(written) == expected


class Curly(HTMLTranslator):
    """Writes some characters in its own way."""

    special_characters: ClassVar = {ord('"'): "“"}


@pytest.mark.parametrize("kind", [HTMLTranslator, Curly])
@pytest.mark.parametrize("written", ["", "plain", "\"a\" <b> & 'c' @ &amp; 博客", nodes.Text("<")])
def test_characters_are_written_as_entities(kind, written: str):
    translator = object.__new__(kind)
    expected = translator.encode(written)
    with few_steps():
        assert translator.encode(written) == expected


@pytest.mark.parametrize("in_document", [True, False])
def test_a_new_node_knows_where_it_is(in_document):
    def placed():
        document = new_document("file.md")
        document.note_source("file.md", 3)
        parent = nodes.paragraph()
        if in_document:
            document += parent
        told = nodes.strong()
        told.source, told.line = "other.md", 8
        parent += [nodes.emphasis(), told]
        return [
            (node.parent is parent, node.document is document, node.source, node.line)
            for node in parent
        ]

    expected = placed()
    with few_steps():
        assert placed() == expected


def test_docutils_takes_its_own_steps_again_afterwards():
    def own():
        return nodes.Node.setup_child, nodes.Text.astext, HTMLTranslator.encode

    before = own()
    with few_steps():
        assert not set(before) & set(own())
    assert own() == before

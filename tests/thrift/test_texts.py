"""Texts are the same ones after they were kept on disk."""

from __future__ import annotations

import copy
import copyreg
import pickle

import pytest
from docutils import nodes

from sphinx_blogarchive.thrift.texts import bare_texts

_WAYS = {
    "pickle": lambda tree: pickle.loads(pickle.dumps(tree, pickle.HIGHEST_PROTOCOL)),
    "copy": copy.deepcopy,
}


class Own(nodes.Text):
    """A kind of text that another extension might have."""


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("kind", [nodes.Text, Own])
def test_a_text_is_what_it_was_and_stands_where_it_stood(way, kind):
    text = kind("R&D\0*")
    text.line = 3
    with bare_texts():
        tree = _WAYS[way](nodes.paragraph("", "", text, nodes.emphasis()))
    (found, _) = tree.children
    assert (type(found), str(found), found.line, found.parent) == (kind, "R&D\0*", 3, tree)


def test_texts_are_loaded_without_docutils_being_asked(monkeypatch):
    with bare_texts():
        kept = pickle.dumps(nodes.paragraph("", "Text."), pickle.HIGHEST_PROTOCOL)
    monkeypatch.setattr(nodes.Text, "__new__", None)
    assert pickle.loads(kept).astext() == "Text."


def test_nothing_of_it_stays():
    before = dict(copyreg.dispatch_table)
    with bare_texts():
        assert nodes.Text in copyreg.dispatch_table
    assert copyreg.dispatch_table == before

"""Lexers are there before pages are shared out, and whoever needs none isn't told of any."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document
from pygments.lexers.matlab import OctaveLexer
from sphinx.highlighting import lexer_classes

from sphinx_blogarchive.thrift.lexers import Lexers


def _page(*languages):
    page = new_document("page.md")
    page += [nodes.literal_block("", "", language=language) for language in languages]
    return page


def test_lexers_of_all_code_on_a_page_are_loaded(monkeypatch):
    monkeypatch.delattr(OctaveLexer, "_tokens", raising=False)
    Lexers().load(_page("text", "octave"))
    assert "_tokens" in vars(OctaveLexer)


def test_a_lexer_of_an_extension_goes_before_that_of_pygments(monkeypatch):
    made = []
    monkeypatch.setitem(lexer_classes, "octave", lambda: made.append("its own"))
    lexers = Lexers()
    for _ in range(2):
        lexers.load(_page("octave", "octave"))
    assert made == ["its own"]


@pytest.mark.parametrize("language", ["no such language", "guess", ""])
def test_a_language_that_has_no_lexer_is_left_to_who_colours_it(language):
    Lexers().load(_page(language))


@pytest.mark.parametrize("language", ["default", "py", "python3"])
def test_what_sphinx_takes_for_python_loads_that(monkeypatch, language):
    made = []
    monkeypatch.setitem(lexer_classes, "python", lambda: made.append("Python"))
    Lexers().load(_page(language))
    assert made == ["Python"]

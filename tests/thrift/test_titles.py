"""Titles are read as Sphinx reads them."""

from __future__ import annotations

import pytest
import sphinx.domains.std
from docutils import nodes
from sphinx.util.nodes import clean_astext as sphinx_astext

from sphinx_blogarchive.thrift.titles import clean_astext, titles_read_off

TITLES = {
    "text": nodes.title("", "On rings"),
    "texts": nodes.title("", "", nodes.Text("On "), nodes.Text("rings")),
    "nothing": nodes.title(),
    "emphasis": nodes.title("", "", nodes.Text("On "), nodes.emphasis("", "rings")),
    "a formula": nodes.title("", "", nodes.Text("On "), nodes.math("", "R")),
    "a picture": nodes.title("", "", nodes.Text("On "), nodes.image(alt="rings")),
    "HTML": nodes.title("", "", nodes.Text("On"), nodes.raw("", "<br>", format="html")),
    "a picture alone": nodes.image(alt="rings"),
}


@pytest.mark.parametrize("node", TITLES.values(), ids=TITLES)
def test_a_title_is_read_as_sphinx_reads_it(node):
    before = node.pformat()
    assert clean_astext(node) == sphinx_astext(node)
    assert node.pformat() == before


def test_sphinx_has_its_own_way_back_after_a_build():
    own = sphinx.domains.std.clean_astext
    with titles_read_off():
        assert sphinx.domains.std.clean_astext is clean_astext
    assert sphinx.domains.std.clean_astext is own

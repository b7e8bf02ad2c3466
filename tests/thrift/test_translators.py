"""What extensions add to translators is there, however they add it."""

from __future__ import annotations

import pytest

#: An extension with nodes that a handler writes, which is added in one of several ways.
EXTENSION = """
from functools import partial
from docutils import nodes

class own(nodes.General, nodes.Element):
    pass

def visit(self, node):
    self.body.append('<b class="own">')

def depart(self, node):
    self.body.append('</b>')

def visit_text(self, node):
    self.body.append('<i class="own-text">' + node.astext() + '</i>')
    raise nodes.SkipNode

def replace(app, tree, docname):
    for node in list(tree.findall(nodes.strong)):
        node.replace_self(own('', *node.children))

def add(app, *_):
    {add}

def setup(app):
    app.connect('doctree-resolved', replace)
    app.add_node(own, html=(visit_text, None))
    {when}
"""
NODE = "app.add_node(own, override=True, html=(visit, depart))"
PARTIAL = "app.add_node(own, override=True, html=(partial(visit), depart))"
TEXT = f"{NODE}; app.add_node(nodes.Text, override=True, html=(visit_text, None))"
#: After the first pages are written, too.
AT_ONCE, LATE = "add(app)", "app.connect('html-page-context', add)"


@pytest.fixture
def page(blog):
    """Return what builds a page of a post with a node of the extension."""
    blog.post("post", "# Post\n\nText with **a node**.\n", date="2024-01-01")

    def build(add, when):
        blog.conf(EXTENSION.format(add=add, when=when))
        return blog.build(out=f"{len(add)}-{len(when)}").page("posts/post")

    return build


@pytest.mark.parametrize("add", [NODE, PARTIAL])
@pytest.mark.parametrize("when", [AT_ONCE, LATE])
def test_nodes_of_extensions_are_written_by_their_handlers(page, add, when):
    (node,) = page(add, when).find_class("own")
    assert node.text_content() == "a node"


def test_texts_are_written_by_who_wants_to(page):
    texts = page(TEXT, AT_ONCE).find_class("own-text")
    assert "a node" in [text.text_content() for text in texts]

"""Titles and contents that are written in a shorter way, and those that aren't."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_blogarchive.partials import quick


class Renderer:
    """Writes nodes as a builder does, and counts them."""

    def __init__(self):
        self.count = 0

    def __call__(self, node):
        self.count += 1
        text = "" if node is None else node.astext()
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return {"fragment": f"<h1>{escaped}</h1>", "title": escaped}


def contents(text, uri="#"):
    link = nodes.reference("", text, internal=True, refuri=uri, anchorname="")
    return nodes.bullet_list("", nodes.list_item("", addnodes.compact_paragraph("", "", link)))


def title(text, **attributes):
    return nodes.title("", text, **attributes)


@pytest.mark.parametrize("make", [title, contents])
def test_a_line_of_text_is_written_by_the_builder_once(make):
    render = Renderer()
    write = quick(render)
    texts = ["A <b> & c", "&amp;", "另一个"]
    assert [write(make(text)) for text in texts] == [Renderer()(make(t)) for t in texts]
    assert render.count == 1


@pytest.mark.parametrize(
    "make",
    [
        lambda: None,
        lambda: title("A", ids=["a"]),
        lambda: nodes.title("", "", nodes.Text("A"), nodes.math("", "x")),
        lambda: contents("A", "#section"),
        lambda: nodes.bullet_list("", *contents("A").children, *contents("B").children),
    ],
    ids=["nothing", "attributes", "markup", "elsewhere", "lines"],
)
def test_all_else_is_written_by_the_builder_each_time(make):
    render = Renderer()
    write = quick(render)
    assert [write(make()), write(make())] == [Renderer()(make())] * 2
    assert render.count == 2

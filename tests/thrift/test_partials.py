"""Titles and contents that are written in a shorter way, and those that aren't."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_blogarchive.thrift.partials import quick


class Renderer:
    """Writes nodes as a builder does, and counts them."""

    def __init__(self):
        self.count = 0

    def __call__(self, node):
        self.count += 1
        return {"fragment": "" if node is None else self._write(node), "title": "same"}

    def _write(self, node):
        if isinstance(node, nodes.Text):
            return node.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        inner = "".join(map(self._write, node.children))
        return f'<{node.tagname} to="{node.get("refuri")}">{inner}</{node.tagname}>'


def line(text, *below, uri="#", **attributes):
    anchor = uri if uri != "#" else ""
    link = nodes.reference("", text, internal=True, refuri=uri, anchorname=anchor, **attributes)
    under = [nodes.bullet_list("", *below)] if below else []
    return nodes.list_item("", addnodes.compact_paragraph("", "", link), *under)


def contents(text):
    return nodes.bullet_list("", line(text))


def nested(text):
    below = line(f"{text} 2", line(f"{text} 3", uri="#c-3"), uri=f"#s{len(text)}")
    return nodes.bullet_list("", line(text, below, line("<", uri="#id1")))


def title(text, **attributes):
    return nodes.title("", text, **attributes)


@pytest.mark.parametrize("make", [title, contents, nested])
def test_what_differs_in_texts_alone_is_written_by_the_builder_once(make):
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
        lambda: nodes.bullet_list("", line("A", uri="page.html#a")),
        lambda: nodes.bullet_list("", line("A", line("B", uri="#a&b"))),
        lambda: nodes.bullet_list("", line("A", line("B", uri="#b", secnumber=(1, 2)))),
    ],
    ids=["nothing", "attributes", "markup", "elsewhere", "signs", "numbers"],
)
def test_all_else_is_written_by_the_builder_each_time(make):
    render = Renderer()
    write = quick(render)
    assert [write(make()), write(make())] == [Renderer()(make())] * 2
    assert render.count == 2


def test_contents_of_another_shape_are_not_taken_for_those_before():
    write = quick(Renderer())
    shapes = [
        [line("A", line("B", uri="#b"))],
        [line("A"), line("B", uri="#b")],
        [line("A", line("B"))],
        [line("A", line("B", uri="#b"), line("C", uri="#c"))],
        [line("A", line("B", line("C", uri="#c"), uri="#b"))],
    ]
    made = [nodes.bullet_list("", *lines) for lines in shapes]
    assert [write(tree) for tree in made] == [Renderer()(tree) for tree in made]

from __future__ import annotations

from docutils import nodes

from sphinx_blogarchive.excerpt.adapt import adapt


def raw(text):
    return nodes.raw("", text, format="html")


def adapted(*children):
    """Return blocks, adapted, as text."""
    blocks = nodes.container("", *children)
    adapt(blocks, "posts/a.html", lambda _: "")
    return blocks


def test_raw_markup_left_open_in_a_list_item_ends_in_it():
    item = nodes.list_item("", raw("<div>"), nodes.paragraph("", "text"))
    blocks = adapted(nodes.bullet_list("", item), nodes.paragraph("", "after"))
    assert item.children[-1].astext() == "</div>"
    assert [type(node) for node in blocks.children] == [nodes.bullet_list, nodes.paragraph]


def test_raw_markup_left_open_between_blocks_ends_after_them():
    blocks = adapted(raw("<div>"), nodes.paragraph("", "text"))
    assert blocks.children[-1].astext() == "</div>"


def test_raw_markup_that_ends_among_its_siblings_stays_as_it_is():
    blocks = adapted(raw("<div>"), nodes.paragraph("", "text"), raw("</div>"))
    assert [node.astext() for node in blocks.children] == ["<div>", "text", "</div>"]


def test_an_end_in_a_list_item_ends_nothing_outside():
    item = nodes.list_item("", raw("</div>"))
    adapted(raw("<div>"), nodes.bullet_list("", item))
    assert item.astext() == ""

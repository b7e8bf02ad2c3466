"""Texts get the quotes that they would get from Sphinx."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils.smartquotes import educate_tokens

from sphinx_blogarchive.thrift.quotes import signed

SIGNS = ['"', "'", "`", "``x''", "--", "---", "...", ". . .", "&quot;", "\\", "\x00'", "\x00"]


def would_change(node, action):
    """Say whether docutils changes a text in *node*."""
    texts = list(node.findall(nodes.Text))
    kinds = ["literal" if isinstance(each.parent, nodes.literal) else "plain" for each in texts]
    tokens = zip(kinds, map(str, texts), strict=True)
    return [*educate_tokens(tokens, attr=action)] != [*map(str, texts)]


@pytest.mark.parametrize("action", ["qDe", "qdeBw", "qi", "b"])
@pytest.mark.parametrize("sign", ["", "a-b. c. d", "数学，“引用”。", "-", "’ – …", *SIGNS])
@pytest.mark.parametrize("around", ["{}", "a{}b", "a {} b", "{} b"])
def test_no_text_is_skipped_that_would_be_changed(sign, around, action):
    node = nodes.paragraph("", around.format(sign), nodes.emphasis("", "x"), nodes.literal("", "y"))
    if would_change(node, action):
        assert id(node) in signed(node)


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_in_nested_texts_count(sign):
    node = nodes.paragraph("", "a", nodes.emphasis("", "", nodes.strong("", f"b{sign}c")))
    assert id(node) in signed(node)


@pytest.mark.parametrize("text", ["数学，“引用”。", "A word - and. Another", "e^x < 3"])
def test_texts_without_signs_are_skipped(text):
    assert not signed(nodes.paragraph("", text))


@pytest.mark.parametrize("action", ["qDe", "1"])
def test_pages_have_the_quotes_that_sphinx_makes(blog, action):
    blog.conf(f'smartquotes_action = "{action}"\n')
    blog.write("index.md", '# Front\n\nIt\'s "this" -- *or* that...\n\nNo sign here.\n')
    text = blog.build().page("index").text_content()
    assert "It’s “this” – or that…" in text.replace("—", "–")
    assert "No sign here." in text

"""One Markdown parser reads document after document, and none has anything of another."""

from __future__ import annotations

from unittest import mock

import pytest
from markdown_it import MarkdownIt


@pytest.fixture
def blog(blog):
    blog.conf('myst_enable_extensions = ["dollarmath"]\n')
    return blog


def formulas(built, name):
    return len(built.page(f"posts/{name}").xpath("//*[contains(@class, 'math notranslate')]"))


def test_a_parser_is_made_once_for_documents_that_are_read_alike(blog):
    for number in range(5):
        blog.post(f"p{number}", "# Post\n\n$x$\n", date="2024-03-01")
    with mock.patch.object(
        MarkdownIt, "__init__", autospec=True, side_effect=MarkdownIt.__init__
    ) as made:
        built = blog.build()
    assert made.call_count == 1
    assert {formulas(built, f"p{number}") for number in range(5)} == {1}


def test_a_document_with_options_of_its_own_is_read_by_them_alone(blog):
    blog.post("a", "# A\n\n$x$\n", date="2024-03-01")
    own = "---\ndate: 2024-03-02\nmyst:\n  enable_extensions: [deflist]\n---\n# B\n\n$x$\n"
    blog.write("posts/b.md", own)
    blog.post("c", "# C\n\n$x$\n", date="2024-03-03")
    built = blog.build()
    assert [formulas(built, name) for name in "abc"] == [1, 0, 1]


def test_a_document_within_another_is_read_by_another_parser(blog):
    blog.write("part.txt", "Part with $y$ in it.[^n]\n\n[^n]: A note.\n")
    inner = ".. include:: /part.txt\n   :parser: myst_parser.sphinx_\n"
    text = f"# A\n\nBefore, $x$.[^n]\n\n```{{eval-rst}}\n{inner}```\n\n## After\n\n$z$\n"
    text += "\n[^n]: Mine.\n"
    blog.post("a", text, date="2024-03-01")
    blog.post("b", "# B\n\n$x$\n", date="2024-03-02")
    built = blog.build()
    assert [formulas(built, name) for name in "ab"] == [3, 1]
    assert [title.text for title in built.page("posts/a").xpath("//h2")][:1] == ["After"]


def test_a_document_that_fails_leaves_nothing_to_the_next(blog):
    blog.post("a", "# A\n\n```{nonsense}\n```\n\n## Deep\n\n### Deeper\n", date="2024-03-01")
    blog.post("b", "# B\n\n$x$\n", date="2024-03-02")
    built = blog.build()
    assert formulas(built, "b") == 1
    assert built.page("posts/b").xpath("//section[@id='b']")
    assert not built.page("posts/b").xpath("//section[@id='deep']")

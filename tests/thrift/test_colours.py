"""Blocks of code that are kept from build to build are those that Pygments would colour."""

from __future__ import annotations

import json
import os
from unittest import mock

import pytest
import sphinx.highlighting

from tests.incremental.sample import assert_same, run

PAGE = "# Page\n\nText.\n\n```python\na = 1\n```\n"
#: Colours words of a language as the project's configuration says.
LEXER = """
from pygments.lexer import RegexLexer
from pygments.token import {kind}

class Words(RegexLexer):
    tokens = {{"root": [(r"[^\\n]+", {kind}), (r"\\n", {kind})]}}

def setup(app):
    app.add_lexer("{name}", Words)
"""


@pytest.fixture
def blog(blog):
    blog.conf("")
    blog.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\npage*\n```\n")
    blog.write("page.md", PAGE)
    # Sphinx keeps lexers of extensions for all later applications
    with mock.patch.dict(sphinx.highlighting.lexer_classes):
        yield blog


def coloured(build):
    """Return the code that Pygments colours while *build* runs."""
    own = sphinx.highlighting.highlight
    with mock.patch.object(sphinx.highlighting, "highlight", side_effect=own) as highlight:
        build()
    return [call.args[0].strip() for call in highlight.call_args_list]


def test_a_block_that_stays_is_not_coloured_again(blog):
    assert coloured(blog.build) == ["a = 1"]
    blog.edit("page.md", "Text.", "Other text.")
    assert coloured(blog.build) == []


def test_a_block_is_coloured_once_for_all_pages(blog):
    blog.write("page2.md", PAGE)
    assert coloured(blog.build) == ["a = 1"]


@pytest.mark.parametrize(
    "block",
    [
        "```python\na = 2\n```",
        "```text\na = 1\n```",
        "```{code-block} python\n:linenos:\na = 1\n```",
        "```{code-block} python\n:emphasize-lines: 1\na = 1\n```",
    ],
)
def test_what_is_another_block_is_coloured_anew(blog, block):
    blog.build()
    blog.edit("page.md", "```python\na = 1\n```", block)
    found = blog.build().files()
    assert_same(found, blog.build(out="again").files())


def test_a_mistake_in_code_is_warned_of_by_each_build_that_writes_the_page(blog):
    blog.write("page.md", "# Page\n\nText.\n\n```json\n{ ? }\n```\n")
    first = blog.build().warnings
    assert len(first) == 1
    blog.edit("page.md", "Text.", "Other text.")
    assert blog.build().warnings == first


@pytest.mark.parametrize("name", ["words", "python"])
def test_lexers_of_extensions_are_asked_each_time(blog, name):
    blog.conf(LEXER.format(kind="Keyword", name=name))
    blog.write("page.md", f"# Page\n\nText.\n\n```{name}\na = 1\n```\n")
    blog.build()
    blog.conf(LEXER.format(kind="Comment", name=name))
    blog.edit("page.md", "Text.", "Other text.")
    assert coloured(blog.build) == ["a = 1"]


def test_all_is_coloured_anew_where_all_pages_are_asked_for(blog):
    blog.build()
    assert coloured(lambda: run(blog, force=True)) == ["a = 1"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Sphinx forks, or is alone")
def test_what_other_processes_colour_is_kept_too(blog):
    for number in range(30):
        blog.write(f"page{number}.md", PAGE.replace("1", str(number)))
    blog.build(jobs=3)
    for number in range(30):
        blog.edit(f"page{number}.md", "Text.", "Other text.")
    assert coloured(blog.build) == []


def test_of_blocks_that_are_gone_few_are_kept(blog, monkeypatch):
    monkeypatch.setattr("sphinx_blogarchive.thrift.colours._MOST", 1)
    blog.build()
    for number in range(10, 30):
        blog.write("page.md", PAGE.replace("1", str(number)))
        built = blog.build()
    [file] = blog.root.rglob("blogarchive/html-*-code.json")
    blocks = json.loads(file.read_text(encoding="utf-8"))["blocks"]
    assert len(blocks) <= len([*built.out.rglob("*.html")]) < 20
    assert any(">29<" in block for block in blocks.values())

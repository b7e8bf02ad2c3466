"""Domains of programming languages keep what they know in ways of their own."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.incremental.facts import stable
from tests.incremental.sample import assert_clean

CODE = """\
# Code

```{c:struct} tank
```
```{c:function} int fill(struct tank *tank)
```
```{cpp:class} Pipe
```
```{cpp:function} int Pipe::flow(int a)
```
```{cpp:function} int Pipe::flow(double a)
```
```{js:function} fill(tank)
```
"""


@pytest.fixture
def coded(blog):
    """A project that describes programs."""
    blog.write("code.md", CODE)
    blog.write("links.md", "# Links\n\n{c:func}`fill`, {cpp:func}`Pipe::flow`, {js:func}`fill`\n")
    return blog


def test_programs_in_c_can_be_described(coded):
    assert "c.fill" in coded.build().text("links.html")


def test_a_function_that_goes_takes_links_to_it_away(coded):
    coded.build()
    coded.edit("code.md", "```{c:function} int fill(struct tank *tank)\n```\n", "")
    built = coded.build()
    assert "c.fill" not in built.text("links.html")
    assert_clean(coded, built)


def test_a_function_that_comes_gets_links_to_it(coded):
    coded.edit("code.md", "```{cpp:function} int Pipe::flow(int a)\n```\n", "")
    coded.edit("code.md", "```{cpp:function} int Pipe::flow(double a)\n```\n", "")
    coded.build()
    coded.write("code.md", CODE)
    assert_clean(coded, coded.build())


class Node:
    """A node of a tree that knows its parent."""

    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent:
            parent.children.append(self)


def tree(*names):
    root = Node("root")
    for name in names:
        Node(name, root)
    return root


def test_what_holds_itself_can_be_told_from_other_such_things():
    assert stable(tree("a", "b")) == stable(tree("a", "b"))
    assert stable(tree("a", "b")) != stable(tree("a", "c"))


def test_the_order_of_a_dictionary_does_not_matter():
    assert stable({"a": [1], "b": {2}}) == stable({"b": {2}, "a": [1]})

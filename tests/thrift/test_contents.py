"""Tables of contents are loaded when they are asked for, and are those that were kept."""

from __future__ import annotations

import copy
import pickle
from types import SimpleNamespace

import pytest
from docutils import nodes

from sphinx_blogarchive.thrift.contents import Contents, forget

_WAYS = {"pickle": lambda kept: pickle.loads(pickle.dumps(kept)), "copy": copy.deepcopy}


def table(text):
    return nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", text)))


@pytest.fixture
def loaded():
    """Some that were on disk."""
    return _WAYS["pickle"](Contents(a=table("A"), b=table("B")))


def pickled(contents):
    return [docname for docname, found in contents.data.items() if isinstance(found, bytes)]


def test_none_is_loaded_before_it_is_asked_for(loaded):
    assert sorted(loaded) == pickled(loaded) == ["a", "b"]
    assert "a" in loaded
    assert loaded["a"].astext() == "A"
    assert pickled(loaded) == ["b"]


def test_whoever_asks_again_gets_the_same(loaded):
    assert loaded["a"] is loaded["a"] is loaded.get("a")
    assert loaded.get("c") is None
    assert [found.astext() for found in loaded.values()] == ["A", "B"]


@pytest.mark.parametrize("way", _WAYS)
def test_what_is_changed_in_one_is_kept(loaded, way):
    loaded["a"][0]["secnumber"] = (1, 2)
    loaded["c"] = table("C")
    del loaded["b"]
    again = _WAYS[way](loaded)
    assert {name: found.astext() for name, found in again.items()} == {"a": "A", "c": "C"}
    assert again["a"][0]["secnumber"] == (1, 2)
    assert again["a"] is not loaded["a"]


def test_one_of_nodes_that_are_no_more_is_forgotten():
    tables = Contents({"a": b"no nodes", "b": b""})
    forget(None, SimpleNamespace(tocs=tables), "a")
    assert list(tables) == ["b"]


def test_a_build_loads_those_that_it_asks_for(blog):
    blog.post("one", "# One\n\n## Below\n")
    blog.build()
    tables = blog.build().env.tocs
    assert {"posts/one", "tag"} < {*pickled(tables)}
    blog.edit("posts/one.md", "Below", "Beneath")
    tables = blog.build().env.tocs
    assert "tag" in pickled(tables)
    assert tables["posts/one"].astext().split() == ["One", "Beneath"]


def test_numbers_come_and_go_as_without_it(blog):
    blog.write("index.md", "# Home\n\n```{toctree}\n:numbered:\n\na\n```\n")
    blog.write("a.md", "# A\n\n## B\n")
    blog.build()
    blog.write("index.md", "# Home\n\n```{toctree}\na\n```\n")
    blog.build()
    blog.write("index.md", "# Home\n\n```{toctree}\n:numbered:\n\na\n```\n")
    again = blog.build()
    assert again.files() == blog.build(out="clean").files()
    assert "1.1. " in again.text("a.html")

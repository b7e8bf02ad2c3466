"""What a build keeps in memory, and what it leaves behind."""

from __future__ import annotations

from types import SimpleNamespace

from docutils import nodes

from sphinx_blogarchive.thrift import memory


def _large():
    return nodes.section("", *(nodes.paragraph() for _ in range(memory._SMALL)))


def test_no_large_tree_is_kept_and_few_documents():
    env = SimpleNamespace()
    memory.keep_few(SimpleNamespace(env=env))
    for number in range(100):
        env._write_doc_doctree_cache[f"{number}"] = _large()
        env._pickled_doctree_cache[f"{number}"] = b""
    assert not env._write_doc_doctree_cache
    assert "99" in env._pickled_doctree_cache
    assert len(env._pickled_doctree_cache) == memory._KEPT


def test_small_trees_are_kept_but_not_too_many():
    env = SimpleNamespace()
    memory.keep_few(SimpleNamespace(env=env))
    trees = {f"{number}": nodes.section() for number in range(memory._SMALL_KEPT + 5)}
    for docname, tree in trees.items():
        env._write_doc_doctree_cache[docname] = tree
    assert env._write_doc_doctree_cache["0"] is trees["0"]
    assert len(env._write_doc_doctree_cache) == memory._SMALL_KEPT


def test_a_small_tree_that_has_grown_is_not_kept_as_it_was():
    env = SimpleNamespace()
    memory.keep_few(SimpleNamespace(env=env))
    for tree in (nodes.section(), _large()):
        env._write_doc_doctree_cache["a"] = tree
    assert "a" not in env._write_doc_doctree_cache


def test_a_document_that_is_read_anew_is_not_kept_as_it_was():
    env = SimpleNamespace()
    memory.keep_few(SimpleNamespace(env=env))
    env._pickled_doctree_cache["a"] = b"before"
    env._write_doc_doctree_cache["a"] = nodes.section()
    assert "a" not in env._pickled_doctree_cache

"""What a build keeps in memory, and what it leaves behind."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from docutils import nodes
from sphinx import events

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


def test_the_collector_looks_as_often_as_before_afterwards(blog):
    before = gc.get_threshold()
    blog.build()
    assert gc.get_threshold() == before


def test_an_interrupted_build_leaves_all_as_it_was(blog):
    blog.conf("""
def interrupt(app, docname, source):
    raise KeyboardInterrupt

def setup(app):
    app.connect("source-read", interrupt)
""")
    before = _collector(), nodes.Node.findall, vars(events).get("repr")
    with pytest.raises(KeyboardInterrupt):
        blog.build()
    assert (_collector(), nodes.Node.findall, vars(events).get("repr")) == before


def _collector():
    return gc.get_threshold(), gc.isenabled(), gc.get_freeze_count()


def test_a_collector_that_is_told_not_to_look_is_obeyed():
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with memory.calm_collector(
            SimpleNamespace(connect=lambda *_: 1, disconnect=lambda _: None)
        ):
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Sphinx forks, or is alone")
@pytest.mark.parametrize(("jobs", "is_alone"), [(2, True), (1, False)])
def test_what_was_read_is_left_alone_where_other_processes_write(blog, jobs, is_alone):
    blog.conf("""
import gc
from pathlib import Path

def make(app, _env):
    app.made = [app]

def look(app):
    seen = any(thing is app.made for thing in gc.get_objects())
    Path(app.srcdir, "seen").write_text(str(seen))
    return []

def setup(app):
    app.connect("env-updated", make)
    app.connect("html-collect-pages", look)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
""")
    for number in range(8):
        blog.post(str(number), "Text.\n", date=f"2024-05-0{number + 1}")
    before = gc.get_freeze_count()
    blog.build(jobs=jobs)
    assert (blog.src / "seen").read_text() == str(not is_alone)
    assert gc.get_freeze_count() == before


def test_files_that_nobody_closes_are_written_when_the_process_ends(blog):
    blog.conf("""
def setup(app):
    app.left_open = open(f"{app.outdir}.txt", "w")
    app.left_open.write("written")
""")
    command = [sys.executable, "-m", "sphinx", "-q", str(blog.src), str(blog.root / "out")]
    subprocess.run(command, check=True, capture_output=True)
    assert (blog.root / "out.txt").read_text() == "written"

"""When Python looks for garbage during a build, and what it leaves alone."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from docutils import nodes
from sphinx import events
from sphinx.builders import Builder

from sphinx_blogarchive.thrift import collector
from sphinx_blogarchive.thrift.memory import Forgetful


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
    before = _state()
    with pytest.raises(KeyboardInterrupt):
        blog.build()
    assert _state() == before


def _state():
    of_collector = gc.get_threshold(), gc.isenabled(), gc.get_freeze_count()
    members = nodes.Node.findall, Builder.read_doc, Forgetful.pop
    return of_collector, members, vars(events).get("repr")


def test_a_collector_that_is_told_not_to_look_is_obeyed():
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        app = SimpleNamespace(connect=lambda *_, **__: 1, disconnect=lambda _: None)
        with collector.calm_collector(app):
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Sphinx forks, or is alone")
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_read_is_left_alone_when_pages_are_written(blog, jobs):
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
    assert (blog.src / "seen").read_text() == "False"
    assert gc.get_freeze_count() == before


@pytest.mark.parametrize("event", ["doctree-read", "doctree-resolved"])
def test_the_tree_of_a_document_is_gone_when_the_next_but_one_comes(blog, event):
    blog.conf(f"""
from pathlib import Path
from weakref import ref

trees = []

def note(app, doctree, docname=""):
    # not an excerpt, nor a generated page, of which small ones are kept until they are written
    if len(list(doctree.findall())) > 600:
        trees.append(ref(doctree))
        left = sum(tree() is not None for tree in trees)
        with Path(app.srcdir, "left").open("a") as file:
            file.write(f"{{left}} ")

def setup(app):
    app.connect({event!r}, note)
""")
    for number in range(1, 7):
        blog.post(f"long-{number}", "A *text*.\n\n" * 300, date=f"2024-05-0{number}")
    blog.build()
    # feeds want some of them once more
    left = (blog.src / "left").read_text().split()[:6]
    assert len(left) == 6
    # some versions of Sphinx hold the last one until the next is there
    assert max(map(int, left)) <= 2


def test_files_that_nobody_closes_are_written_when_the_process_ends(blog):
    blog.conf("""
def setup(app):
    app.left_open = open(f"{app.outdir}.txt", "w")
    app.left_open.write("written")
""")
    command = [sys.executable, "-m", "sphinx", "-q", str(blog.src), str(blog.root / "out")]
    subprocess.run(command, check=True, capture_output=True)
    assert (blog.root / "out.txt").read_text() == "written"

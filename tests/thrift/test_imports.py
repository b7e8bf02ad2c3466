"""What is imported where it is needed, and when."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest

from sphinx_blogarchive.thrift import imports

_BUILD = """
import sys
from sphinx.cmd.build import main

print(main(sys.argv[1:]), *sys.modules)
"""


def _imported(blog):
    """Return the modules of ours that a build in a process of its own imports, by short names."""
    command = [sys.executable, "-c", _BUILD, "-q", str(blog.src), str(blog.root / "out")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    status, *names = done.stdout.split()
    assert status == "0"
    return {name.removeprefix("sphinx_blogarchive.") for name in names}


def test_a_build_imports_what_documents_need_if_some_have_changed(blog):
    blog.conf('html_theme = "blogarchive"\n')
    blog.post("a", "# A\n\n$$x$$ (a)\n\nBy {eq}`a`.\n")
    assert {*imports.FOR_DOCUMENTS} <= _imported(blog)
    assert {*imports.FOR_DOCUMENTS, *imports.FOR_OTHERS}.isdisjoint(_imported(blog))


@pytest.mark.parametrize(
    ("jobs", "docnames", "first"), [(2, ["a"], True), (1, ["a"], False), (2, [], False)]
)
def test_what_many_processes_need_is_imported_before_there_are_any(
    monkeypatch, jobs, docnames, first
):
    asked = []
    monkeypatch.setattr(imports, "import_module", lambda name, _: asked.append(name[2:]))
    imports.import_before_others(SimpleNamespace(parallel=jobs), None, docnames)
    assert asked == (list(imports.FOR_DOCUMENTS) if first else [])

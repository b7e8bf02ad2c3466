"""The server of ``blogarchive serve``: sphinx-autobuild, with Sphinx loaded before a build.

By itself it starts Python for each build, which loads Sphinx and all of its extensions then: that
takes a third of the time that an edit needs. Here a process that has loaded them is forked.
"""

from __future__ import annotations

import multiprocessing
import runpy
import subprocess
import sys
from multiprocessing import forkserver
from types import SimpleNamespace
from typing import TYPE_CHECKING

from sphinx.application import builtin_extensions
from sphinx_autobuild import __main__ as autobuild
from sphinx_autobuild import build

from ..thrift.imports import FOR_DOCUMENTS
from ..thrift.replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_OWN = __package__.partition(".")[0]
#: What most builds of blogs import; what isn't installed is left out.
_MODULES = (
    *("sphinx.cmd.build", *builtin_extensions, "myst_parser.sphinx_ext.main", _OWN),
    *(f"{_OWN}.{name}" for name in FOR_DOCUMENTS),
)


def _run(command: Sequence[str], *, check: bool) -> None:
    """Do what ``python -m sphinx`` does, as the *command* says.

    :raises subprocess.CalledProcessError: if it ends with another status than 0
    """
    _python, _m, module, *arguments = command
    sys.argv[1:] = arguments
    # extensions that start processes do it as they would there
    multiprocessing.set_start_method(None, force=True)
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise subprocess.CalledProcessError(int(end.code), command) from end


#: What sphinx-autobuild has of :mod:`subprocess`.
_HERE = SimpleNamespace(run=_run, CalledProcessError=subprocess.CalledProcessError)


class Builder(build.Builder):  # type: ignore[misc]
    """Builds in this process, where it is one of its own for each time that files have changed."""

    def __call__(self, *, changed_paths: Sequence[Path]) -> None:
        """Build; the first time nothing has changed, and the process is that of the server."""
        with replaced(build, subprocess=_HERE if changed_paths else subprocess):
            super().__call__(changed_paths=changed_paths)


def main() -> None:
    """Serve, as the arguments of the command say."""
    multiprocessing.set_start_method("forkserver")
    multiprocessing.set_forkserver_preload(list(_MODULES))
    forkserver.ensure_running()
    with replaced(autobuild, Builder=Builder):
        autobuild.main(sys.argv[1:])


if __name__ == "__main__":
    main()

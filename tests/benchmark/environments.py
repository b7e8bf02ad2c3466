"""Programs that are measured beside this Python's own, each in a virtual environment."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from .runner import say

if TYPE_CHECKING:
    from pathlib import Path

    from .projects.base import Project


class UnavailableError(Exception):
    """A program can't be had; the message says why."""


def provide(project: Project, folder: Path) -> Path:
    """Return a Python that has what *project* needs; install it below *folder*, if need be.

    :raises UnavailableError: if it can't be installed.
    """
    if not project.requirements:
        return project.python
    wanted = "\n".join((sys.version, *project.requirements))
    digest = hashlib.sha256(wanted.encode()).hexdigest()[:12]
    venv = folder / f"venv-{digest}"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = venv / "installed"
    if not done.exists():
        say(f"installing {', '.join(project.requirements)}")
        _run(sys.executable, "-m", "venv", "--clear", str(venv))
        _run(str(python), "-m", "pip", "install", "--quiet", *project.requirements)
        done.touch()
    return python


def _run(*command: str) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    process = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
    if process.returncode:
        said = (process.stderr or process.stdout).strip().splitlines()
        raise UnavailableError(said[-1] if said else f"{command[0]} failed")

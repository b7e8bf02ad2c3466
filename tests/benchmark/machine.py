"""On what was measured, in which versions."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .projects.base import Project

_PACKAGES = (
    "Sphinx",
    "docutils",
    "myst-parser",
    "sphinx-blogarchive",
    "ablog",
    "furo",
    "alabaster",
    "hugo",
    "pelican",
    "mkdocs-material",
    "nikola",
)
_ASK = """
from importlib.metadata import version, PackageNotFoundError
import platform
print("Python", platform.python_version())
for name in {names!r}:
    try: print(name, version(name))
    except PackageNotFoundError: pass
"""


def describe(projects: list[Project]) -> list[str]:
    """Return the machine and the versions, a line each."""
    lines = [f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"]
    for python in dict.fromkeys(project.python for project in projects):
        names = ", ".join(project.name for project in projects if project.python == python)
        asked = subprocess.run(
            [str(python), "-c", _ASK.format(names=_PACKAGES)],
            capture_output=True,
            text=True,
            check=False,
        )
        lines.append(f"{names}: {', '.join(asked.stdout.splitlines())}")
    return lines


def _processor() -> str:
    try:
        info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        info = ""
    for line in info.splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"

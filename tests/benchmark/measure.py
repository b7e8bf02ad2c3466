"""What one process costs, seen from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .projects.base import Project

#: The date of all builds: 2025-01-01 in UTC, after all posts.
EPOCH = "1735689600"


class BuildError(Exception):
    """A build failed; the message is the end of what it said."""


@dataclass(frozen=True)
class Cost:
    """What one build cost.

    :param posts: how many posts the project has.
    :param run: the number of the run, from 0.
    :param cpu: seconds of user and system time, of the process and its children.
    :param wall: seconds from start to end.
    :param peak: megabytes that the largest of its processes had resident at once.
    :param size: bytes of the site.
    :param files: files of the site.
    """

    project: str
    posts: int
    scenario: str
    run: int
    cpu: float
    wall: float
    peak: float
    size: int
    files: int

    def plain(self) -> dict[str, Any]:
        """Return it as what JSON holds."""
        return asdict(self)


def build(project: Project, jobs: int) -> tuple[float, float, float]:
    """Build a project in a process of its own; return CPU and wall time, and the peak of memory.

    :raises BuildError: if it fails.
    """
    log = project.root.with_name(f"{project.root.name}.log")
    with log.open("wb") as stream:
        start = time.perf_counter()
        process = subprocess.Popen(
            project.command(jobs),
            cwd=project.root,
            env=environ(project),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise BuildError(f"{project.name} ended with {process.returncode}:\n{said}")
    # Linux counts in kilobytes, macOS in bytes
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit / 1e6


def environ(project: Project) -> dict[str, str]:
    """Return the environment in which a project is built."""
    return {
        **os.environ,
        **_own_path(project),
        # the same order of sets in each run
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": EPOCH,
        "TZ": "UTC",
        **project.environment(),
    }


def _own_path(project: Project) -> dict[str, str]:
    """Return where this Python looks for modules, for builds elsewhere; for others, nothing."""
    own = os.environ.get("PYTHONPATH", "") if project.python == Path(sys.executable) else ""
    paths = (os.path.abspath(path) for path in own.split(os.pathsep) if path)  # noqa: PTH100
    return {"PYTHONPATH": os.pathsep.join(paths)}


def weigh(site: Path) -> tuple[int, int]:
    """Return how many bytes and how many files a site has."""
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return sum(sizes), len(sizes)

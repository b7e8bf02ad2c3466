"""What the parts of a clean build cost: ``python -m tests.benchmark.profile --posts 1000``.

Self times of a profile, by the modules that spend them. Time in modules that work for all, those
of trees, strings and files, is that of the parts that call them. A profiler makes small functions
look dear: the seconds are the shares of the profile in the CPU time of a build without it.
"""

from __future__ import annotations

import argparse
import pstats
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import state
from .measure import build
from .options import add_corpus, corpus
from .parts import PARTS, REST, part
from .projects import projects
from .runner import say

if TYPE_CHECKING:
    from .corpus import Corpus
    from .projects.base import Project

#: A function: path, line, name.
Function = tuple[str, int, str]
#: How deep we look for a caller that belongs to a part.
_DEPTH = 12


class Profile:
    """The times of a profile, by part."""

    def __init__(self, stats: dict[Function, Any]) -> None:
        self._stats = stats
        self._shares: dict[Function, dict[str, float]] = {}

    def seconds(self) -> dict[str, float]:
        """Return the seconds of each part."""
        found: dict[str, float] = defaultdict(float)
        for function, (_, _, own, _, _) in self._stats.items():
            for name, share in self._share(function, frozenset()).items():
                found[name] += own * share
        return found

    def _share(self, function: Function, below: frozenset[Function]) -> dict[str, float]:
        """Return for which parts a function works, as shares of 1."""
        if name := part(function[0]):
            return {name: 1.0}
        if function in self._shares:
            return self._shares[function]
        callers = self._stats[function][4]
        weights: dict[str, float] = defaultdict(float)
        for caller, (_, _, own, whole) in callers.items():
            if caller not in below and caller != function and len(below) < _DEPTH:
                weight = own or whole
                for name, share in self._share(caller, below | {function}).items():
                    weights[name] += share * weight
        total = sum(weights.values()) or 1.0
        shares = {name: weight / total for name, weight in weights.items()}
        if not shares and not below:
            shares = {REST: 1.0}
        # what a cycle hid isn't hidden from other callers
        if not below:
            self._shares[function] = shares
        return shares


#: ``python -m sphinx`` under the profiler, by CPU time: others may be using the machine.
_PROGRAM = """
import cProfile, sys, time
profile = cProfile.Profile(time.process_time)
profile.enable()
from sphinx.cmd.build import main
status = main(sys.argv[2:])
profile.disable()
profile.dump_stats(sys.argv[1])
sys.exit(status)
"""


@dataclass
class _Profiled:
    """A project whose command runs under the profiler."""

    project: Project
    target: Path

    def __getattr__(self, name: str) -> Any:
        return getattr(self.project, name)

    def command(self, jobs: int) -> list[str]:
        python, *rest = self.project.command(jobs)
        return [python, "-c", _PROGRAM, str(self.target), *rest[2:]]


def measure(project: Project, posts: Corpus, folder: Path) -> tuple[dict[str, float], float]:
    """Return the seconds of each part in a profile, and the CPU seconds of a build without."""
    project.root = folder / project.name
    state.discard(project)
    project.create(project.root, posts)
    cpu, _, _ = build(project, 1)
    state.clear(project)
    target = folder / f"{project.name}.prof"
    profiled: Any = _Profiled(project, target)
    build(profiled, 1)
    state.discard(project)
    stats: Any = pstats.Stats(str(target))
    return Profile(stats.stats).seconds(), cpu


def table(results: dict[str, tuple[dict[str, float], float]]) -> str:
    """Return a table in Markdown: a row for each part, a column for each project."""
    lines = ["| part | " + " | ".join(results) + " |", "|---" * (len(results) + 1) + "|"]
    for name in (*(name for name, _ in PARTS), REST):
        cells = [_cell(seconds.get(name, 0) / sum(seconds.values()), cpu)
                 for seconds, cpu in results.values()]  # fmt: skip
        if any(cells):
            lines.append(f"| {name} | {' | '.join(cells)} |")
    totals = " | ".join(f"{cpu:.1f}" for _, cpu in results.values())
    return "\n".join([*lines, f"| together | {totals} |"])


def _cell(share: float, cpu: float) -> str:
    return f"{share * cpu:.1f} ({share:.0%})" if share >= 0.0005 else ""


def main() -> None:
    """Do as the command line says."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark.profile", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--against", default="plain,ours", help="projects of this Python")
    parser.add_argument("--work", type=Path, default=Path("build/benchmark"))
    add_corpus(parser)
    chosen = parser.parse_args()
    folder = chosen.work.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    results = {}
    for name in chosen.against.split(","):
        say(f"profiling {name} with {chosen.posts} posts")
        results[name] = measure(projects()[name], corpus(chosen, chosen.posts), folder)
    state.delete_gone(folder)
    sys.stdout.write(table(results) + "\n")


if __name__ == "__main__":
    main()

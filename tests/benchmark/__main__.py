"""Measure what a blog costs to build: ``python -m tests.benchmark``, or ``nox -s benchmark``.

The same posts are built as several projects, which --against names: ``plain`` is Sphinx with MyST
and nothing of a blog, ``ours`` is with us, in our theme; others are with ABlog, or in other themes,
or of other programs. Each build is a process of its own, and the projects take turns. Edits begin
with what a clean build left, and are the same in each run.

What is printed are medians, and the medians of the ratios to the first project. CPU seconds are
those of all processes; a peak is that of the largest one.

    nox -s benchmark -- --posts 1000 --against plain,ours,ablog --check
    nox -s benchmark -- --posts 1000 10000 --against ours --scenarios clean --check
    nox -s benchmark -- --posts 1000 --jobs 2 --against hugo,ours --scenarios clean,body --check

Programs that aren't in this Python are installed below the folder of --work, each by itself; one
that can't be had is left out, with the reason. Python and what it has already is taken for
``--python NAME=PATH``. Ctrl+C stops, and prints what has been measured. CPU time and memory of
processes are known on POSIX systems only.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import state
from .bounds import judge, report
from .environments import UnavailableError, provide
from .machine import describe
from .options import add_corpus, corpus
from .projects import projects
from .runner import Runner, say
from .scenarios import SCENARIOS
from .summary import Summary

if TYPE_CHECKING:
    from .projects.base import Project


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=f"projects: {', '.join(projects())}; scenarios: {', '.join(SCENARIOS)}",
    )
    parser.add_argument("--posts", type=int, nargs="+", default=[1000], help="one size or more")
    parser.add_argument("--against", type=_names, default=["plain", "ours"], metavar="NAMES")
    parser.add_argument("--scenarios", type=_names, default=list(SCENARIOS), metavar="NAMES")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1, help="processes of a build, as -j of Sphinx")
    parser.add_argument("--check", action="store_true", help="fail where a bound is broken")
    parser.add_argument(
        "--exact", action="store_true", help="fail where edits don't leave what clean builds do"
    )
    parser.add_argument("--python", action="append", default=[], metavar="NAME=PATH")
    parser.add_argument("--work", type=Path, default=Path("build/benchmark"))
    parser.add_argument("--json", type=Path, help="where results go; in --work else")
    add_corpus(parser)
    chosen = parser.parse_args()
    for given, known in ((chosen.against, projects()), (chosen.scenarios, SCENARIOS)):
        if unknown := [name for name in given if name not in known]:
            parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(known)}")
    return chosen


def _provided(chosen: argparse.Namespace, runner: Runner) -> list[Project]:
    """Return the projects that can be built here."""
    own = dict(text.split("=", 1) for text in chosen.python)
    found = []
    for name in chosen.against:
        project = projects()[name]
        try:
            given = own.get(name)
            project.python = Path(given).absolute() if given else provide(project, chosen.work)
        except UnavailableError as error:
            runner.skipped[name] = str(error)
        else:
            found.append(project)
    return found


def main() -> int:
    """Measure, print, and return the status of the process."""
    chosen = parse()
    chosen.work = chosen.work.absolute()
    chosen.work.mkdir(parents=True, exist_ok=True)
    runner = Runner(chosen.work, chosen.runs, chosen.jobs, chosen.exact)
    available = _provided(chosen, runner)
    try:
        for posts in chosen.posts:
            runner.measure(available, corpus(chosen, posts), chosen.scenarios)
    except KeyboardInterrupt:
        say("stopped; this is what was measured:")
    state.delete_gone(chosen.work)
    summary = Summary(runner.costs)
    verdicts = list(judge(summary, chosen.jobs))
    result = {
        "machine": describe(available),
        "options": {name: str(value) for name, value in sorted(vars(chosen).items())},
        "costs": [cost.plain() for cost in runner.costs],
        "skipped": runner.skipped,
        "inexact": runner.inexact,
    }
    target = chosen.json or chosen.work / "results.json"
    target.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    tables = [summary.table(posts, chosen.against[0]) for posts in summary.sizes]
    for text in (*result["machine"], *tables, report(verdicts) if verdicts else ""):
        sys.stdout.write(f"{text}\n\n")
    for name, why in runner.skipped.items():
        say(f"not measured: {name}: {why}")
    for text in runner.inexact:
        say(f"not exact: {text}")
    broken = chosen.check and any(found.counts and not found.held for found in verdicts)
    return int(bool(broken or runner.inexact))


if __name__ == "__main__":
    sys.exit(main())

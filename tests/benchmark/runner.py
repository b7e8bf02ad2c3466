"""Runs of all projects in turn, so that what disturbs the machine disturbs them alike."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import state
from .corpus import Corpus
from .measure import BuildError, Cost, build, weigh
from .scenarios import SCENARIOS

if TYPE_CHECKING:
    from pathlib import Path

    from .projects.base import Project


@dataclass
class Runner:
    """Measures projects below a folder.

    :param exact: compare what incremental builds leave with what clean ones do, where a project
        promises that they are the same.
    """

    folder: Path
    runs: int = 3
    jobs: int = 1
    exact: bool = False
    costs: list[Cost] = field(default_factory=list)
    #: Why a project wasn't measured, by its name.
    skipped: dict[str, str] = field(default_factory=dict)
    #: What wasn't exact: project, scenario and files.
    inexact: list[str] = field(default_factory=list)

    def measure(self, projects: list[Project], corpus: Corpus, scenarios: list[str]) -> None:
        """Measure *projects* with the posts of *corpus*.

        Of a project that fails, what has been measured stays, and the rest is left out.
        """
        say(f"{corpus.size} posts: writing {', '.join(project.name for project in projects)}")
        alive = [project for project in projects if self._prepared(project, corpus)]
        # edits begin with what a clean build left
        for name in sorted({"clean", *scenarios}, key=list(SCENARIOS).index):
            counted = name in scenarios
            for run in range(self.runs if counted else 1):
                for project in list(alive):
                    try:
                        self._once(project, corpus, name, run, counted)
                    except BuildError as error:
                        self.skipped[project.name] = str(error)
                        say(str(error))
                        alive.remove(project)
        for project in projects:
            state.discard(project)

    def _prepared(self, project: Project, corpus: Corpus) -> bool:
        """Write a project; and build a tiny one before, so that all of Python is compiled."""
        try:
            root = self.folder / f"{project.name}-tiny"
            project.root = root
            state.discard(project)
            project.create(root, Corpus(3))
            build(project, self.jobs)
            state.discard(project)
            project.root = self.folder / project.name
            state.discard(project)
            project.create(project.root, corpus)
        except (BuildError, OSError) as error:
            self.skipped[project.name] = str(error)
            say(str(error))
            return False
        return True

    def _once(self, project: Project, corpus: Corpus, name: str, run: int, counted: bool) -> None:
        scenario = SCENARIOS[name]
        if scenario.incremental:
            state.restore(project)
            scenario.edit(project, corpus)
        else:
            state.clear(project)
        cpu, wall, peak = build(project, self.jobs)
        if counted:
            cost = Cost(project.name, corpus.size, name, run, cpu, wall, peak, *weigh(project.site))
            self.costs.append(cost)
            say(f"  {scenario.label}, {project.name}: {cpu:.2f} s CPU, {wall:.2f} s, {peak:.0f} MB")
        if not scenario.incremental and run == 0:
            state.keep(project)
        elif self.exact and project.exact and run == 0:
            self._compare(project, corpus, name)

    def _compare(self, project: Project, corpus: Corpus, name: str) -> None:
        again = state.elsewhere(project)
        build(again, self.jobs)
        wrong = state.differences(project.site, again.site)
        state.discard(again)
        if wrong:
            files = ", ".join(wrong[:10]) + (f" and {len(wrong) - 10} more" if wrong[10:] else "")
            self.inexact.append(
                f"{project.name}, {corpus.size} posts, {SCENARIOS[name].label}: {files}"
            )
        say(f"    {len(wrong)} files differ from those of a clean build")


def say(text: str) -> None:
    """Tell of progress, beside the table."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()

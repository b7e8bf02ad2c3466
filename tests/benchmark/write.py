"""Write the posts as a project, to look at or to build by hand.

``python -m tests.benchmark.write ours /tmp/blog --posts 1000``, and the command that builds it is
printed. ``--scenario body`` edits the project that stands in the folder.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
from pathlib import Path

from .options import add_corpus, corpus
from .projects import projects
from .scenarios import SCENARIOS


def main() -> None:
    """Do as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("project", choices=projects())
    parser.add_argument("folder", type=Path, help="made anew, unless there is a scenario")
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--scenario", choices=SCENARIOS, help="edit what is there")
    add_corpus(parser)
    chosen = parser.parse_args()
    project, posts = projects()[chosen.project], corpus(chosen, chosen.posts)
    if chosen.scenario:
        project.root = chosen.folder
        SCENARIOS[chosen.scenario].edit(project, posts)
    else:
        shutil.rmtree(chosen.folder, ignore_errors=True)
        project.create(chosen.folder, posts)
    print(f"cd {shlex.quote(str(chosen.folder))} && {shlex.join(project.command(1))}")  # noqa: T201


if __name__ == "__main__":
    main()

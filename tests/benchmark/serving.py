"""When the browser shows an edit: ``python -m tests.benchmark.serving --posts 1000``.

In turns: a text is edited below ``blogarchive serve`` until Chromium has drawn it, and
``sphinx-build`` builds the same edit elsewhere. What counts is the ratio of the medians.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.ports import free_port

from . import state
from .measure import build, environ
from .options import add_corpus, corpus
from .projects import projects
from .runner import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from .corpus import Corpus
    from .projects.base import Project

#: How long a build may take, in seconds.
_PATIENCE = 600
#: Seconds in which the server, and the machine, come to rest.
_REST = 2
#: Tells when the mark of an edit is drawn.
_TELLING = """
addEventListener("load", () => requestAnimationFrame(() => {
  const mark = document.body.textContent.match(/Edit\\d+\\./);
  if (mark) console.log(mark[0]);
}));
"""


@contextmanager
def _served(project: Project, jobs: int) -> Iterator[str]:
    """Serve *project*, and yield the address."""
    port = str(free_port())
    command = [str(project.python), "-m", "sphinx_blogarchive", "serve", str(project.root)]
    with project.root.with_name("serve.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--port", port, "-j", str(jobs)],
            env=environ(project),
            stdout=log,
            stderr=log,
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def _reach(page: Page, address: str) -> None:
    from playwright.sync_api import Error

    end = time.monotonic() + _PATIENCE
    while True:
        try:
            page.goto(address)
        except Error:
            # the first build isn't done
            if time.monotonic() > end:
                raise
            time.sleep(0.5)
        else:
            return


def _until_drawn(page: Page, path: Path, text: str, mark: str) -> float:
    """Return how many seconds after *path* has another *text* the *page* shows its *mark*."""
    with page.expect_console_message(
        lambda message: message.text == mark, timeout=_PATIENCE * 1000
    ):
        start = time.perf_counter()
        path.write_text(text, encoding="utf-8")
    return time.perf_counter() - start


def measure(
    project: Project, posts: Corpus, page: Page, jobs: int, runs: int
) -> tuple[list[float], list[float]]:
    """Return the seconds of each edit as it is served, and of each as Sphinx builds it."""
    shown, built = [], []
    other = state.elsewhere(project)
    build(other, jobs)
    post = posts.post(posts.middle)
    path = project.path(post)
    before = path.read_text(encoding="utf-8")
    with _served(project, jobs) as site:
        page.add_init_script(_TELLING)
        _reach(page, f"{site}{path.relative_to(project.root).with_suffix('.html').as_posix()}")
        for run in range(runs):
            mark = f"Edit{run}."
            text = f"{before}\n{mark}\n"
            time.sleep(_REST)
            shown.append(_until_drawn(page, path, text, mark))
            time.sleep(_REST)
            other.path(post).write_text(text, encoding="utf-8")
            built.append(build(other, jobs)[1])
            say(f"  shown after {shown[-1]:.2f} s, built in {built[-1]:.2f} s")
    state.discard(other)
    return shown, built


def main() -> None:
    """Do as the command line says."""
    from playwright.sync_api import sync_playwright

    from tests.chromium import launch

    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark.serving", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--work", type=Path, default=Path("build/benchmark"))
    add_corpus(parser)
    chosen = parser.parse_args()
    folder = chosen.work.absolute() / "serve"
    folder.mkdir(parents=True, exist_ok=True)
    project, posts = projects()["ours"], corpus(chosen, chosen.posts)
    project.root = folder / "blog"
    state.discard(project)
    project.create(project.root, posts)
    with sync_playwright() as playwright, launch(playwright) as browser:
        shown, built = measure(project, posts, browser.new_page(), chosen.jobs, chosen.runs)
    state.discard(project)
    state.delete_gone(folder)
    one, other = median(shown), median(built)
    sys.stdout.write(
        f"{chosen.posts} posts, one body edited: shown after {one:.2f} s, "
        f"built by sphinx-build in {other:.2f} s ({one / other:.2f}×)\n"
    )


if __name__ == "__main__":
    main()

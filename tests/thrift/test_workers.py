"""How the processes of a parallel build share its work."""

from __future__ import annotations

import os
import time
from types import SimpleNamespace

import pytest

from sphinx_blogarchive.thrift.workers import SharedTasks, portions

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Sphinx forks, or is alone")

#: Notes in a file which process reads a document.
NOTING = """
import os
from pathlib import Path

def note(app, docname, *_):
    with Path(app.srcdir, "noted").open("a") as file:
        file.write(f"{docname} {os.getpid()}\\n")

def setup(app):
    app.connect("source-read", note)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""


def _write(folder, wait_for=None):
    """Return what notes for each page by which process it is written, the others after a file."""
    main = os.getpid()

    def write(pages):
        deadline = time.monotonic() + 60
        while os.getpid() != main and wait_for is not None and not wait_for.exists():
            assert time.monotonic() < deadline
            time.sleep(0.01)
        for page in pages:
            with (folder / page).open("a") as file:
                file.write("main" if os.getpid() == main else "other")

    return write


def _run(folder, nproc, count, wait_for=None):
    phased = SimpleNamespace(phase="resolving")
    tasks, done = SharedTasks(nproc, phased), []
    for number in range(count):
        pages = [f"{number}-{place}" for place in range(3)]
        tasks.add_task(_write(folder, wait_for), pages, lambda arg, result: done.append(arg[0]))
    tasks.join()
    written = {path.name: path.read_text() for path in folder.iterdir()}
    return written, done, phased


@pytest.mark.parametrize("nproc", [1, 3])
def test_each_page_is_written_once_whoever_does_it(tmp_path, nproc):
    written, done, _ = _run(tmp_path, nproc, 9)
    assert sorted(written) == sorted(f"{number}-{place}" for number in range(9) for place in "012")
    assert set(written.values()) <= {"main", "other"}
    assert sorted(done) == [f"{number}-0" for number in range(9)]


def test_the_main_process_writes_while_the_others_are_busy(tmp_path):
    written, _, _ = _run(tmp_path, 1, 3, wait_for=tmp_path / "2-2")
    assert {name: who for name, who in written.items() if who == "main"}.keys() == {
        "2-0",
        "2-1",
        "2-2",
    }


def test_what_is_resolved_after_pages_were_written_here_is_in_its_own_phase(tmp_path):
    phased = SimpleNamespace(phase="resolving")
    tasks = SharedTasks(1, phased)

    def write(pages):
        phased.phase = "writing"
        _write(tmp_path, tmp_path / "c")(pages)

    for page in "abc":
        tasks.add_task(write, [page])
    assert phased.phase == "resolving"
    tasks.join()


@pytest.mark.parametrize("nproc", [2, 3, 8])
@pytest.mark.parametrize("count", [0, 1, 2, 5, 16, 1000])
def test_documents_are_shared_evenly_in_few_portions(count, nproc):
    docnames = [str(number) for number in range(count)]
    found = portions(docnames, nproc)
    assert [docname for portion in found for docname in portion] == docnames
    assert len(found) <= 2 * nproc
    if count >= 2 * nproc:
        assert len(found) >= nproc
        assert all(len(portion) == len(found[0]) for portion in found[:-1])


def test_a_single_document_is_read_without_another_process(blog):
    blog.conf(NOTING)
    for number in range(4):
        blog.post(str(number), "Text.\n", date=f"2024-05-0{number + 1}")
    blog.build(jobs=2)
    noted = blog.src / "noted"
    assert f"posts/1 {os.getpid()}" not in noted.read_text().splitlines()
    noted.unlink()
    blog.edit("posts/1.md", "Text.", "Other text.")
    blog.build(jobs=2)
    assert noted.read_text().splitlines() == [f"posts/1 {os.getpid()}"]

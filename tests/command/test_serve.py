"""``blogarchive serve``: what is written is seen, once for each time that it is saved."""

from __future__ import annotations

import argparse
import importlib.util
import os
import signal
import subprocess
import sys
import time
from http.client import HTTPException
from urllib.request import ProxyHandler, build_opener

import pytest

from sphinx_blogarchive.command import serve
from tests.ports import free_port

OPEN = build_opener(ProxyHandler({})).open  # no proxy between us and this machine


def get(port, path):
    try:
        with OPEN(f"http://127.0.0.1:{port}/{path}", timeout=20) as answer:
            return answer.read().decode()
    except (OSError, HTTPException):
        # it isn't there yet, or busy, or was writing the page
        return ""


def wait_until(holds, what="", seconds=60):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def wait_for(port, path, text):
    wait_until(lambda: text in get(port, path), f"{text!r} isn't on {path}")


def is_gone(group):
    """Say whether there is no process of *group* any more."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def served(blog):
    """The blog, served; its port, and what the server says."""
    pytest.importorskip("sphinx_autobuild")
    blog.post("a", "# A\n\nBefore.\n")
    blog.post("draft", "# Draft\n\nSecret.\n", draft="true")
    port, log = free_port(), blog.root / "log"
    command = [sys.executable, "-m", "sphinx_blogarchive", "serve", str(blog.src)]
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*command, "--port", str(port), "-j", "1"],
            stdout=said,
            stderr=said,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
            start_new_session=True,
        )
        try:
            yield port, log
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(10)
            wait_until(lambda: is_gone(process.pid), "processes of the server are left", 10)


@pytest.mark.skipif(os.name == "nt", reason="stops the server as POSIX does")
def test_an_edit_is_seen_and_builds_once_and_noise_builds_nothing(served, blog):
    port, log = served
    wait_for(port, "posts/draft.html", "Secret.")

    def builds():
        return log.read_text(encoding="utf-8").count("Rebuilding")

    for name in ("posts/.a.md.swp", "posts/a.md~", "posts/4913", "posts/.#a.md", "x.tmp"):
        blog.write(name, "noise")
    (blog.src / "_build/html").mkdir()
    blog.write("_build/html/index.html", "of another build")
    time.sleep(2)  # more than the server waits for changes to end
    assert builds() == 0
    blog.edit("posts/a.md", "Before.", "Afterwards.")
    wait_for(port, "posts/a.html", "Afterwards.")
    time.sleep(2)
    assert builds() == 1
    blog.write("stats.json", '{"version": 1}')
    wait_until(lambda: builds() > 1)


@pytest.mark.skipif(os.name == "nt", reason="stops the server as POSIX does")
def test_settings_and_modules_of_a_project_are_as_they_are_at_each_build(served, blog):
    port, log = served
    wait_for(port, "posts/a.html", "Before.")
    blog.write("local.py", "title = 'One'\n")
    added = "\nimport sys\nsys.path.insert(0, '.')\nimport local\nhtml_title = local.title\n"
    blog.write("conf.py", (blog.src / "conf.py").read_text() + added)
    wait_for(port, "posts/a.html", "One</title>")
    blog.write("local.py", "title = 'Another'\n")
    wait_for(port, "posts/a.html", "Another</title>")
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="stops the server as POSIX does")
def test_a_project_sees_what_it_would_see_from_the_command_of_sphinx(served, blog):
    port, _log = served
    wait_for(port, "posts/a.html", "Before.")
    asking = """
import multiprocessing, os, sys
from pathlib import Path

seen = [
    sys.argv[0], sys.argv[1], sys.path[0], sys.modules["__main__"].__spec__.name, os.getcwd(),
    multiprocessing.get_start_method(allow_none=True),
]
Path(__file__).with_name("seen.tmp").write_text(repr(seen))
"""
    blog.write("conf.py", (blog.src / "conf.py").read_text() + asking)
    seen = blog.src / "seen.tmp"
    wait_until(lambda: seen.exists() and seen.read_text())
    served_sees = seen.read_text()
    command = [sys.executable, "-m", "sphinx", "build", "-q", blog.src, blog.root / "other"]
    subprocess.run(command, check=True)
    assert served_sees == seen.read_text()


@pytest.mark.skipif(os.name == "nt", reason="stops the server as POSIX does")
def test_a_build_that_fails_is_told_of_and_the_next_is_as_any(served, blog):
    port, log = served
    wait_for(port, "posts/a.html", "Before.")
    before = (blog.src / "conf.py").read_text()
    blog.write("conf.py", "no python")
    wait_until(lambda: "Sphinx exited with exit code: 2" in log.read_text(encoding="utf-8"))
    blog.write("conf.py", before)
    blog.edit("posts/a.md", "Before.", "Afterwards.")
    wait_for(port, "posts/a.html", "Afterwards.")


@pytest.mark.skipif(os.name == "nt", reason="Windows can't fork")
def test_what_most_builds_import_is_imported_before_them(blog):
    preview = pytest.importorskip("sphinx_blogarchive.command.preview")
    blog.post("a", "# A\n\nText with $x$.\n")
    out = blog.root / "out"
    code = f"""
import importlib, sys
for name in {preview._MODULES!r}:
    importlib.import_module(name)
before = set(sys.modules)
from sphinx.cmd.build import main
main(["-q", {str(blog.src)!r}, {str(out)!r}])
print(len(set(sys.modules) - before), len(before))
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    later, before = map(int, said.stdout.split())
    assert later < before / 10


@pytest.mark.skipif(os.name == "nt", reason="stops the server as POSIX does")
def test_whoever_stops_the_command_stops_the_server(blog, monkeypatch):
    class ReplacedError(Exception):
        pass

    def replace(program, line):
        raise ReplacedError(program, line)

    monkeypatch.setattr(os, "execv", replace)
    parser = argparse.ArgumentParser()
    serve.add(parser.add_subparsers())
    with pytest.raises(ReplacedError) as replaced:
        serve.run(parser.parse_args(["serve", str(blog.src)]))
    program, line = replaced.value.args  # in the place of this process, not beside it
    assert program == line[0] == sys.executable
    assert line[2] == "sphinx_blogarchive.command.preview"
    # what another version may have changed isn't counted on
    monkeypatch.setattr(serve, "version", lambda _: "3025.1.1")
    with pytest.raises(ReplacedError) as replaced:
        serve.run(parser.parse_args(["serve", str(blog.src)]))
    assert replaced.value.args[1][2] == "sphinx_autobuild"


def parsed(*arguments):
    parser = argparse.ArgumentParser()
    serve.add(parser.add_subparsers())
    return serve.command_line(parser.parse_args(["serve", *map(str, arguments)]))


def test_the_preview_has_a_folder_of_its_own(blog):
    line = parsed(blog.src)
    assert line[-1] == str(blog.src / "_build/serve-html")
    assert f"-d{blog.src / '_build/serve-html.doctrees'}" in line
    assert "-Dblogarchive_drafts=1" in line


def test_options_are_handed_on(blog):
    options = [
        "--port",
        "1",
        "--host",
        "::1",
        "--open",
        "-b",
        "dirhtml",
        "--no-drafts",
        "-D",
        "a=b",
    ]
    line = parsed(blog.src, *options)
    assert line[line.index("--port") + 1] == "1"
    assert line[line.index("--host") + 1] == "::1"
    assert {"--open-browser", "-Da=b"} <= set(line)
    assert "-Dblogarchive_drafts=1" not in line
    assert line[line.index("-b") + 1] == "dirhtml"


def test_what_is_missing_is_told_with_the_way_to_have_it(run, blog, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    done = run("serve", blog.src)
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert "pip install 'sphinx-blogarchive[serve]'" in done.err


def test_a_folder_without_a_project_is_told_of(run, tmp_path):
    assert "no conf.py" in run("serve", tmp_path).err

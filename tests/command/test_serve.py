"""``blogarchive serve``: what is written is seen, once for each time that it is saved."""

from __future__ import annotations

import argparse
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPException
from urllib.request import ProxyHandler, build_opener

import pytest

from sphinx_blogarchive.command import serve

OPEN = build_opener(ProxyHandler({})).open  # no proxy between us and this machine


def get(port, path):
    try:
        with OPEN(f"http://127.0.0.1:{port}/{path}", timeout=20) as answer:
            return answer.read().decode()
    except (OSError, HTTPException):
        # it isn't there yet, or busy, or was writing the page
        return ""


def wait_for(port, path, text, seconds=60):
    end = time.monotonic() + seconds
    while text not in get(port, path):
        assert time.monotonic() < end, f"{text!r} isn't on {path}"
        time.sleep(0.1)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def served(blog):
    """The blog, served; its port, and what the server says."""
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


@pytest.mark.skipif(os.name == "nt", reason="stops the server as POSIX does")
def test_an_edit_is_seen_and_builds_once_and_noise_builds_nothing(served, blog):
    pytest.importorskip("sphinx_autobuild")
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
    end = time.monotonic() + 60
    while builds() == 1:
        assert time.monotonic() < end
        time.sleep(0.1)


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

"""Isso and Waline, as their authors publish them, on this machine.

Each runs in a process of its own with nothing in it at first, on a port that it keeps when it
is killed and started again. Nothing is asked of other machines: what a server wanted of them is
in ``asked``.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tests.ports import free_port

HERE = Path(__file__).parent
#: Where npm puts Waline's server and client.
MODULES = HERE / "node_modules"
CLIENT = MODULES / "@waline/client/dist"


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def data(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)


class Server(ABC):
    """A server that keeps comments.

    :param folder: what it may write into.
    :param origin: of the site whose pages ask it: ``http://127.0.0.1:8000``.
    """

    #: The provider.
    name = ""
    #: A path that answers as soon as the server is there.
    READY = "/"
    #: How long it may take to start, in seconds.
    PATIENCE = 60
    #: Machines that it is known to ask, and has no need of.
    EXPECTED: frozenset[str] = frozenset()

    def __init__(self, folder: Path, origin: str) -> None:
        self.folder = folder
        self.origin = origin
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder / "log.txt"
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def command(self) -> list[str]:
        """Return what starts the server."""

    @abstractmethod
    def empty(self) -> None:
        """Forget all comments."""

    @abstractmethod
    def post(self, key: str, text: str, author: str = "Ada", link: str = "", parent="") -> str:
        """Add a comment, past what a form would refuse, and return its id."""

    def start(self) -> None:
        """Start the server unless it runs, and wait until it answers."""
        if self._process is not None:
            return
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command(), stdin=subprocess.PIPE, stdout=log, stderr=log, cwd=self.folder
            )
        end = time.monotonic() + self.PATIENCE
        while True:
            try:
                self.ask(self.READY)
            except URLError as error:
                dead = self._process.poll() is not None
                if dead or time.monotonic() > end:
                    self.kill()
                    raise RuntimeError(f"{self.url} doesn't start:\n{self.said()}") from error
                time.sleep(0.05)
            else:
                return

    def kill(self) -> None:
        """End the server at once; what it kept in memory is lost."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def fresh(self) -> None:
        """See to it that the server runs and holds no comments."""
        self.start()
        self.empty()

    def said(self) -> str:
        """Return what the server has written so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    @property
    def asked(self) -> list[str]:
        """Other machines that the server wanted something of."""
        lines = (line for line in self.said().splitlines() if line.startswith("asked "))
        return [host for line in lines if (host := line[6:]) not in self.EXPECTED]

    def ask(self, path: str, data: Any = None, *, method: str = "", **headers: str) -> Answer:
        """Ask for *path*, as a page of the site does.

        :param data: sent as JSON, by ``POST`` unless *method* is given.
        """
        body = None if data is None else json.dumps(data).encode()
        headers = {"Origin": self.origin, "Content-Type": "application/json", **headers}
        method = method or ("GET" if body is None else "POST")
        request = Request(self.url + path, body, headers, method=method)
        try:
            with urlopen(request, timeout=30) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read().decode())
        except HTTPError as error:
            with error:
                return Answer(error.status, dict(error.headers), error.read().decode())


class Isso(Server):
    """Isso, with an SQLite file; it takes as many comments as it gets."""

    name = "isso"
    READY = "/config"

    def command(self) -> list[str]:
        sections = {
            # beyond its defaults: latest comments are off by default, and so is nothing else
            "general": {"dbpath": "comments.db", "host": self.origin, "latest-enabled": "true"},
            "server": {"listen": self.url, "public-endpoint": self.url},
            "guard": {"enabled": "false"},
        }
        configuration = self.folder / "isso.cfg"
        lines = [
            line
            for name, options in sections.items()
            for line in (f"[{name}]", *(f"{key} = {value}" for key, value in options.items()))
        ]
        configuration.write_text("\n".join(lines), encoding="utf-8")
        return [sys.executable, str(HERE / "run_isso.py"), str(configuration)]

    def empty(self) -> None:
        with sqlite3.connect(self.folder / "comments.db", timeout=10) as database:
            database.executescript("DELETE FROM comments; DELETE FROM threads;")
        database.close()

    def post(self, key, text, author="Ada", link="", parent="") -> str:
        comment = {"text": text, "author": author, "website": link or None, "title": key}
        answer = self.ask(f"/new?uri={key}", {**comment, "parent": int(parent) if parent else None})
        assert answer.status == 201, answer
        return str(answer.data["id"])


class Waline(Server):
    """Waline, with a store in memory; it takes as many comments as it gets."""

    name = "waline"
    READY = "/api/comment?type=recent"
    # when it is loaded, a store that it could use looks for the cloud that it would run in
    EXPECTED = frozenset({"metadata.tencentyun.com"})

    def command(self) -> list[str]:
        return [str(shutil.which("node")), str(HERE / "run_waline.cjs"), str(self.port)]

    def empty(self) -> None:
        self.ask("/reset", {})

    def post(self, key, text, author="Ada", link="", parent="") -> str:
        comment = {"nick": author, "mail": "ada@example.org", "link": link, "comment": text}
        # ids are numbers, and told from texts
        answer = {"pid": int(parent), "rid": int(parent), "at": "Ada"} if parent else {}
        data = self.ask("/api/comment", {**comment, **answer, "url": key, "ua": ""}).data
        assert data["errno"] == 0, data
        return str(data["data"]["objectId"])

    def hit(self, key: str) -> None:
        """Count a view."""
        self.ask("/api/article", {"path": key, "type": "time", "action": "inc"})


def missing_isso() -> str:
    """Say what has to be installed for Isso to run; nothing if all is there."""
    if find_spec("isso"):
        return ""
    return "Isso isn't installed: run the tests with nox, or see CONTRIBUTING.md"


def missing_node() -> str:
    """Say what is missing of Node.js for Waline to run; nothing if all is there."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return "there is no node, or no npm"
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
    number = version.stdout.strip().removeprefix("v")
    return f"it needs Node.js 20, and there is {number}" if int(number.split(".")[0]) < 20 else ""


def missing_waline() -> str:
    """Say what has to be installed for Waline to run where Node.js is; nothing if all is there."""
    if (MODULES / "@waline/vercel").is_dir() and CLIENT.is_dir():
        return ""
    return f"Waline isn't installed: run the tests with nox, or `npm ci` in {os.path.relpath(HERE)}"

"""A real Chromium that looks at what was built, and tells what it complains of.

Mark tests that use it ``browser``. The fixture ``chromium`` is there for all tests::

    with serve(built.out, policy=STRICT) as site, visit(chromium, site + "index.html") as seen:
        seen.page.keyboard.press("/")
        assert seen.complaints == []
        assert seen.foreign == []
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

#: How long something may take that has to happen, in milliseconds: on a busy machine, long.
PATIENCE = 60_000

#: A policy for serve(): the page may use what comes from its own host, and nothing inline.
STRICT = "default-src 'self'"

_PROGRAMS = (
    # without windows, whose making costs four times what a small page does
    "chromium-headless-shell",
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
_ARGUMENTS = (
    "--no-sandbox",  # tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # what asks for another host is told of it at once, on a machine without a network too
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        if find_program() is None and not Path(playwright.chromium.executable_path).exists():
            pytest.skip("NOT TESTED in a browser: install Chromium, or set CHROMIUM to its path")
        with launch(playwright) as browser:
            yield browser
        # one that was forked meanwhile, as sphinx-sitemap does in each build, has Playwright's pipe
        # open too: to stop would be to wait for its end
        for process in multiprocessing.active_children():
            process.kill()
            process.join()


def find_program() -> str | None:
    """Return the path of Chromium, or of what ``CHROMIUM`` names; ``None`` if there is none."""
    found = (os.environ.get("CHROMIUM"), *(shutil.which(name) for name in _PROGRAMS))
    return next((path for path in found if path), None)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium; it has to be closed in the end, as by ``with``."""
    return playwright.chromium.launch(executable_path=find_program(), args=list(_ARGUMENTS))


_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 15)))"


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        # not what the machine's tables say, which differ
        ".css": "text/css",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def __init__(self, *args: Any, policy: str, base: str, **kwargs: Any) -> None:
        self._policy = policy
        self._base = base
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        if self._policy:
            self.send_header("Content-Security-Policy", self._policy)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        # what isn't below the base is looked for where nothing is
        below = path.startswith(self._base)
        return super().translate_path(path[len(self._base) - 1 :] if below else "/\ufffc")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own 404 page, as hosts do."""
        own = Path(self.directory, "404.html")
        if urlsplit(self.path).path == "/favicon.ico":
            # browsers ask for it by themselves, and would complain
            self.send_response(204)
            self.end_headers()
        elif code == 404 and own.is_file():
            body = own.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().send_error(code, message, explain)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of pages that were left before they had come."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path, *, policy: str = "", base: str = "/", port: int = 0) -> Iterator[str]:
    """Serve *folder* on this machine, and yield its address, with a slash.

    :param policy: the header ``Content-Security-Policy`` of every answer.
    :param base: the path at which the folder is, such as ``/blog/``.
    :param port: any free one by default.
    """
    handler = partial(_Handler, directory=str(folder), policy=policy, base=base)
    with _Server(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Visit:
    """A page in the browser, and what happened since it was opened."""

    page: Page
    #: Errors in the console: of scripts, of the policy, of what could not be loaded.
    complaints: list[str] = field(default_factory=list)
    #: Addresses that were asked for, in their order.
    requests: list[str] = field(default_factory=list)

    @property
    def violations(self) -> list[str]:
        """What the policy forbade."""
        return [text for text in self.complaints if "Content Security Policy" in text]

    @property
    def foreign(self) -> list[str]:
        """Addresses at other hosts that were asked for."""
        mine = ("127.0.0.1", None)  # data: and blob: have no host
        return [url for url in self.requests if urlsplit(url).hostname not in mine]

    def asked(self, name: str) -> int:
        """Return how often a file of this name was asked for."""
        return sum(urlsplit(url).path.rpartition("/")[2] == name for url in self.requests)

    def comes_to(self, wanted: object, look: Callable[[], object]) -> bool:
        """Wait until what *look* returns is *wanted*, and say so; fail with what it is instead."""
        end = time.monotonic() + PATIENCE / 1000
        while (found := look()) != wanted and time.monotonic() < end:
            self.page.wait_for_timeout(20)
        assert found == wanted, found
        return True

    def draws(self) -> None:
        """Wait until the page has drawn what it has to show by now, and a moment longer."""
        self.page.evaluate(_DRAWN)


@contextmanager
def visit(
    chromium: Browser,
    url: str = "",
    *,
    width: int = 1280,
    height: int = 800,
    dark: bool = False,
    scripts: bool = True,
    **options: Any,
) -> Iterator[Visit]:
    """Open a page at *url*, if any, in a fresh context: nothing stored, nothing cached.

    :param width, height: of the window, in CSS pixels.
    :param scripts: whether scripts of the page run.
    :param options: more for playwright's ``new_context``: ``reduced_motion="reduce"``, …
    """
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        **options,
    )
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        seen = Visit(page)

        def heard(message: ConsoleMessage) -> None:
            if message.type == "error":
                seen.complaints.append(message.text)

        page.on("console", heard)
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("request", lambda request: seen.requests.append(request.url))
        if url:
            page.goto(url)
        yield seen
    finally:
        context.close()

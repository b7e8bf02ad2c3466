"""Pages as the extension makes them, and a service that answers as a test wants it to."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import sphinx_blogarchive
from tests.chromium import serve, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.chromium import Visit

STATIC = Path(sphinx_blogarchive.__file__).parent / "comments" / "static"

#: What is enough for numbers and the newest comments.
NUMBERS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' {server}; "
    "require-trusted-types-for 'script'; trusted-types blogarchive-comments"
)

#: Stands where Waline's client would: it shows what the service has, or a button to try again.
CLIENT = """\
window.inits = [];
window.Waline = {
  async init(options) {
    window.inits.push({ ...options, el: options.el.isConnected });
    const form = document.createElement("textarea");
    form.className = "wl-editor";
    options.el.append(form);
    const shown = document.createElement("div");
    try {
      const answer = await fetch(`${options.serverURL}/api/comment?path=${options.path}`);
      const { data } = await answer.json();
      for (const { objectId } of data.data) {
        const card = document.createElement("div");
        Object.assign(card, { className: "wl-card-item", id: objectId, textContent: "Live" });
        card.style.height = "2000px";
        shown.append(card);
      }
      shown.className = "wl-empty";
    } catch {
      shown.className = "wl-operation";
    }
    options.el.append(shown);
  },
};
"""

_KINDS = {"js": "text/javascript", "css": "text/css", "html": "text/html"}

#: Counts what moves on the page, from the first moment. But for the header of the blog's theme: on
#: a slow machine it may be drawn before the page has been read beyond its links.
WATCH = """\
window.shift = 0;
const inHeader = ({ node }) => (node?.parentElement ?? node)?.closest?.(".site-header");
new PerformanceObserver((list) => {
  for (const { hadRecentInput, sources, value } of list.getEntries())
    if (!hadRecentInput && !(sources.length && sources.every(inHeader))) window.shift += value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Service:
    """Answers like Waline, with *counts* and *views* by key, and a log of what it was asked."""

    counts: dict[str, Any] = field(default_factory=dict)
    views: dict[str, Any] = field(default_factory=dict)
    recent: Any = field(default_factory=list)
    thread: list[dict[str, Any]] = field(default_factory=list)
    #: Answers by the beginnings of paths, before the usual ones: text, or a callable for it.
    answers: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    kind: str = "application/json"
    #: Not set while answers are held back.
    open: threading.Event = field(default_factory=threading.Event)
    log: list[tuple[str, str, str]] = field(default_factory=list)
    url: str = ""

    def reset(self) -> None:
        """Forget everything but the address."""
        self.open.set()
        self.__init__(url=self.url)  # type: ignore[misc]
        self.open.set()

    def asked(self, part: str = "") -> list[str]:
        """Return what was asked for, without what browsers ask beforehand."""
        paths = [path for method, path, _body in self.log if method != "OPTIONS"]
        return [path for path in paths if part in path]

    def answer(self, method: str, path: str, body: str) -> str:
        """Return the text of an answer."""
        for start, text in self.answers.items():
            if path.startswith(start):
                return str(text(path, body) if callable(text) else text)
        query = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        return json.dumps({"errno": 0, "errmsg": "", "data": self._data(method, query, body)})

    def _data(self, method: str, query: dict[str, str], body: str) -> Any:
        if method == "POST":
            key = json.loads(body)["path"]
            self.views[key] = self.views.get(key, 0) + 1
            return [{"time": self.views[key]}]
        if "path" in query and query.get("type") == "time":
            return [{"time": self.views.get(key, 0)} for key in query["path"].split(",")]
        if query.get("type") == "count":
            return [self.counts.get(key, 0) for key in query["url"].split(",")]
        if query.get("type") == "recent":
            return self.recent
        return {"data": self.thread, "count": len(self.thread)}


@contextmanager
def running(service: Service) -> Iterator[Service]:
    """Run *service* on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _respond(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            service.log.append((self.command, unquote(self.path), body))
            service.open.wait(20)
            is_asked = self.command != "OPTIONS"
            data = (service.answer(self.command, self.path, body) if is_asked else "").encode()
            self.send_response(service.status)
            ending = urlsplit(self.path).path.rpartition(".")[2]
            self.send_header("Content-Type", _KINDS.get(ending, service.kind))
            self.send_header("Content-Length", str(len(data)))
            for name in ("Origin", "Headers", "Methods"):
                self.send_header(f"Access-Control-Allow-{name}", "*")
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_OPTIONS = _respond  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """Say nothing of pages that were left."""

    with Server(("127.0.0.1", 0), Handler) as server:
        service.url = f"http://127.0.0.1:{server.server_port}"
        service.open.set()
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield service
        service.open.set()
        server.shutdown()


def count(key: str, known: int | None = 30) -> str:
    """Return a number of comments, as cards and bylines have it."""
    waits = "" if known is not None else ' data-pending="true"'
    data = f'<data data-comments="{escape(key)}"{waits} value="{known or 0}">{known or 0}</data>'
    href = f"{key.strip('/')}.html#blogarchive-comments"
    label = '<span class="blogarchive-label">Comments</span>'
    return f'<a class="blogarchive-comments-count" href="{escape(href)}">{label} {data}</a>'


def views(key: str, known: int | None = 500) -> str:
    """Return a number of views."""
    waits = "" if known is not None else ' data-pending="true"'
    data = f'<data data-views="{escape(key)}" value="{known or 0}">{known or 0}</data>'
    label = '<span class="blogarchive-label">Views</span>'
    return f'<span class="blogarchive-views"{waits}>{label} {data}</span>'


def card(key: str, comments: int | None = 30, seen: int | None = 500) -> str:
    """Return a post in a list."""
    numbers = f"{count(key, comments)} {views(key, seen)}"
    return f"<article><h2>{escape(key)}</h2><p>{numbers} x</p></article>"


def section(
    key: str = "/p/1",
    *,
    thread: str = "",
    consent: bool = False,
    hit: bool = True,
    language: str = "en",
) -> str:
    """Return the part of a post that holds its comments."""
    agree = (
        '<p class="blogarchive-comments-consent" hidden>Asks {host}. '
        '<button type="button">Show comments</button></p>'
    )
    archived = (
        f'<ol class="blogarchive-thread"><li><article id="comment-12">{thread}</article></li></ol>'
        if thread
        else ""
    )
    needs = "" if thread else '<p class="blogarchive-comments-needs">Comments need JavaScript.</p>'
    hits = ' data-hit="true"' if hit else ""
    return (
        '<section id="blogarchive-comments" class="blogarchive-comments" '
        f'aria-labelledby="blogarchive-comments-title" data-key="{escape(key)}" '
        f'data-title="A title" data-url="https://example.org/p/1" data-lang="{language}"{hits}>'
        '<h2 id="blogarchive-comments-title">Comments '
        f'<data data-comments="{escape(key)}" value="30">30</data></h2>'
        f"{archived}{agree if consent else ''}"
        f'<div class="blogarchive-comments-client">{needs}</div></section>'
    )


#: Shown where comments are told of before they are loaded.
WORDS = {
    "word-loading": "Loading comments…",
    "word-loaded": "Comments are loaded.",
    "word-failed": "Comments could not be loaded.",
    "word-withdraw": "Stop loading comments",
    "word-anonymous": "Anonymous",
}


class Stage:
    """A site whose pages are written for each test, beside a service."""

    def __init__(self, folder: Path, browser: Browser, service: Service) -> None:
        self.folder = folder
        self.browser = browser
        self.service = service
        self._pages = 0
        static = folder / "_static"
        static.mkdir(parents=True)
        for file in STATIC.iterdir():
            (static / file.name).write_bytes(file.read_bytes())
        (static / "client.js").write_text(CLIENT)
        (static / "client.css").write_text(".wl-editor { color: rgb(1, 2, 3) }\n")

    def page(
        self,
        body: str,
        *,
        provider: str = "waline",
        attributes: str = "",
        head: str = "",
        client: str = "_static/client.js",
        recent: bool = False,
        **settings: str,
    ) -> str:
        """Write a page, and return its name.

        :param attributes: of ``html`` and ``body``, parted by a bar.
        :param settings: what the script is told besides.
        """
        self._pages += 1
        name = f"page{self._pages}.html"
        told = {
            "provider": provider,
            "server": self.service.url,
            "root": "./",
            "load": "scroll",
            "counts": "true",
            "views": "true",
            "recent": "5",
            "color-scheme": "auto",
            "client-script": client,
            "map": "blogarchive-comments.json",
            **WORDS,
            **{key.replace("_", "-"): value for key, value in settings.items()},
        }
        data = " ".join(f'data-{key}="{escape(value)}"' for key, value in told.items() if value)
        scripts = [f'src="_static/blogarchive-comments-{provider}.js"']
        scripts += ['src="_static/blogarchive-recent.js"'] if recent else []
        scripts += [f'{data} src="_static/blogarchive-comments.js"']
        of_html, _, of_body = attributes.partition("|")
        host = urlsplit(self.service.url).netloc
        (self.folder / name).write_text(
            f'<!DOCTYPE html><html lang="en" {of_html}><head><meta charset="utf-8">'
            '<title>Page</title><link rel="stylesheet" href="_static/blogarchive-comments.css">'
            f"{head}{''.join(f'<script defer {script}></script>' for script in scripts)}</head>"
            f"<body {of_body}>{body.replace('{host}', host)}</body></html>"
        )
        return name

    @contextmanager
    def open(
        self, name: str = "", *, policy: str = "", base: str = "", **options: Any
    ) -> Iterator[Visit]:
        """Open a page in a fresh browser, and yield the visit."""
        policy = policy.format(server=self.service.url)
        with serve(self.folder, policy=policy) as url, visit(self.browser, **options) as seen:
            asked: set[Any] = set()
            seen.base, seen.open = url, asked  # type: ignore[attr-defined]
            # playwright takes no methods that are built in
            seen.page.on("request", lambda request: asked.update([request]))
            for end in ("requestfinished", "requestfailed"):
                seen.page.on(end, lambda request: asked.difference_update([request]))
            seen.page.add_init_script(WATCH)
            if name:
                seen.page.goto(url + name)
            yield seen


def settled(seen: Visit) -> None:
    """Wait until the page has had answers to all that it asked for, and has shown them."""
    calm = 0
    while calm < 3:
        seen.draws()
        calm = 0 if seen.open else calm + 1  # type: ignore[attr-defined]


def texts(seen: Visit, selector: str) -> list[str]:
    """Return the text of each element."""
    return [text.strip() for text in seen.page.locator(selector).all_text_contents()]


def shift(seen: Visit) -> float:
    """Return how much has moved on the page by itself."""
    for _ in range(3):
        seen.draws()
    return float(seen.page.evaluate("shift"))


def adapter(stage: Stage, name: str, script: str) -> None:
    """Write an adapter of the writer's own."""
    (stage.folder / f"_static/blogarchive-comments-{name}.js").write_text(script)

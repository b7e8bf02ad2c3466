"""Servers on this machine that answer as Waline, Artalk and Isso do, and servers gone wrong."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Request:
    """What was asked."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any
    #: As it came: path and query.
    line: str


@dataclass
class Reply:
    """What is answered; *raw* instead of JSON if it is given."""

    data: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None


class Quiet(ThreadingHTTPServer):
    daemon_threads = True
    asked: list[Request]

    def handle_error(self, request, client_address):
        """Say nothing of clients that have gone."""

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def serve(answer):
    """Serve what *answer* returns for a request: a reply, or ``None`` if it wrote by itself."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # sent at once, or systems wait for more
        wbufsize = 2**16
        disable_nagle_algorithm = True

        def do(self):
            parts = urlsplit(self.path)
            query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            asked = Request(self.command, parts.path, query, dict(self.headers), body, self.path)
            self.server.asked.append(asked)
            reply = answer(asked, self)
            if reply is None:
                self.close_connection = True
                return
            raw = json.dumps(reply.data).encode() if reply.raw is None else reply.raw
            self.send_response(reply.status)
            for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = do  # noqa: N815 (http.server looks for these names)

        def log_message(self, *args):
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Said:
    """A comment on a service."""

    id: int
    key: str
    text: str = "Text."
    parent: int = 0
    #: The comment that began the thread.
    root: int = 0
    author: str = "Ada"
    link: str = ""
    #: Seconds since 1970.
    time: int = 1709640000
    status: str = "approved"


PRIVATE = {
    "mail": "secret@example.org",
    "ip": "203.0.113.9",
    "ua": "Secret/1.0",
    "hash": "5ebe2294ecd0e0f08eab7690d2a6ee69",
}


class Fake:
    """What a service knows, and what it answers."""

    provider = ""
    #: Whether it tells of what readers don't see, as servers do to who may.
    leaks = False

    def __init__(self):
        self.comments: list[Said] = []
        self.views: dict[str, int] = {}

    def add(self, key, text="Text.", **fields):
        """Keep a comment and return its number."""
        number = len(self.comments) + 1
        parent = fields.get("parent", 0)
        root = next((c.root or c.id for c in self.comments if c.id == parent), 0)
        fields = {"time": 1709640000 + 60 * number, "root": root, **fields}
        self.comments.append(Said(id=number, key=key, text=text, **fields))
        return number

    def shown(self, key=None):
        """Return the comments that readers see."""
        return [
            c
            for c in self.comments
            if (self.leaks or c.status == "approved") and key in {None, c.key}
        ]

    def count(self, key):
        return len(self.shown(key))


class FakeWaline(Fake):
    provider = "waline"

    def answer(self, asked, _):
        query = asked.query
        match asked.path, query.get("type"):
            case "/api/comment", "count":
                data = [self.count(key) for key in query["url"].split(",")]
            case "/api/comment", "recent":
                newest = sorted(self.shown(), key=lambda c: c.time, reverse=True)
                data = [self._told(c) | {"url": c.key} for c in newest[: int(query["count"])]]
            case "/api/article", "time":
                data = [{"time": self.views.get(key, 0)} for key in query["path"].split(",")]
            case "/api/comment", None:
                page, size = int(query["page"]), min(int(query["pageSize"]), 100)
                shown = self.shown(query["path"])
                roots = [c for c in shown if not c.root]
                data = {
                    "page": page,
                    "totalPages": -(-len(roots) // size),
                    "pageSize": size,
                    "count": len(shown),
                    "data": [
                        self._told(root)
                        | {"children": [self._told(c) for c in shown if c.root == root.id]}
                        for root in roots[(page - 1) * size : page * size]
                    ],
                }
            case _:
                return Reply({"errno": 1000}, 404)
        return Reply({"errno": 0, "errmsg": "", "data": data})

    def _told(self, c):
        return {
            "status": c.status,
            "link": c.link,
            "nick": c.author,
            "pid": c.parent or None,
            "rid": c.root or None,
            "user_id": None,
            "sticky": None,
            "like": 0,
            "objectId": c.id,
            "browser": "",
            "os": "",
            "avatar": "https://seccdn.libravatar.org/avatar/" + PRIVATE["hash"],
            "mail": PRIVATE["mail"],
            "ip": PRIVATE["ip"],
            "orig": c.text,
            "comment": f"<p>{escape(c.text)}</p>",
            "time": c.time * 1000,
        }


class FakeArtalk(Fake):
    provider = "artalk"
    site = "Blog"

    def answer(self, asked, _):
        query = asked.query
        if query.get("site_name", self.site) != self.site:
            return Reply({"msg": "Site not found"}, 404)
        match asked.path:
            case "/api/v2/stats/page_comment":
                return Reply({"data": {k: self.count(k) for k in query["page_keys"].split(",")}})
            case "/api/v2/stats/page_pv":
                keys = query["page_keys"].split(",")
                return Reply({"data": {key: self.views.get(key, 0) for key in keys}})
            case "/api/v2/stats/latest_comments":
                newest = sorted(self.shown(), key=lambda c: c.time, reverse=True)
                return Reply({"data": [self._told(c) for c in newest[: int(query["limit"])]]})
            case "/api/v2/comments":
                assert query["flat_mode"] == "true"
                start = int(query["offset"])
                shown = self.shown(query["page_key"])
                found = shown[start : start + min(int(query["limit"]), 100)]
                ids = {c.id for c in found}
                linked = {c.parent for c in found if c.parent} - ids
                told = [self._told(c) for c in found]
                told += [
                    self._told(c) | {"visible": False} for c in self.comments if c.id in linked
                ]
                return Reply(
                    {"comments": told, "count": len(shown), "roots_count": len(shown), "page": {}}
                )
        return Reply({"msg": "Not Found"}, 404)

    def _told(self, c):
        return {
            "id": c.id,
            "content": c.text,
            "content_marked": f"<p>{escape(c.text)}</p>",
            "user_id": 1,
            "nick": c.author,
            "email_encrypted": PRIVATE["hash"],
            "link": c.link,
            "ua": PRIVATE["ua"],
            "date": datetime.fromtimestamp(c.time, UTC).strftime("%Y-%m-%d %H:%M:%S"),
            "is_collapsed": False,
            "is_pending": c.status != "approved",
            "is_pinned": False,
            "is_allow_reply": True,
            "rid": c.parent,
            "visible": True,
            "vote_up": 0,
            "vote_down": 0,
            "page_key": c.key,
            "page_url": c.key,
            "site_name": self.site,
        }


class FakeIsso(Fake):
    provider = "isso"
    latest_is_enabled = True

    def answer(self, asked, _):
        query = asked.query
        match asked.method, asked.path:
            case "POST", "/count":
                return Reply([self.count(key) for key in asked.body])
            case "GET", "/":
                here = [c for c in self.comments if c.key == query["uri"] and c.status != "waiting"]
                plain = query.get("plain") == "1"
                replies = [
                    self._told(c, plain=plain)
                    | {"replies": [self._told(d, plain=plain) for d in here if d.root == c.id]}
                    for c in here
                    if not c.root
                ]
                return Reply({"id": None, "total_replies": len(here), "replies": replies})
            case "GET", "/latest" if self.latest_is_enabled:
                # replies follow all that reply to nothing
                found = sorted(self.shown(), key=lambda c: (c.time if c.root else 0, c.time))
                told = [self._told(c) | {"uri": c.key} for c in found[-int(query["limit"]) :]]
                return Reply([{k: v for k, v in each.items() if k != "hash"} for each in told])
        return Reply(status=404, raw=b"Unavailable because 'latest-enabled' not set by site admin")

    def _told(self, c, *, plain=False):
        deleted = c.status == "deleted"
        text = "" if deleted else c.text
        return {
            "id": c.id,
            # answers to answers are answers to what began the thread
            "parent": c.root or None,
            "text": text if plain else f"<p>{escape(text)}</p>",
            "author": None if deleted else escape(c.author, quote=False),
            "website": escape(c.link) or None,
            "mode": {"approved": 1, "waiting": 2, "deleted": 4}[c.status],
            "created": c.time + 0.25,
            "modified": None,
            "likes": 0,
            "dislikes": 0,
            "hash": PRIVATE["hash"],
            "notification": 0,
        }


FAKES = {fake.provider: fake for fake in (FakeWaline, FakeArtalk, FakeIsso)}

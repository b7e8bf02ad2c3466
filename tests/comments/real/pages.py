"""Sites whose readers comment at a real server, and how one sees and uses them in a browser."""

from __future__ import annotations

import json
import shutil
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.chromium import PATIENCE, Visit, serve, visit
from tests.comments.real.servers import CLIENT
from tests.helpers import Blog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Request

    from tests.comments.real.servers import Server

#: Posts on the front page.
POSTS = 30
#: A post that nobody has seen or commented on, and its key.
NEW, NEW_KEY = "posts/p01.html", "/posts/p01"
#: One that the snapshot knows.
OLD, OLD_KEY = "posts/old.html", "/p/9969"
KEYS = (*(f"/posts/p{number:02}" for number in range(1, POSTS)), OLD_KEY)

#: What somebody may write who wishes us ill.
MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script><b>bold</b>'
TURNED = "\u202egnp.exe\u2066 \u200f"

SNAPSHOT: dict[str, Any] = {
    "version": 1,
    "taken": "2024-12-01T10:00:00Z",
    "posts": {
        OLD_KEY: {
            "comments": 3,
            "views": 79067,
            "thread": [
                {
                    "id": "12",
                    "parent": "",
                    "author": "Émilie",
                    "url": "https://friend.example/",
                    "date": "2024-11-02T10:00:00Z",
                    "text": "First of all.",
                },
                {
                    "id": "13",
                    "parent": "12",
                    "author": "Ada",
                    "url": "",
                    "date": "2024-11-03T10:00:00Z",
                    "text": "A reply.",
                },
            ],
        }
    },
    # as many as are shown: on a page that is seen, the list doesn't grow
    "recent": [
        {
            "key": OLD_KEY,
            "id": f"{day}",
            "author": "Ada",
            "date": f"2024-11-{day}T10:00:00Z",
            "text": f"Said on day {day}.",
        }
        for day in (15, 14, 13, 12, 11)
    ],
}

CONF = """
html_theme = "blogarchive"
blogarchive_comments = {comments!r}
"""

#: Where one writes, by provider.
FORMS = {
    "isso": {
        "text": ".isso-postbox textarea",
        "author": ".isso-postbox [name=author]",
        "send": ".isso-postbox [type=submit]",
    },
    "waline": {
        "text": ".wl-editor",
        "author": ".wl-header [name=nick]",
        "mail": ".wl-header [name=mail]",
        "send": ".wl-btn.primary",
    },
}

DOCUMENTATION = Path(__file__).parents[3] / "docs/guide/comments.md"


def policy(server: Server, *, trusted: bool = False) -> str:
    """Return the policy for pages that ask *server*, as the documentation tells it.

    :param trusted: with Trusted Types, at least for our own scripts.
    """
    rows = DOCUMENTATION.read_text(encoding="utf-8").splitlines()
    (row,) = (row for row in rows if row.startswith(f"| `{server.name}` |") and "-src" in row)
    allowed, types = (cell.strip(" `") for cell in row.split("|")[2:4])
    told = f"default-src 'self'; {allowed.replace('SERVER', server.url)}"
    if not trusted:
        return told
    ours = "trusted-types blogarchive-comments"
    return f"{told}; require-trusted-types-for 'script'; {ours if types == 'no' else types}"


#: Collects what the policy forbids, in pages that have one.
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


def client_of_waline(folder: Path) -> dict[str, str]:
    """Copy Waline's client into *folder*, as a writer would, and return how it is named."""
    for name in ("waline.umd.js", "waline.css"):
        shutil.copy(CLIENT / name, folder)
    return {"script": "waline.umd.js", "style": "waline.css"}


def build(
    root: Path, server: Server, *, posts: int = 2, snapshot: Any = SNAPSHOT, **comments: Any
) -> Path:
    """Build a blog whose readers comment at *server*, and return where it is.

    :param posts: how many there are, one of them old.
    :param comments: more for the option ``blogarchive_comments``.
    """
    blog = Blog(root)
    comments = {"provider": server.name, "server": server.url, **comments}
    if server.name == "waline":
        comments["client"] = client_of_waline(blog.src)
    blog.conf(CONF.format(comments=comments))
    blog.write("stats.json", json.dumps(snapshot))
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    for number in range(1, posts):
        blog.post(f"p{number:02}", f"# Post {number}\n\nText.\n")
    # so long that its comments are far below
    blog.post("old", "# An old post\n" + "\nText.\n" * 100, id="9969", date="2020-01-01")
    built = blog.build()
    assert built.warnings == []
    return built.out


class Seen:
    """A page of the site in a browser, and what it has to do with the server."""

    def __init__(self, visit: Visit, server: Server) -> None:
        self.visit = visit
        self.page = visit.page
        self._server = server
        self.page.add_init_script(WATCH)
        #: Requests that wait for an answer.
        self._open: set[Request] = set()
        self.page.on("request", self._begun)
        for end in ("requestfinished", "requestfailed"):
            self.page.on(end, self._ended)
        # answers that never came are no mistake of the page's
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.dialogs: list[str] = []
        self.page.on("dialog", lambda dialog: (self.dialogs.append("!"), dialog.dismiss()))

    def _begun(self, request: Request) -> None:
        self._open.add(request)

    def _ended(self, request: Request) -> None:
        self._open.discard(request)

    def go(self, name: str) -> None:
        """Open a page of the site, and wait until it has settled."""
        self.page.goto(f"{self._server.origin}/{name}")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked for any more."""
        quiet, end = 0, time.monotonic() + PATIENCE / 1000
        while quiet < 3:
            assert time.monotonic() < end, [request.url for request in self._open]
            self.visit.draws()
            quiet = 0 if self._open else quiet + 1

    def comes_to(self, wanted: object, look: Callable[[], object]) -> bool:
        """Wait until what *look* returns is *wanted*, and say so; fail with what it is instead."""
        return self.visit.comes_to(wanted, look)

    @property
    def asked(self) -> list[str]:
        """What the server was asked for, without scripts and sheets."""
        mine = [url for url in self.visit.requests if url.startswith(self._server.url)]
        paths = [url.removeprefix(self._server.url) for url in mine]
        return [path for path in paths if not path.startswith(("/js/", "/css/"))]

    @property
    def forbidden(self) -> list[str]:
        """What the policy forbade the page."""
        return [*self.page.evaluate("window.violations"), *self.visit.violations]

    @property
    def kept(self) -> set[str]:
        """Names of what is kept in the browser, but for what clients of services keep."""
        where = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]"
        return {name for name in self.page.evaluate(where) if name and "WALINE" not in name}

    def number(self, kind: str, key: str) -> str:
        """Return a number on the page, as the reader sees it: nothing where it isn't shown."""
        place = self.page.locator(f'data[data-{kind}="{key}"]').first
        return place.inner_text() if place.is_visible() else ""

    @property
    def recent(self) -> list[str]:
        """The recent comments as the reader sees them."""
        return self.page.locator("ul[data-recent] li").all_inner_texts()

    def give_up(self) -> None:
        """Scroll to the comments, and wait until the page has waited long enough for them.

        The page's clock has to be ours.
        """
        self.page.locator("#blogarchive-comments").scroll_into_view_if_needed()
        self.page.wait_for_selector("[data-state]")
        self.page.clock.fast_forward(10_000)
        self.page.wait_for_selector("[data-state=Failed]")

    def open_comments(self) -> Locator:
        """Scroll to the comments, and return the client's part once it stands."""
        self.page.locator("#blogarchive-comments").scroll_into_view_if_needed()
        self.page.wait_for_selector(FORMS[self._server.name]["text"])
        self.settle()
        return self.page.locator(".blogarchive-comments-client")

    def comment(self, text: str, author: str = "Zoë") -> None:
        """Write a comment with the client's form, and send it."""
        form = FORMS[self._server.name]
        self.page.fill(form["text"], text)
        self.page.fill(form["author"], author)
        if "mail" in form:
            self.page.fill(form["mail"], "zoe@example.org")
        self.page.click(form["send"])


@contextmanager
def look(chromium: Browser, server: Server, out: Path, policy: str) -> Iterator[Seen]:
    """Serve the site in *out* where the server expects it, and open a window."""
    port = urlsplit(server.origin).port or 0
    with serve(out, policy=policy, port=port), visit(chromium) as seen:
        yield Seen(seen, server)

"""Pages whose readers comment at real servers, in a real browser."""

from __future__ import annotations

from contextlib import ExitStack
from copy import deepcopy

import pytest

from tests.comments.real import pages
from tests.comments.real.pages import KEYS, NEW, NEW_KEY, OLD, OLD_KEY

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session", params=["isso", "waline"])
def running(request):
    """Each of the servers, for as long as tests run."""
    return request.getfixturevalue(f"{request.param}_server")


@pytest.fixture(scope="session")
def site(running, tmp_path_factory):
    """A blog whose readers comment there."""
    return pages.build(tmp_path_factory.mktemp("site"), running, posts=pages.POSTS)


@pytest.fixture
def server(running, request):
    """Each of the servers, without comments."""
    return request.getfixturevalue(running.name)


@pytest.fixture
def window(chromium, server, site):
    """Return a function that opens a window on the blog, or on another."""
    with ExitStack() as stack:

        def open_window(out=site, *, trusted=False):
            policy = pages.policy(server, trusted=trusted)
            return stack.enter_context(pages.look(chromium, server, out, policy))

        yield open_window


def test_thirty_cards_ask_once_for_each_kind_of_number_and_once_for_recent_comments(server, window):
    for key in KEYS[:3]:
        server.post(key, f"To {key}.")
    seen = window(trusted=True)
    seen.go("index.html")
    kinds = {"isso": ["/count", "/latest"], "waline": ["type=count", "type=time", "type=recent"]}
    wanted = ["1", "1", "1", "0"]
    assert seen.comes_to(wanted, lambda: [seen.number("comments", key) for key in KEYS[:4]])
    assert seen.comes_to(f"Ada on Post 3\nTo {KEYS[2]}.", lambda: seen.recent[0])
    seen.settle()
    assert len(seen.asked) == len(kinds[server.name])
    for kind in kinds[server.name]:
        assert sum(kind in path for path in seen.asked) == 1
    assert (seen.forbidden, seen.errors) == ([], [])


def test_numbers_below_those_of_the_snapshot_are_not_shown(server, window):
    server.post(OLD_KEY, "One, where the snapshot has three.")
    seen = window()
    seen.go("index.html")
    assert seen.number("comments", OLD_KEY) == "3"
    if server.name == "waline":
        assert seen.number("views", OLD_KEY) == "79067"


def test_what_a_reader_writes_is_seen_counted_and_among_the_recent(server, window):
    seen = window()
    seen.go(NEW)
    client = seen.open_comments()
    seen.comment("Said with the form.")
    client.get_by_text("Said with the form.").wait_for()
    seen.page.reload()
    assert seen.comes_to("1", lambda: seen.number("comments", NEW_KEY))
    seen.open_comments().get_by_text("Said with the form.").wait_for()
    seen.go("index.html")
    assert seen.comes_to("1", lambda: seen.number("comments", NEW_KEY))
    assert seen.comes_to("Zoë on Post 1\nSaid with the form.", lambda: seen.recent[0])
    seen.page.locator("ul[data-recent] a").first.click()
    seen.page.wait_for_url(f"**/{NEW}#comment-*")
    client = seen.page.locator(".blogarchive-comments-client")
    client.get_by_text("Said with the form.").wait_for()
    seen.settle()
    assert (seen.forbidden, seen.errors) == ([], [])


@pytest.mark.parametrize("running", ["isso"], indirect=True)
def test_the_newest_of_many_comments_come_first_though_isso_gives_replies_before(server, window):
    first = server.post(NEW_KEY, "First.")
    server.post(NEW_KEY, "An old reply.", parent=first)
    for number in range(12):
        server.post(NEW_KEY, f"Number {number}.")
    seen = window(trusted=True)
    seen.go("index.html")
    wanted = [f"Number {number}." for number in (11, 10, 9, 8, 7)]
    assert seen.comes_to(wanted, lambda: [text.splitlines()[-1] for text in seen.recent])


@pytest.mark.parametrize("running", ["waline"], indirect=True)
def test_the_client_of_waline_runs_under_trusted_types(server, window):
    server.post(NEW_KEY, "Live and *well*.")
    seen = window(trusted=True)
    seen.go(NEW)
    seen.open_comments().get_by_text("Live and well.").wait_for()
    seen.comment("Said with the form.")
    seen.page.get_by_text("Said with the form.").first.wait_for()
    assert (seen.forbidden, seen.errors) == ([], [])


def test_archived_comments_make_room_for_those_of_the_server(server, window):
    server.post(OLD_KEY, "Live.")
    seen = window()
    seen.go(OLD)
    assert seen.page.locator("#comment-12").is_visible()
    seen.open_comments().get_by_text("Live.").wait_for()
    seen.page.locator("#comment-12").wait_for(state="hidden")


@pytest.mark.parametrize("running", ["waline"], indirect=True)
def test_a_view_counts_once_and_not_when_the_reader_comes_back(server, window):
    def views():
        return server.ask(f"/api/article?type=time&path={NEW_KEY}").data["data"][0]["time"]

    seen = window()
    seen.go(NEW)
    assert seen.comes_to("1", lambda: seen.number("views", NEW_KEY))
    seen.page.reload()
    assert seen.comes_to("1", lambda: seen.number("views", NEW_KEY))
    seen.go("index.html")
    assert seen.comes_to("1", lambda: seen.number("views", NEW_KEY))
    seen.page.go_back()
    seen.settle()
    assert views() == 1
    seen.go(NEW)
    assert seen.comes_to("2", lambda: seen.number("views", NEW_KEY))
    assert views() == 2


def test_what_is_written_to_harm_readers_is_shown_as_text(server, window):
    link = {"waline": "javascript:alert(1)", "isso": ""}[server.name]
    server.post(NEW_KEY, pages.MARKUP, author=pages.MARKUP, link=link)
    server.post(NEW_KEY, f"{pages.TURNED} and on.", author=pages.TURNED)
    server.post(NEW_KEY, "long " * 9000, author="long" * 100)
    server.post("/posts/drafted", "On what isn't public.")
    server.post('/"><b>', "On nothing.")
    seen = window(trusted=True)
    seen.go("index.html")
    recent = seen.page.locator("ul[data-recent]")
    paths = "all => all.map((each) => each.pathname.slice(1))"
    links = recent.locator("a")
    assert seen.comes_to([NEW, NEW, NEW, OLD, OLD], lambda: links.evaluate_all(paths))
    assert recent.locator("img, script, b").count() == 0
    assert "onerror" in recent.inner_text()
    assert "\u202e" not in recent.inner_text()
    assert max(map(len, seen.recent)) < 200
    assert (seen.forbidden, seen.errors, seen.dialogs) == ([], [], [])


def test_what_is_written_to_harm_readers_does_nothing_in_the_comments(server, window):
    server.post(NEW_KEY, pages.MARKUP, author=pages.MARKUP)
    seen = window()
    seen.go(NEW)
    title = seen.page.title()
    client = seen.open_comments()
    assert client.locator("[onerror], script").count() == 0
    assert (seen.page.title(), seen.errors, seen.dialogs) == (title, [], [])


@pytest.mark.parametrize("running", ["isso"], indirect=True)
def test_a_snapshot_made_to_harm_readers_is_shown_as_text(server, tmp_path, window):
    snapshot = deepcopy(pages.SNAPSHOT)
    for comment in (*snapshot["posts"][OLD_KEY]["thread"], *snapshot["recent"]):
        comment |= {"author": pages.MARKUP, "text": f"{pages.MARKUP} {pages.TURNED}"}
    out = pages.build(tmp_path, server, snapshot=snapshot)
    seen = window(out, trusted=True)
    seen.go(OLD)
    title = seen.page.title()
    shown = seen.page.locator(".blogarchive-thread, ul[data-recent]")
    assert shown.locator("img, script, b").count() == 0
    assert all("onerror" in text for text in shown.all_inner_texts())
    assert (seen.page.title(), seen.dialogs) == (title, [])


def test_nothing_is_asked_of_the_server_before_the_reader_agrees(server, tmp_path, window):
    server.post(NEW_KEY, "Live.")
    out = pages.build(tmp_path, server, load="consent")
    seen = window(out)
    seen.go("index.html")
    seen.go(NEW)
    seen.page.locator("#blogarchive-comments").scroll_into_view_if_needed()
    seen.settle()
    assert [url for url in seen.visit.requests if url.startswith(server.url)] == []
    assert seen.kept == set()
    seen.page.get_by_role("button", name="Show comments").click()
    seen.open_comments().get_by_text("Live.").wait_for()
    assert seen.comes_to("1", lambda: seen.number("comments", NEW_KEY))
    assert seen.kept == {"blogarchive-comments"}
    seen.go("index.html")
    assert seen.comes_to("1", lambda: seen.number("comments", NEW_KEY))
    assert (seen.forbidden, seen.errors) == ([], [])


def test_nothing_is_kept_in_the_browser(server, window):
    seen = window()
    seen.go("index.html")
    assert seen.kept == set()


def test_a_page_stays_as_it_was_built_when_the_server_dies(server, window):
    server.post(OLD_KEY, "Live.")
    seen = window()
    # runs as time does, until we are tired of waiting
    seen.page.clock.install()
    seen.go(OLD)
    assert seen.comes_to(True, lambda: bool(seen.asked))
    assert seen.page.locator("[data-state]").count() == 0
    server.kill()
    for _ in ("half-way", "from the start"):
        seen.give_up()
        assert seen.page.locator("#comment-12").is_visible()
        assert seen.number("comments", OLD_KEY) == "3"
        assert seen.page.locator(".blogarchive-views data").inner_text() in {"79067", "79068"}
        assert (seen.forbidden, seen.errors) == ([], [])
        seen.page.reload()
        seen.settle()
    assert seen.recent[0] == "Ada on An old post\nSaid on day 15."

"""Whatever a server does, a request ends, with an answer or with one sentence."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from sphinx_blogarchive.services import ServiceError
from sphinx_blogarchive.services.http import CHUNK, Http, chunks
from tests.services.fakes import Reply, serve


def ask(answer, *, seconds=5, path="/x", **query):
    """Return what a request says that gets what *answer* says, or the error."""
    with serve(answer) as server:
        try:
            return Http(server.url, seconds=seconds).get(path, **query)
        except ServiceError as error:
            said = str(error)
            assert said.isprintable()
            assert len(said) < 200
            return said


def replies(**reply):
    return lambda asked, handler: Reply(**reply)


def test_json_is_returned():
    assert ask(replies(data={"a": [1]})) == {"a": [1]}


def test_an_answer_in_chunks_is_read_whole():
    def answer(asked, handler):
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for chunk in (b'["a', b'b", ', b"1]", b""):
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
            handler.wfile.flush()

    assert ask(answer) == ["ab", 1]


def test_queries_are_quoted():
    seen = []

    def answer(asked, handler):
        seen.append(asked)
        return Reply(1)

    ask(answer, uri="/p/~4e2d~&x=1+2#3")
    assert seen[0].query == {"uri": "/p/~4e2d~&x=1+2#3"}


def test_a_server_that_is_down_is_told_of():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(ServiceError, match=r"^can't be reached \([^<>]*refused[^<>]*\)$"):
        Http(f"http://127.0.0.1:{port}", seconds=5).get("/")


def test_a_host_that_does_not_exist_is_told_of():
    with pytest.raises(ServiceError, match=r"^can't be reached \([^<>()]+\)$"):
        Http("http://nowhere.invalid", seconds=5).get("/")


def test_a_server_that_does_not_answer_in_time_is_told_of():
    def answer(asked, handler):
        time.sleep(0.6)

    assert ask(answer, seconds=0.2) == "took more than 0.2 seconds to answer"


def test_a_server_that_drips_is_told_of():
    def answer(asked, handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        while not given_up.wait(0.05):
            handler.wfile.write(b" ")
            handler.wfile.flush()

    given_up = threading.Event()
    try:
        assert ask(answer, seconds=0.3) == "took more than 0.3 seconds to answer"
    finally:
        given_up.set()


def test_a_server_that_breaks_off_is_told_of():
    def answer(asked, handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"[1, 2")

    assert ask(answer) == "broke off in the middle of its answer"


def test_a_server_that_hangs_up_is_told_of():
    assert ask(lambda asked, handler: None).startswith("can't be reached (")


def test_an_answer_too_large_is_not_read():
    def answer(asked, handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(64):
            handler.wfile.write(b" " * 2**20)

    assert ask(answer) == "answered with more than 32 MB"


@pytest.mark.parametrize(
    "raw",
    [
        b"<!DOCTYPE html><html>\nHello\x1b[31m",
        b"",
        b"{",
        b"\xff\xfe",
        b'"\xed\xa0\x80"',
        b"[" * 100_000,
        b"9" * 5000,
    ],
)
def test_what_is_no_json_is_told_of(raw):
    assert ask(replies(raw=raw)).startswith("answered with no JSON but ")


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
def test_an_http_error_is_told_of_with_what_the_server_says(status):
    said = ask(replies(status=status, raw=b"Not\nfor you"))
    assert said == f"answered with HTTP {status}: Not for you"


def test_a_redirect_on_the_same_host_is_followed():
    def answer(asked, handler):
        if asked.path == "/x":
            return Reply(status=308, headers={"Location": "/new?a=1"})
        return Reply(asked.query)

    assert ask(answer) == {"a": "1"}


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("http://elsewhere.example/x", "http://elsewhere.example"),
        ("//me:secret@elsewhere.example/x?token=1", "http://elsewhere.example"),
        ("file:///etc/passwd", "file://"),
        ("ftp://127.0.0.1/x", "ftp://127.0.0.1"),
    ],
)
def test_a_redirect_to_another_host_is_not_followed(location, shown):
    said = ask(replies(status=302, headers={"Location": location}))
    assert said == f"redirects to {shown}; if that is right, name it in conf.py"


def test_redirects_in_a_circle_end():
    assert ask(replies(status=302, headers={"Location": "/x"})) == "redirects again and again"


def test_a_password_for_the_host_is_not_sent(tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ada password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with serve(replies(data=1)) as server:
        Http(server.url).get("/")
        assert "Authorization" not in server.asked[0].headers


def test_the_server_is_told_of_the_blog():
    # Waline may answer to pages of certain sites alone
    with serve(replies(data=1)) as server:
        Http(server.url, site="https://example.org/blog/").get("/")
        assert server.asked[0].headers["Referer"] == "https://example.org/blog/"


def test_chunks_hold_all_keys_in_their_order_and_fit_into_a_request():
    keys = [f"/archives/{number}/{'x' * (number % 90)}" for number in range(1000)]
    found = list(chunks(keys))
    assert [key for chunk in found for key in chunk] == keys
    assert len(found) > 5
    assert all(len(",".join(chunk)) <= CHUNK for chunk in found)
    assert list(chunks([])) == []
    assert list(chunks(["/" + "x" * 9000, "/b"])) == [["/" + "x" * 9000], ["/b"]]

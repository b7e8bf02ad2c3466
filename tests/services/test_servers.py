"""Each server is asked as its programmers meant it, and answers for published comments alone."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sphinx_blogarchive.model.commenting import Commenting
from sphinx_blogarchive.services import ServiceError
from sphinx_blogarchive.services.pull import connect
from tests.services.fakes import PRIVATE, FakeArtalk, FakeIsso, FakeWaline, Reply, serve

KEYS = ["/p/1", "/posts/b", "/none"]


def client(provider, server, zone=UTC, **options):
    commenting = Commenting(provider=provider, server=server.url, options=options)
    return connect(commenting, "", zone, 5)


@pytest.fixture
def service(fake, server):
    """The adapter, asking the server of *fake*."""
    return client(fake.provider, server)


def test_numbers_of_comments_are_those_of_each_key(fake, service):
    fake.add("/p/1")
    fake.add("/p/1", parent=1)
    fake.add("/posts/b")
    fake.add("/posts/b", status="waiting")
    assert service.counts(KEYS) == {"/p/1": 2, "/posts/b": 1, "/none": 0}


def test_views_are_those_of_each_key_where_they_are_counted(fake, service):
    fake.views = {"/p/1": 79067}
    views = service.views(KEYS)
    assert views == ({} if fake.provider == "isso" else {"/p/1": 79067, "/posts/b": 0, "/none": 0})


def test_many_keys_are_asked_for_a_chunk_at_a_time(fake, server, service):
    keys = [f"/archives/2024/{number:04}-and-some-more" for number in range(500)]
    fake.add(keys[-1])
    assert service.counts(keys) == dict.fromkeys(keys, 0) | {keys[-1]: 1}
    assert 3 < len(server.asked) < 10
    assert all(len(asked.line) < 8000 for asked in server.asked)


def test_comments_of_a_thread_are_as_they_were_written(fake, service):
    text = "One & *two* <b>\n\n`three`"
    fake.add("/p/1", text, author="Zoë <i> & Co", link="https://zoe.example/?a=1&b=2")
    fake.add("/p/1", "Reply.", parent=1)
    fake.add("/posts/b")
    first, reply = sorted(service.thread("/p/1"), key=lambda comment: comment.id)
    assert (first.id, first.parent) == ("1", "")
    assert first.text == text
    assert first.author == "Zoë <i> & Co"
    assert first.url == "https://zoe.example/?a=1&b=2"
    assert first.date == datetime.fromtimestamp(1709640060, UTC)
    assert (reply.id, reply.parent, reply.text) == ("2", "1", "Reply.")


def test_comments_that_wait_or_are_deleted_are_not_taken(fake, service):
    deleted = "deleted" if fake.provider == "isso" else "spam"
    fake.add("/p/1", "Deleted.", status=deleted)
    fake.add("/p/1", "Waits.", status="waiting")
    fake.add("/p/1", "Shown.")
    if fake.provider != "waline":  # which doesn't show these either
        fake.add("/p/1", "Reply to deleted.", parent=1)
    texts = {comment.text for comment in service.thread("/p/1")}
    assert texts == {"Shown."} | ({"Reply to deleted."} if fake.provider != "waline" else set())
    assert not {each.text for each in service.recent()} & {"Deleted.", "Waits."}


def test_comments_that_wait_are_not_taken_though_the_server_tells_of_them(fake, service):
    fake.leaks = True
    fake.add("/p/1", "Shown.")
    fake.add("/p/1", "Waits.", status="waiting")
    fake.add("/p/1", "Waits too.", status="waiting", parent=1)
    assert [comment.text for comment in service.thread("/p/1")] == ["Shown."]
    assert [comment.text for comment in service.recent()] == ["Shown."]


def test_long_threads_are_taken_whole(fake, service):
    for number in range(230):
        fake.add("/p/1", f"Text {number}.", parent=number if number % 3 else 0)
    thread = service.thread("/p/1")
    assert len(thread) == 230
    assert {comment.id for comment in thread} == {str(number + 1) for number in range(230)}


def test_nothing_private_is_taken(fake, service):
    fake.add("/p/1")
    taken = repr(service.thread("/p/1")) + repr(service.recent())
    assert not [value for value in PRIVATE.values() if value in taken]


def test_recent_comments_are_told_with_their_keys(fake, service):
    fake.add("/p/1", "First & <last>.", author="Zoë & Co")
    fake.add("/posts/b", "Second.")
    fake.add("/p/1", "Reply.", parent=1)
    found = sorted(service.recent(), key=lambda each: each.date)
    assert [(each.key, each.id, each.text) for each in found] == [
        ("/p/1", "1", "First & <last>."),
        ("/posts/b", "2", "Second."),
        ("/p/1", "3", "Reply."),
    ]
    assert found[0].author == "Zoë & Co"


def test_a_reply_to_a_reply_names_it(service, fake):
    fake.add("/p/1")
    fake.add("/p/1", parent=1)
    fake.add("/p/1", parent=2)
    # Isso itself keeps what began the thread alone
    parents = {comment.id: comment.parent for comment in service.thread("/p/1")}
    assert parents["3"] == ("1" if fake.provider == "isso" else "2")


def test_the_newest_comment_is_among_issos_recent_ones_though_it_lists_replies_last():
    fake = FakeIsso()
    fake.add("/p/1")
    for _ in range(60):
        fake.add("/p/1", parent=1)
    fake.add("/p/1", "Newest.")
    with serve(fake.answer) as server:
        assert "Newest." in {each.text for each in client("isso", server).recent()}


def test_isso_may_not_tell_recent_comments():
    fake = FakeIsso()
    fake.latest_is_enabled = False
    with serve(fake.answer) as server:
        assert client("isso", server).recent() is None


def test_artalk_tells_time_in_the_zone_of_its_server():
    fake = FakeArtalk()
    fake.add("/p/1")
    with serve(fake.answer) as server:
        there = client("artalk", server, ZoneInfo("Asia/Shanghai")).thread("/p/1")[0]
        here = client("artalk", server).thread("/p/1")[0]
    assert here.date - there.date == timedelta(hours=8)


def test_artalk_is_asked_for_the_site_that_conf_names():
    fake = FakeArtalk()
    fake.site = "Other & Co"
    fake.add("/p/1")
    with serve(fake.answer) as server:
        assert client("artalk", server, site="Other & Co").counts(KEYS)["/p/1"] == 1
        with pytest.raises(ServiceError, match="HTTP 404"):
            client("artalk", server, site="Third").counts(KEYS)


def test_text_of_waline_before_it_told_markdown_is_taken_from_html():
    fake = FakeWaline()
    fake.add("/p/1", "a < b")

    def older(asked, handler):
        reply = fake.answer(asked, handler)
        for each in reply.data["data"]["data"]:
            del each["orig"]
        return reply

    with serve(older) as server:
        assert client("waline", server).thread("/p/1")[0].text == "a < b"


def test_waline_may_refuse_with_an_error_number_in_a_good_answer():
    answer = Reply({"errno": 1001, "errmsg": "Too\nmany \u202erequests"})
    with (
        serve(lambda asked, handler: answer) as server,
        pytest.raises(ServiceError, match=r"^refused to answer: Too many requests$"),
    ):
        client("waline", server).counts(KEYS)


WRONG = (None, [], {}, 7, "text", [1], [None] * 3, ["x", {}, []], [-1, 2, 3], {"data": None})
WRONG += ({"errno": 0, "data": 7}, {"data": {"/p/1": "x"}}, {"comments": [7, None]}, [[[]]])
WRONG += ({"replies": [7, {"mode": 1, "replies": 3}]}, {"errno": 0, "data": {"data": [7]}})
WRONG += ([{"mode": 1, "id": [], "uri": {}, "created": "x"}],)
WRONG += ({"errno": 0, "data": [{"nick": {}, "time": [], "url": 3, "objectId": {}}]},)


def test_an_answer_of_another_shape_is_no_traceback(fake):
    answers = []
    with serve(lambda asked, handler: Reply(answers[-1])) as server:
        service = client(fake.provider, server)
        for told in WRONG:
            answers.append(told)
            for ask in (
                lambda: service.counts(KEYS),
                lambda: service.views(KEYS),
                lambda: service.thread("/p/1"),
                service.recent,
            ):
                with suppress(ServiceError):
                    ask()


def test_pages_without_end_end():
    comment = {"status": "approved", "objectId": 1, "orig": "Text.", "id": 1, "content": "Text."}
    page = {"errno": 0, "data": {"data": [comment] * 100, "totalPages": 10**9}}
    asked_for = []

    def answer(asked, handler):
        asked_for.append(asked)
        return Reply(page | {"comments": [comment] * 100})

    with serve(answer) as server:
        for provider in ("artalk", "waline"):
            assert len(client(provider, server).thread("/p/1")) == 1
    assert len(asked_for) == 4

"""What Isso answers to the scripts of a page and to `blogarchive stats pull`."""

from __future__ import annotations

from urllib.error import URLError

import pytest

HOSTILE = "<img src=x onerror=alert(1)>"


def latest(isso, limit=100):
    """Return Isso's latest comments by their text."""
    return {comment["text"].strip(): comment for comment in isso.ask(f"/latest?limit={limit}").data}


def test_counts_come_in_the_order_asked_for_with_replies_and_zero_for_what_it_does_not_know(isso):
    first = isso.post("/p/1", "First.")
    isso.post("/p/1", "A reply.", parent=first)
    isso.post("/posts/b", "Another.")
    assert isso.ask("/count", ["/posts/b", "/p/1", "/none"]).data == [1, 2, 0]


@pytest.mark.parametrize("key", ["/p/9969", "/posts/2024/a_b.c-d", "/posts/~4e2d/x"])
def test_keys_are_kept_as_they_are(isso, key):
    isso.post(key, "Text.")
    assert isso.ask("/count", [key]).data == [1]
    assert [comment["uri"] for comment in latest(isso).values()] == [key]


def test_latest_comments_tell_of_key_author_time_and_parent(isso):
    first = isso.post("/p/1", "First.", author="Zoë")
    second = isso.post("/p/1", "Second.", author="", parent=first)
    found = latest(isso)
    comment, reply = found["<p>First.</p>"], found["<p>Second.</p>"]
    assert comment["uri"] == "/p/1"
    assert comment["author"] == "Zoë"
    assert (str(comment["id"]), comment["parent"]) == (first, None)
    assert reply["author"] == ""
    assert (str(reply["id"]), str(reply["parent"])) == (second, first)
    assert isinstance(comment["created"], float)
    assert comment["created"] <= reply["created"]


def test_latest_comments_hold_neither_mail_nor_address_nor_hash(isso):
    isso.post("/p/1", "Text.")
    assert latest(isso).popitem()[1].keys() == {
        *("author", "created", "dislikes", "id", "likes", "mode", "modified", "parent"),
        *("text", "uri", "website"),
    }


def test_a_few_latest_comments_may_not_be_the_latest(isso):
    """A reply comes before every comment that is none: ask for more than is shown, and sort."""
    first = isso.post("/p/1", "First.")
    isso.post("/p/1", "An old reply.", parent=first)
    isso.post("/p/1", "New.")
    assert list(latest(isso, limit=1)) == ["<p>An old reply.</p>"]
    found = latest(isso)
    assert max(found, key=lambda text: found[text]["created"]) == "<p>New.</p>"


def test_text_is_html_without_what_runs_and_authors_are_escaped(isso):
    isso.post("/p/1", f"{HOSTILE} *b* [c](javascript:alert)", author=HOSTILE)
    ((text, comment),) = latest(isso).items()
    assert "<img" not in text
    assert "javascript:alert" not in text
    assert "<em>b</em>" in text
    assert comment["author"] == "&lt;img src=x onerror=alert(1)&gt;"


def test_a_thread_has_replies_below_comments(isso):
    first = isso.post("/p/1", "First.")
    isso.post("/p/1", "A reply.", parent=first)
    isso.post("/p/2", "Elsewhere.")
    thread = isso.ask("/?uri=%2Fp%2F1&plain=1").data
    assert thread["total_replies"] == 2
    (comment,) = thread["replies"]
    assert comment["text"] == "First."
    assert [reply["text"] for reply in comment["replies"]] == ["A reply."]


@pytest.mark.parametrize("asking", ["of the site", "of another"])
def test_pages_of_the_site_may_ask_and_no_others(isso, asking):
    origin = isso.origin if asking == "of the site" else "https://example.org"
    answer = isso.ask("/count", ["/p/1"], Origin=origin)
    assert answer.headers["Access-Control-Allow-Origin"] == isso.origin


def test_a_question_may_be_asked_beforehand_with_json(isso):
    answer = isso.ask("/count", method="OPTIONS")
    assert answer.status == 200
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]


def test_it_serves_its_client(isso):
    answer = isso.ask("/js/embed.min.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "isso-thread" in answer.body


def test_it_is_there_again_after_it_was_killed(isso):
    isso.post("/p/1", "Text.")
    isso.kill()
    with pytest.raises(URLError):
        isso.ask("/config")
    isso.start()
    assert isso.ask("/count", ["/p/1"]).data == [1]

"""What Waline answers to the scripts of a page and to `blogarchive stats pull`."""

from __future__ import annotations

from time import time
from urllib.parse import quote

import pytest

HOSTILE = "<img src=x onerror=alert(1)>"


def counts(waline, *keys):
    """Ask for the numbers of comments."""
    return waline.ask(f"/api/comment?type=count&url={quote(','.join(keys))}").data


def views(waline, *keys):
    """Ask for the numbers of views."""
    return waline.ask(f"/api/article?type=time&path={quote(','.join(keys))}").data


def recent(waline, count=5):
    """Ask for the recent comments."""
    answer = waline.ask(f"/api/comment?type=recent&count={count}").data
    assert answer["errno"] == 0
    return answer["data"]


def test_counts_come_in_the_order_asked_for_with_replies_and_zero_for_what_it_does_not_know(
    waline,
):
    first = waline.post("/p/1", "First.")
    waline.post("/p/1", "A reply.", parent=first)
    waline.post("/posts/b", "Another.")
    assert counts(waline, "/posts/b", "/p/1", "/none") == {
        "errno": 0,
        "errmsg": "",
        "data": [1, 2, 0],
    }


def test_the_count_of_one_post_is_a_list_too(waline):
    waline.post("/p/1", "First.")
    assert counts(waline, "/p/1")["data"] == [1]


@pytest.mark.parametrize("key", ["/p/9969", "/posts/2024/a_b.c-d", "/posts/~4e2d/x"])
def test_keys_are_kept_as_they_are(waline, key):
    waline.post(key, "Text.")
    waline.hit(key)
    assert counts(waline, key)["data"] == [1]
    assert views(waline, key)["data"] == [{"time": 1}]
    assert [comment["url"] for comment in recent(waline)] == [key]


def test_views_come_in_the_order_asked_for_with_zero_for_what_it_does_not_know(waline):
    assert views(waline, "/p/1", "/p/2")["data"] == [{"time": 0}, {"time": 0}]
    waline.hit("/p/2")
    waline.hit("/p/2")
    assert views(waline, "/p/1", "/p/2")["data"] == [{"time": 0}, {"time": 2}]


def test_counting_a_view_tells_the_new_number(waline):
    view = {"path": "/p/1", "type": "time", "action": "inc"}
    assert waline.ask("/api/article", view).data["data"] == [{"time": 1}]
    assert waline.ask("/api/article", view).data["data"] == [{"time": 2}]


def test_recent_comments_come_latest_first_with_key_author_text_and_time(waline):
    waline.post("/p/1", "First.")
    second = waline.post("/p/2", "*Second.*", author="Zoë")
    comment, _ = recent(waline)
    assert (comment["url"], comment["nick"]) == ("/p/2", "Zoë")
    assert str(comment["objectId"]) == second
    assert comment["orig"] == "*Second.*"
    assert comment["comment"].strip() == "<p><em>Second.</em></p>"
    assert abs(comment["time"] / 1000 - time()) < 60
    assert len(recent(waline, 1)) == 1


def test_recent_comments_hold_neither_mail_nor_address(waline):
    waline.post("/p/1", "Text.")
    assert recent(waline)[0].keys() & {"mail", "ip", "addr"} == set()


def test_authors_links_and_originals_come_as_they_were_written(waline):
    """So it is for us to show text as text, and to look at links."""
    waline.post("/p/1", HOSTILE, author=HOSTILE, link="javascript:alert(1)")
    (comment,) = recent(waline)
    assert (comment["nick"], comment["orig"]) == (HOSTILE, HOSTILE)
    assert comment["link"] == "javascript:alert(1)"
    assert "onerror" not in comment["comment"]


def test_a_thread_has_all_replies_below_its_comments(waline):
    first = waline.post("/p/1", "First.")
    second = waline.post("/p/1", "A reply.", parent=first)
    data = waline.ask("/api/comment?path=/p/1&page=1&pageSize=100").data["data"]
    assert (data["count"], data["totalPages"]) == (2, 1)
    (comment,) = data["data"]
    (reply,) = comment["children"]
    assert (str(reply["objectId"]), str(reply["pid"])) == (second, first)


def test_what_went_wrong_is_said_inside_an_answer_of_200(waline):
    comment = {"nick": "Ada", "mail": "", "link": "", "comment": "Twice.", "url": "/p/1", "ua": ""}
    assert waline.ask("/api/comment", comment).data["errno"] == 0
    answer = waline.ask("/api/comment", comment)
    assert answer.status == 200
    assert answer.data["errno"] != 0


def test_it_takes_questions_of_six_kilobytes(waline):
    keys = [f"/posts/{number:04}" for number in range(500)]
    assert len(",".join(keys)) > 5500
    waline.post(keys[-1], "Text.")
    assert counts(waline, *keys)["data"] == [0] * 499 + [1]
    assert len(views(waline, *keys)["data"]) == 500


def test_pages_of_the_site_may_ask(waline):
    assert waline.ask("/api/comment?type=recent").headers["Access-Control-Allow-Origin"] in (
        "*",
        waline.origin,
    )


@pytest.mark.parametrize("page", ["register", "login"])
def test_it_has_pages_to_register_and_to_log_in_at(waline, page):
    answer = waline.ask(f"/ui/{page}")
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/html")


def test_its_client_is_one_script_that_defines_waline(waline_server):
    from tests.comments.real.servers import CLIENT

    assert "Waline" in (CLIENT / "waline.umd.js").read_text(encoding="utf-8")[:500]
    assert (CLIENT / "waline.css").is_file()

"""The newest comments: those of the service among those of the page, as text, in their order."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.comments.fake import NUMBERS, settled, shift, texts

pytestmark = pytest.mark.browser

TITLES = {f"/p/{number}": [f"posts/{number}.html", f"Post <{number}>"] for number in range(9)}
TITLES["__proto__"] = ["posts/proto.html", "Proto"]


def item(key, comment, date, author="Ada", text="Old"):
    return (
        f'<li data-comment="{comment}" data-date="{date}" data-key="{key}">'
        f'<a href="old.html#comment-{comment}"><bdi data-part="author">{author}</bdi> on '
        '<span data-part="title">T</span></a> '
        f'<span data-part="text" dir="auto">{text}</span></li>'
    )


def block(*items, most=5):
    waits = "" if items else ' data-pending="true"'
    model = "" if items else f"<template>{item('', '', '')}</template>"
    return (
        f'<nav class="blogarchive-block-recent-comments"{waits}><h2>Recent</h2>'
        f'<ul data-recent="{most}">{"".join(items)}{model}</ul></nav><p>Below</p>'
    )


def said(number, key="/p/1", author="Ada", text="<p>New</p>", **more):
    time = 1_735_689_600_000 + number * 1000
    return {"objectId": number, "url": key, "nick": author, "comment": text, "time": time, **more}


@pytest.fixture
def show(stage):
    """Open a page with the block, and yield the visit."""
    (stage.folder / "blogarchive-comments.json").write_text(json.dumps(TITLES))

    def opened(*items, most=5, **options):
        page = stage.page(block(*items, most=most), recent=True)
        return stage.open(page, policy=NUMBERS, **options)

    return opened


def test_the_newest_come_first_and_no_more_than_wanted(stage, show):
    stage.service.recent = [said(3, text="<p>three</p>"), said(1, text="one"), said(2, text="two")]
    old = [item("/p/1", "o1", "2025-01-01T00:00:02.5Z"), item("/p/1", "o2", "2020-01-01T00:00:00Z")]
    with show(*old, most=4, height=20) as seen:
        settled(seen)
        assert seen.comes_to(
            ["three", "Old", "two", "one"], lambda: texts(seen, "li [data-part=text]")
        )
        assert seen.complaints == []
        assert shift(seen) == 0


def test_a_list_that_is_seen_does_not_grow(stage, show):
    stage.service.recent = [said(3), said(1), said(2)]
    with show(item("/p/1", "o1", "2020-01-01T00:00:00Z"), item("/p/1", "o2", "")) as seen:
        settled(seen)
        shown = "all => all.map((item) => item.dataset.comment)"
        assert seen.comes_to(["3", "2"], lambda: seen.page.locator("li").evaluate_all(shown))
        assert shift(seen) == 0


def test_what_the_page_has_is_not_shown_twice(stage, show):
    stage.service.recent = [said(12, "/p/1"), said(12, "/p/2")]
    with show(item("/p/1", "12", "2024-01-01T00:00:00Z"), height=20) as seen:
        settled(seen)
        # the same number at another post is another comment
        assert seen.comes_to(["New", "Old"], lambda: texts(seen, "li [data-part=text]"))
        # and what it had was no reason to ask for the map
        assert seen.asked("blogarchive-comments.json") == 1


def test_nothing_is_loaded_besides_if_there_is_nothing_new(stage, show):
    stage.service.recent = [said(12)]
    with show(item("/p/1", "12", "2024-01-01T00:00:00Z")) as seen:
        settled(seen)
        assert seen.asked("blogarchive-comments.json") == 0


def test_a_comment_leads_to_its_post_by_what_the_site_says(stage, show):
    stage.service.recent = [said(3, "/p/2")]
    with show() as seen:
        settled(seen)
        expect(seen.page.locator("li a")).to_have_attribute("href", "./posts/2.html#comment-3")
        assert seen.comes_to(["Ada on Post <2>"], lambda: texts(seen, "li a"))
        assert seen.page.locator("nav").is_visible()
        assert shift(seen) == 0


def test_what_is_not_of_this_site_or_no_comment_is_left_out(stage, show):
    bad = [
        said(1, "https://elsewhere.example/"),
        said(1, "javascript:alert(1)"),
        said(1, "toString"),
        said(1, None),
        said(1, ["/p/1"]),
        said(1, author=None),
        said(1, time="yesterday"),
        said(1, objectId='1" onclick="x'),
        said(1, objectId="x" * 65),
    ]
    stage.service.recent = [*bad, said(2)]
    with show(item("/p/1", "12", "2020-01-01T00:00:00Z"), height=20) as seen:
        settled(seen)
        assert seen.comes_to(["New", "Old"], lambda: texts(seen, "li [data-part=text]"))
        assert seen.complaints == []


def test_an_answer_that_makes_no_sense_leaves_what_the_page_has(stage, show):
    with show(item("/p/1", "12", "2020-01-01T00:00:00Z")) as seen:
        for answer in (None, "text", [None], [said(1, comment=7)], {"length": 1}):
            stage.service.recent = answer
            seen.page.reload()
            settled(seen)
            assert texts(seen, "li [data-part=text]") == ["Old"], answer
        assert seen.complaints == []


def test_what_readers_write_is_text(stage, show):
    markup = "<img src=x onerror=alert(1)>"
    stage.service.recent = [
        said(1, "__proto__", markup, f"<p>&lt;script&gt; {markup}a &amp;amp; b</p>"),
    ]
    with show() as seen:
        settled(seen)
        assert seen.comes_to([f"{markup} on Proto"], lambda: texts(seen, "li a"))
        assert seen.comes_to(["<script> a &amp; b"], lambda: texts(seen, "li [data-part=text]"))
        assert seen.page.locator("li :is(img, script)").count() == 0
        assert seen.complaints == []


def test_texts_without_end_are_cut_and_cannot_turn_what_follows(stage, show):
    stage.service.recent = [
        said(1, author="\u202eevil\u2066", text="\u202e" + "👩‍🚀x" * 100_000),
        said(2, author="n" * 500, text="line\n\n\tline\u0000"),
        said(3, author="  ", text=""),
    ]
    with show() as seen:
        settled(seen)
        assert seen.comes_to(["Anonymous", "n" * 40 + "…", "evil"], lambda: texts(seen, "bdi"))
        cut = texts(seen, "li [data-part=text]")
        assert cut[1] == "line line"
        assert cut[2].endswith("…")
        assert len(cut[2]) < 200
        assert "\u202e" not in cut[2]


def test_a_service_that_fails_leaves_what_the_page_has(stage, show):
    stage.service.answers = {"/api/comment?type=recent": '{"errno": 3}'}
    with show(item("/p/1", "12", "2020-01-01T00:00:00Z")) as seen:
        settled(seen)
        assert texts(seen, "li [data-part=text]") == ["Old"]
    with show() as seen:
        settled(seen)
        assert not seen.page.locator("nav").is_visible()
        assert seen.complaints == []


def test_without_scripts_an_empty_block_takes_no_room(stage, show):
    with show(scripts=False) as seen:
        assert seen.page.get_by_text("Below").bounding_box()["y"] < 40


def test_a_list_in_which_the_reader_is_stays(stage, show):
    stage.service.recent = [said(1)]
    stage.service.open.clear()
    with show(item("/p/1", "12", "2020-01-01T00:00:00Z")) as seen:
        seen.page.locator("li a").focus()
        stage.service.open.set()
        settled(seen)
        assert texts(seen, "li [data-part=text]") == ["Old"]
        assert seen.page.evaluate("document.activeElement.textContent") == "Ada on T"

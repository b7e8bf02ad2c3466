"""Numbers of comments and views: few requests, never below what was known, nothing that moves."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.comments.fake import NUMBERS, card, count, section, settled, shift, texts, views

pytestmark = pytest.mark.browser

KEYS = [f"/p/{number}" for number in range(30)]


def cards(**options):
    return "".join(card(key, **options) for key in KEYS)


def numbers(seen, kind="comments"):
    return [int(text) for text in texts(seen, f"data[data-{kind}]")]


def test_thirty_cards_and_the_newest_comments_cost_three_requests(stage):
    stage.service.counts = dict.fromkeys(KEYS, 31)
    stage.service.views = dict.fromkeys(KEYS, 501)
    aside = '<ul data-recent="5"><li data-key="/p/1" data-comment="1"><a href="#">A</a></li></ul>'
    with stage.open(stage.page(cards() + aside, recent=True), policy=NUMBERS) as seen:
        settled(seen)
        assert seen.comes_to([31] * 30, lambda: numbers(seen))
        assert seen.comes_to([501] * 30, lambda: numbers(seen, "views"))
        assert len(stage.service.log) == 3
        assert seen.complaints == []
        assert shift(seen) == 0


def test_a_number_stays_what_it_was_if_the_service_knows_of_less(stage):
    stage.service.counts = {"/p/1": 29, "/p/2": 0}
    stage.service.views = {"/p/1": 3}
    with stage.open(stage.page(card("/p/1") + card("/p/2"))) as seen:
        settled(seen)
        assert numbers(seen) == [30, 30]
        assert numbers(seen, "views") == [500, 500]


def test_what_was_not_known_is_shown_when_it_is(stage):
    stage.service.counts = {"/p/1": 0, "/p/2": 123}
    stage.service.views = {"/p/1": 0, "/p/2": 12345}
    body = card("/p/1", None, None) + card("/p/2", None, None)
    with stage.open(stage.page(body), policy=NUMBERS) as seen:
        settled(seen)
        assert seen.comes_to([0, 123], lambda: numbers(seen))
        assert seen.comes_to([0, 12345], lambda: numbers(seen, "views"))
        expect(seen.page.locator("[data-pending]")).to_have_count(0)
        expect(seen.page.locator("data:visible")).to_have_count(4)
        assert seen.page.locator("data").last.get_attribute("value") == "12345"
        assert shift(seen) == 0


def test_the_same_post_is_asked_for_once_and_shown_everywhere(stage):
    stage.service.counts = {"/p/1": 40}
    with stage.open(stage.page(card("/p/1") * 3)) as seen:
        settled(seen)
        assert seen.comes_to([40] * 3, lambda: numbers(seen))
        assert stage.service.asked("type=count") == ["/api/comment?type=count&url=/p/1"]


GARBAGE = {
    "HTML": "<!DOCTYPE html><title>Sorry</title>",
    "nothing": "",
    "null": "null",
    "an error": json.dumps({"errno": 100, "errmsg": "no", "data": [99, 99]}),
    "no data": json.dumps({"errno": 0}),
    "a string": json.dumps({"errno": 0, "data": "99"}),
    "strings": json.dumps({"errno": 0, "data": ["99", "<b>99</b>"]}),
    "below zero": json.dumps({"errno": 0, "data": [-1, -99]}),
    "fractions": json.dumps({"errno": 0, "data": [99.5, 1e300]}),
    "no numbers": json.dumps({"errno": 0, "data": [None, {"time": "99"}]}),
    "too many": json.dumps({"errno": 0, "data": [99, 99, 99]}),
    "too few": json.dumps({"errno": 0, "data": [99]}),
    "NaN": '{"errno": 0, "data": [NaN, Infinity]}',
}


def test_an_answer_that_makes_no_sense_changes_nothing(stage):
    body = card("/p/1") + card("/p/2", None, None) + section()
    page = stage.page(body)
    with stage.open(policy=NUMBERS) as seen:
        for name, answer in GARBAGE.items():
            stage.service.answers = {"/": answer}
            seen.page.goto(f"{seen.base}{page}")
            settled(seen)
            assert set(numbers(seen)) == {30, 0}, name
            assert set(numbers(seen, "views")) == {500, 0}, name
            # what isn't known isn't shown
            assert not seen.page.locator("[data-views='/p/2']").is_visible(), name
            assert shift(seen) == 0, name
        # the client is no part of what the policy allows
        assert {text for text in seen.complaints if "Security Policy" not in text} == set()


def test_a_service_in_trouble_changes_nothing(stage):
    stage.service.status = 500
    stage.service.counts = {"/p/1": 99}
    with stage.open(stage.page(card("/p/1"))) as seen:
        settled(seen)
        assert numbers(seen) == [30]
        # browsers tell of the answer themselves; the page says nothing
        assert all("status of" in text for text in seen.complaints)


def test_a_service_that_is_gone_changes_nothing(stage):
    with stage.open(stage.page(cards() + section(), server="http://127.0.0.1:9")) as seen:
        settled(seen)
        assert numbers(seen) == [30] * 31
        assert all("net::ERR" in text for text in seen.complaints)
        assert shift(seen) == 0


def test_nobody_waits_longer_than_ten_seconds(stage):
    stage.service.open.clear()
    with stage.open() as seen:
        # a second passes as a hundredth
        seen.page.add_init_script(
            "const { timeout } = AbortSignal;"
            "AbortSignal.timeout = (time) => ((window.patience = time), timeout(time / 100));"
        )
        seen.page.goto(seen.base + stage.page(card("/p/1")))
        assert seen.page.evaluate("patience") == 10_000
        settled(seen)
        stage.service.counts = {"/p/1": 99}
        stage.service.open.set()
        settled(seen)
        assert numbers(seen) == [30]
        assert seen.complaints == []


def test_without_scripts_the_page_is_as_it_was_built(stage):
    stage.service.counts = {"/p/1": 99}
    body = card("/p/1") + card("/p/2", None, None) + section(consent=True)
    with stage.open(stage.page(body), scripts=False) as seen:
        assert numbers(seen) == [30, 0, 30]
        assert stage.service.log == []
        assert seen.page.locator("[data-comments='/p/2']").is_visible() is False
        assert seen.page.get_by_text("Comments need JavaScript.").is_visible()
        assert not seen.page.get_by_role("button").is_visible()


def test_addresses_stay_short_enough_for_servers(stage):
    keys = [f"/posts/{'long' * 20}/{number:04}" for number in range(200)]
    stage.service.counts = dict.fromkeys(keys, 77)
    with stage.open(stage.page("".join(map(count, keys)))) as seen:
        settled(seen)
        assert seen.comes_to([77] * 200, lambda: numbers(seen))
        assert max(len(path) for path in stage.service.asked()) < 6200
        assert len(stage.service.asked()) == 4


def test_keys_that_scripts_stumble_over_are_keys_like_others(stage):
    keys = ["__proto__", "constructor", "toString", "/a'\"b&<c>", "/p/1?x=1#y"]
    stage.service.counts = dict(zip(keys, range(50, 55), strict=True))
    with stage.open(stage.page("".join(map(count, keys))), policy=NUMBERS) as seen:
        settled(seen)
        assert seen.comes_to([50, 51, 52, 53, 54], lambda: numbers(seen))
        assert seen.complaints == []


def test_what_the_setting_declines_is_not_asked_for(stage):
    with stage.open(stage.page(cards(), counts="", views="", recent="")) as seen:
        settled(seen)
        assert stage.service.log == []


# ---- a view counts once


def hits(stage):
    return [body for method, path, body in stage.service.log if method == "POST"]


def post(stage):
    return stage.page(views("/p/1") + section())


def test_reading_a_post_counts_and_shows_the_new_number(stage):
    stage.service.views = {"/p/1": 600}
    with stage.open(post(stage), policy=NUMBERS) as seen:
        settled(seen)
        assert seen.comes_to([601], lambda: numbers(seen, "views"))
        assert [json.loads(body)["path"] for body in hits(stage)] == ["/p/1"]
        # the answer to that is all that was wanted
        assert stage.service.asked("type=time") == []


def test_a_post_without_a_section_counts_as_well(stage):
    body = '<data data-hit="true" data-views="/p/9" value="1">1</data>'
    with stage.open(stage.page(body)) as seen:
        settled(seen)
        assert len(hits(stage)) == 1


def test_a_list_of_posts_is_no_view_of_any(stage):
    with stage.open(stage.page(cards())) as seen:
        settled(seen)
        assert hits(stage) == []


def test_loading_again_does_not_count(stage):
    with stage.open(post(stage)) as seen:
        settled(seen)
        stage.service.views["/p/1"] = 700
        seen.page.reload()
        settled(seen)
        assert len(hits(stage)) == 1
        assert seen.comes_to([700], lambda: numbers(seen, "views"))


def test_coming_back_does_not_count(stage):
    other = stage.page(card("/p/3"))
    with stage.open(post(stage)) as seen:
        settled(seen)
        seen.page.goto(seen.base + other)
        settled(seen)
        seen.page.go_back()
        settled(seen)
        assert len(hits(stage)) == 1


@pytest.mark.parametrize("where", ["on this machine", "on disk", "on a host"])
def test_a_view_counts_where_readers_are(stage, where):
    name = stage.page(views("/p/1") + section(), server="https://comments.example")
    asked = []

    def answer(route):
        asked.append(route.request.method)
        headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
        route.fulfill(json={"errno": 0, "data": [{"time": 700}]}, headers=headers)

    def give(route):
        path = route.request.url.partition("blog.example/")[2].partition("?")[0]
        route.fulfill(path=stage.folder / path)

    with stage.open() as seen:
        seen.page.route("https://comments.example/api/article**", answer)
        seen.page.route("https://blog.example/**", give)
        bases = {"on disk": f"{stage.folder.as_uri()}/", "on a host": "https://blog.example/"}
        seen.page.goto(bases.get(where, seen.base) + name)
        settled(seen)
        assert seen.comes_to([700], lambda: numbers(seen, "views"))
        assert asked.count("POST") == (where == "on a host")


def test_a_failed_count_leaves_the_number(stage):
    stage.service.answers = {"/api/article": json.dumps({"errno": 1, "errmsg": "no"})}
    with stage.open(post(stage)) as seen:
        settled(seen)
        assert numbers(seen, "views") == [500]
        assert seen.complaints == []

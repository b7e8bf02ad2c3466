"""The service's client: loaded when it is due and no sooner, beside what the page holds."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from playwright.sync_api import expect

from tests.comments.fake import CLIENT, adapter, card, section, settled, shift, texts

pytestmark = pytest.mark.browser

FAR = '<div style="height: 5000px"></div>'
#: As strict as the client of these tests allows, with what stands in for the text of the post.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "connect-src 'self' {server}; require-trusted-types-for 'script'; "
    "trusted-types blogarchive-comments"
)
#: Lets ten seconds pass as a tenth of one.
HURRY = (
    "const late = setTimeout;"
    "window.setTimeout = (act, time, ...given) => late(act, time === 1e4 ? 100 : time, ...given);"
)
CLOSED = 'Object.defineProperty(window, "localStorage", { get() { throw new Error("closed"); } });'


def state(seen):
    return seen.page.locator("section").get_attribute("data-state")


def stands(seen):
    """Wait until the client is there."""
    seen.page.wait_for_selector("[data-state=Loaded]")


def own(seen):
    """Return how often the client's script was asked for."""
    return seen.asked("client.js")


def test_numbers_come_at_once_and_the_client_when_its_place_is_near(stage):
    stage.service.counts = {"/p/1": 31}
    stage.service.thread = [{"objectId": "7"}]
    with stage.open(stage.page(card("/p/1") + FAR + section(thread="Old")), policy=POLICY) as seen:
        settled(seen)
        assert seen.comes_to(["31", "31"], lambda: texts(seen, "data[data-comments]"))
        assert (state(seen), own(seen)) == (None, 0)
        seen.page.mouse.wheel(0, 4000)
        stands(seen)
        assert own(seen) == 1
        assert seen.comes_to(["Live"], lambda: texts(seen, ".wl-card-item"))
        assert seen.complaints == []
        assert shift(seen) == 0
        seen.page.mouse.wheel(0, -4000)
        seen.page.mouse.wheel(0, 4000)
        settled(seen)
        assert own(seen) == 1


def test_at_once_means_without_scrolling(stage):
    with stage.open(stage.page(FAR + section(), load="at once"), policy=POLICY) as seen:
        stands(seen)
        assert seen.complaints == []


def test_the_client_is_told_of_the_post_and_nothing_else_of_the_page(stage):
    options = '{"pageSize": 5, "serverURL": "https://elsewhere.example"}'
    page = stage.page(section("/p/1"), load="at once", options=options)
    with stage.open(page) as seen:
        stands(seen)
        (told,) = seen.page.evaluate("inits")
        assert told == {
            "el": True,
            "serverURL": stage.service.url,
            "path": "/p/1",
            "lang": "en",
            "pageSize": 5,
            "dark": False,
            "emoji": False,
            "search": False,
            "imageUploader": False,
            "pageview": False,
            "comment": False,
        }


# ---- what the page holds stays until there is something better


def test_the_thread_of_the_page_gives_way_to_the_client(stage):
    page = stage.page(section(thread="Old"), load="at once")
    with stage.open(page) as seen:
        stands(seen)
        expect(seen.page.locator(".blogarchive-thread")).to_be_hidden()
        assert seen.page.locator("[data-state] .blogarchive-comments-needs").count() == 0


def test_the_thread_stays_if_the_service_does_not_answer_the_client(stage):
    stage.service.answers = {"/": "<!DOCTYPE html>"}
    page = stage.page(section(thread="Old"), load="at once")
    with stage.open() as seen:
        seen.page.add_init_script(HURRY)
        seen.page.goto(seen.base + page)
        seen.page.wait_for_selector("[data-state=Failed]")
        assert seen.page.locator(".blogarchive-thread").is_visible()
        assert seen.page.get_by_role("status").text_content() == "Comments could not be loaded."
        # late is better than never
        seen.page.wait_for_selector(".wl-operation", state="attached")
        seen.page.evaluate(
            "const empty = document.createElement('p'); empty.className = 'wl-empty';"
            "document.querySelector('.wl-operation').replaceWith(empty)"
        )
        stands(seen)
        expect(seen.page.locator(".blogarchive-thread")).to_be_hidden()
        assert seen.complaints == []


@pytest.mark.parametrize("client", ["_static/gone.js", "http://127.0.0.1:9/client.js"])
def test_the_thread_stays_if_the_client_cannot_be_had(stage, client):
    page = stage.page(section(thread="Old"), load="at once", client=client)
    with stage.open(page) as seen:
        seen.page.wait_for_selector("[data-state=Failed]")
        assert seen.page.locator(".blogarchive-thread").is_visible()
        assert seen.page.get_by_text("could not be loaded").is_visible()
        assert all("load resource" in text for text in seen.complaints)


def test_the_thread_stays_if_there_is_no_adapter(stage):
    page = stage.page(section(thread="Old"), load="at once", provider="unknown")
    with stage.open(page) as seen:
        seen.page.wait_for_selector("[data-state=Failed]")
        assert seen.page.locator(".blogarchive-thread").is_visible()
        assert all("load resource" in text for text in seen.complaints)


def test_a_policy_that_does_not_trust_the_script_leaves_the_page_as_it_is(stage):
    stage.service.counts = {"/p/1": 31}
    policy = POLICY.replace("trusted-types blogarchive-comments", "trusted-types 'none'")
    page = stage.page(section(thread="Old"), load="at once")
    with stage.open(page, policy=policy) as seen:
        seen.page.wait_for_selector("[data-state=Failed]")
        settled(seen)
        assert seen.comes_to(["31"], lambda: texts(seen, "data"))
        assert own(seen) == 0


def test_a_closed_post_shows_its_thread_and_asks_for_nothing(stage):
    closed = re.sub('<div class="blogarchive-comments-client">.*?</div>', "", section(thread="Old"))
    with stage.open(stage.page(closed, load="at once", counts="", views="")) as seen:
        settled(seen)
        assert seen.page.locator(".blogarchive-thread").is_visible()
        assert stage.service.log == []


def digest(text):
    return f"sha384-{base64.b64encode(hashlib.sha384(text.encode()).digest()).decode()}"


@pytest.mark.parametrize(("text", "end"), [(CLIENT, "Loaded"), ("other", "Failed")])
def test_a_script_that_is_not_what_the_writer_saw_is_not_run(stage, text, end):
    page = stage.page(section(), load="at once", client_script_integrity=digest(text))
    with stage.open(page) as seen:
        seen.page.wait_for_selector(f"[data-state={end}]")
        script = seen.page.locator("script[src='_static/client.js']")
        assert script.get_attribute("crossorigin") == "anonymous"


def test_the_style_comes_with_the_script_and_may_be_missing(stage):
    color = "getComputedStyle(document.querySelector('.wl-editor')).color"
    for style, shown in {"_static/client.css": "rgb(1, 2, 3)", "_static/gone.css": None}.items():
        page = stage.page(section(), load="at once", client_style=style)
        with stage.open(page) as seen:
            stands(seen)
            if shown:
                assert seen.page.evaluate(color) == shown


# ---- fragments


def test_who_comes_for_the_comments_need_not_scroll(stage):
    page = stage.page(FAR + section() + FAR)
    with stage.open(f"{page}#blogarchive-comments") as seen:
        stands(seen)


def test_who_comes_for_a_comment_of_the_page_sees_it(stage):
    stage.service.thread = [{"objectId": "7"}]
    page = stage.page(FAR + section(thread="Old") + FAR)
    with stage.open(f"{page}#comment-12") as seen:
        stands(seen)
        settled(seen)
        # the client doesn't show it
        assert seen.page.locator("#comment-12").is_visible()


def test_who_comes_for_a_comment_of_the_service_is_brought_there(stage):
    stage.service.thread = [{"objectId": "7"}, {"objectId": "8"}]
    page = stage.page(FAR + section(thread="Old") + FAR)
    with stage.open(f"{page}#comment-8") as seen:
        stands(seen)
        top = "document.getElementById(8).getBoundingClientRect().y"
        seen.page.wait_for_function(f"Math.abs({top}) < 2")
        expect(seen.page.locator(".blogarchive-thread")).to_be_hidden()


@pytest.mark.parametrize("fragment", ["part", "%E9%83%A8"])
def test_other_places_of_the_page_do_not_load_the_client(stage, fragment):
    page = stage.page(f'<p id="part">P</p><p id="部">P</p>{FAR}{section()}')
    with stage.open(f"{page}#{fragment}") as seen:
        settled(seen)
        assert own(seen) == 0


def test_a_fragment_that_is_broken_breaks_nothing(stage):
    stage.service.counts = {"/p/1": 31}
    with stage.open(f"{stage.page(section())}#%E0%A4%A") as seen:
        stands(seen)
        assert seen.comes_to(["31"], lambda: texts(seen, "data"))
        assert seen.complaints == []


# ---- consent


def consent(stage, **options):
    return stage.page(card("/p/1") + section(consent=True, thread="Old"), load="consent", **options)


def test_nothing_is_asked_of_anyone_before_the_reader_agrees(stage):
    stage.service.counts = {"/p/1": 31}
    with stage.open(f"{consent(stage)}#blogarchive-comments", policy=POLICY) as seen:
        settled(seen)
        seen.page.mouse.wheel(0, 4000)
        settled(seen)
        assert (stage.service.log, own(seen)) == ([], 0)
        assert seen.page.locator(".blogarchive-thread").is_visible()
        # who will be asked is said beside the button
        asked = seen.page.locator(".blogarchive-comments-consent")
        assert stage.service.url.removeprefix("http://") in asked.text_content()
        seen.page.get_by_role("button", name="Show comments").click()
        stands(seen)
        settled(seen)
        assert seen.comes_to(["31", "31"], lambda: texts(seen, "data[data-comments]"))
        assert seen.complaints == []


def test_consent_is_kept_and_can_be_withdrawn(stage):
    page, other = consent(stage), stage.page(card("/p/1"), load="consent")
    with stage.open(page) as seen:
        seen.page.get_by_role("button", name="Show comments").click()
        stands(seen)
        settled(seen)
        stage.service.log.clear()
        seen.page.goto(seen.base + other)
        settled(seen)
        assert seen.comes_to(True, lambda: bool(stage.service.asked("type=count")))
        seen.page.goto(seen.base + page)
        stands(seen)
        with seen.page.expect_navigation():
            seen.page.get_by_role("button", name="Stop loading comments").click()
        settled(seen)
        stage.service.log.clear()
        assert seen.page.get_by_role("button", name="Show comments").is_visible()
        assert seen.page.evaluate("localStorage.length") == 0
        seen.page.goto(seen.base + other)
        settled(seen)
        assert stage.service.log == []


def test_consent_to_one_service_is_none_to_another(stage):
    with stage.open() as seen:
        seen.page.goto(f"{seen.base}{consent(stage, server='http://127.0.0.1:9')}")
        seen.page.get_by_role("button", name="Show comments").click()
        settled(seen)
        seen.page.goto(f"{seen.base}{consent(stage)}")
        settled(seen)
        assert stage.service.log == []


def test_where_nothing_can_be_kept_consent_holds_for_the_page(stage):
    page = consent(stage)
    with stage.open() as seen:
        seen.page.add_init_script(CLOSED)
        seen.page.goto(seen.base + page)
        seen.page.get_by_role("button", name="Show comments").click()
        stands(seen)
        assert seen.complaints == []
        seen.page.goto(seen.base + page)
        settled(seen)
        assert state(seen) is None


def test_nothing_is_stored_but_consent(stage):
    page = stage.page(card("/p/1") + section(), load="at once")
    with stage.open(page) as seen:
        stands(seen)
        assert seen.page.evaluate("localStorage.length + sessionStorage.length") == 0
        assert seen.page.context.cookies() == []


# ---- for those who don't see, and on paper


def test_that_the_client_stands_is_told_without_taking_the_focus(stage):
    page = stage.page('<button id="mine">B</button>' + FAR + section())
    with stage.open(page) as seen:
        status = seen.page.get_by_role("status")
        # it is there before it says anything
        assert status.text_content() == ""
        seen.page.locator("#mine").focus()
        seen.page.evaluate("document.querySelector('section').scrollIntoView()")
        stands(seen)
        expect(status).to_have_text("Comments are loaded.")
        assert seen.page.evaluate("document.activeElement.id") == "mine"


def test_the_client_is_not_printed_and_the_thread_of_the_page_is(stage):
    stage.service.thread = [{"objectId": "7"}]
    page = stage.page(section(thread="Old", consent=True), load="at once")
    with stage.open(page) as seen:
        stands(seen)
        seen.page.emulate_media(media="print")
        assert not seen.page.locator(".blogarchive-comments-client").is_visible()
        assert not seen.page.locator(".blogarchive-comments-consent").is_visible()
        assert seen.page.locator(".blogarchive-thread").is_visible()


# ---- colours and languages

RECORDS = """\
(window.blogarchiveComments ??= {}).own = ({ speak }) => ({
  embed: async (place, told) => {
    Object.assign(window, { told, speak, scheme: told.dark });
    return { dark: (is) => (window.scheme = is) };
  },
});
"""
AWARE = "<style>:root { color-scheme: light dark }</style>"


#: Attributes of html and body, what the head holds, the system, the setting, and what follows.
SCHEMES = [
    ('data-theme="dark"|', "", "light", "auto", True),
    ('data-theme="light"|', AWARE, "dark", "auto", False),
    ('data-theme="auto"|', "", "dark", "auto", True),
    ('|data-theme="dark"', "", "light", "auto", True),
    ('|data-theme="auto"', "", "dark", "auto", True),
    ('|data-theme="auto"', "", "light", "auto", False),
    ("|", AWARE, "dark", "auto", True),
    # a theme that knows nothing of the dark
    ("|", "", "dark", "auto", False),
    ('data-theme="dark"|', "", "dark", "light", False),
    ("|", "", "light", "dark", True),
]


def test_the_client_is_as_dark_as_the_page(stage):
    adapter(stage, "own", RECORDS)
    told = {"provider": "own", "load": "at once"}
    with stage.open() as seen:
        for attributes, head, system, setting, dark in SCHEMES:
            page = stage.page(
                section(), attributes=attributes, head=head, color_scheme=setting, **told
            )
            seen.page.emulate_media(color_scheme=system)
            seen.page.goto(seen.base + page)
            stands(seen)
            assert seen.page.evaluate("told.dark") is dark, (attributes, head, system, setting)


def test_the_client_follows_when_the_reader_turns_to_the_dark(stage):
    adapter(stage, "own", RECORDS)
    page = stage.page(section(), provider="own", head=AWARE, load="at once")
    with stage.open(page) as seen:
        stands(seen)
        seen.page.emulate_media(color_scheme="dark")
        seen.page.wait_for_function("scheme === true")
        seen.page.evaluate("document.documentElement.dataset.theme = 'light'")
        seen.page.wait_for_function("scheme === false")
        seen.page.evaluate("delete document.documentElement.dataset.theme")
        seen.page.evaluate("document.body.dataset.theme = 'dark'")
        seen.page.wait_for_function("scheme === true")


def test_the_client_speaks_the_language_of_the_post_or_the_closest_one(stage):
    adapter(stage, "own", RECORDS)
    page = stage.page(section(language="zh-TW"), provider="own", load="at once")
    known = ["en", "zh-CN", "zh-TW", "de", "pt-BR", "pt-PT"]
    expected = {
        "zh-TW": "zh-TW",
        "zh-Hant-HK": "zh-TW",
        "zh-HK": "zh-TW",
        "zh-Hans": "zh-CN",
        "zh": "zh-CN",
        "de-AT": "de",
        "pt": "pt-BR",
        "pt-pt": "pt-PT",
        "cy": "en",
        "EN-gb": "en",
    }
    with stage.open(page) as seen:
        stands(seen)
        assert seen.page.evaluate("told.language") == "zh-TW"
        spoken = "([tags, known]) => tags.map((tag) => speak(tag, known))"
        assert seen.page.evaluate(spoken, [[*expected], known]) == [*expected.values()]


def test_the_setting_decides_on_the_language(stage):
    adapter(stage, "own", RECORDS)
    page = stage.page(section(language="zh-TW"), provider="own", load="at once", language="fr")
    with stage.open(page) as seen:
        stands(seen)
        assert seen.page.evaluate("told") == {
            "key": "/p/1",
            "title": "A title",
            "url": "https://example.org/p/1",
            "language": "fr",
            "dark": False,
        }

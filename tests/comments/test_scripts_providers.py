"""Adapters: what each service is asked, and what its client is told."""

from __future__ import annotations

import json

import pytest

from tests.comments.fake import card, section, settled, texts
from tests.comments.test_scripts_client import FAR, stands
from tests.comments.test_scripts_recent import block, item

pytestmark = pytest.mark.browser

OLD = item("/p/1", "1", "2020-01-01T00:00:00Z")


@pytest.fixture(autouse=True)
def _map(stage):
    pages = {"/p/1": ["p/1.html", "One"], "/p/2": ["p/2.html", "Two"]}
    (stage.folder / "blogarchive-comments.json").write_text(json.dumps(pages))


def numbers(seen, kind):
    return texts(seen, f"article data[data-{kind}]")


# ---- Isso


def test_isso_gives_numbers_and_the_newest_comments_in_their_order(stage):
    said = [
        {"id": 2, "uri": "/p/2", "author": "A &amp; B", "text": "<p>two</p>", "created": 1.7e9},
        {"id": 4, "uri": "/p/1", "author": None, "text": "<p>four &lt;b&gt;</p>", "created": 1.8e9},
        {"id": 3, "uri": "/p/1", "author": "C", "text": "three", "created": 1.75e9},
    ]
    stage.service.answers = {"/count": "[31, 32]", "/latest": json.dumps(said)}
    body = card("/p/1", seen=None) + card("/p/2", seen=None) + FAR + block(OLD, most=3)
    with stage.open(stage.page(body, provider="isso", recent=True, views="")) as seen:
        settled(seen)
        assert seen.comes_to(["31", "32"], lambda: numbers(seen, "comments"))
        assert seen.comes_to(
            ["four <b>", "three", "two"], lambda: texts(seen, "li [data-part=text]")
        )
        assert seen.comes_to(["Anonymous", "C", "A & B"], lambda: texts(seen, "li bdi"))
        # simple requests: nobody is asked beforehand
        asked = {path: body for _method, path, body in stage.service.log}
        assert len(stage.service.log) == 2
        assert asked.keys() == {"/count", "/latest?limit=99"}
        assert json.loads(asked["/count"]) == ["/p/1", "/p/2"]


ISSO = """\
const { attributes } = document.currentScript;
window.told = Object.fromEntries([...attributes].map(({ name, value }) => [name, value]));
const place = document.getElementById("isso-thread");
window.post = { ...place.dataset };
const root = Object.assign(document.createElement("div"), { id: "isso-root" });
setTimeout(() => place.append(root), 50);
"""


def test_isso_is_told_of_the_post_by_attributes(stage):
    stage.service.answers = {"/js/embed.min.js": ISSO}
    page = stage.page(
        section(language="zh-Hant"),
        provider="isso",
        client=f"{stage.service.url}/js/embed.min.js",
        load="at once",
        counts="",
        options='{"vote": false, "max-comments-top": 5}',
    )
    with stage.open(page) as seen:
        stands(seen)
        told = seen.page.evaluate("told")
        assert {name: text for name, text in told.items() if "isso" in name and name != "src"} == {
            "data-isso": stage.service.url,
            "data-isso-lang": "zh-TW",
            "data-isso-max-comments-top": "5",
            "data-isso-vote": "false",
        }
        assert seen.page.evaluate("post") == {"issoId": "/p/1", "title": "A title"}


# ---- Artalk


def test_artalk_gives_numbers_and_the_newest_comments(stage):
    said = {"id": 7, "page_key": "/p/2", "nick": "A", "content": "*b* <i>", "date": "2026-01-02"}
    stage.service.answers = {
        "/api/v2/stats/page_comment": '{"data": {"/p/1": 31, "__proto__": 9}}',
        "/api/v2/stats/page_pv": '{"data": {"/p/2": 502}}',
        "/api/v2/stats/latest_comments": json.dumps({"data": [said]}),
        "/api/v2/pages/pv": '{"pv": 601}',
    }
    body = card("/p/1") + card("/p/2") + section("/p/1") + FAR + block(OLD)
    page = stage.page(body, provider="artalk", recent=True, options='{"site": "A & B"}')
    with stage.open(page) as seen:
        settled(seen)
        assert seen.comes_to(["31", "30"], lambda: numbers(seen, "comments"))
        assert seen.comes_to(["601", "502"], lambda: numbers(seen, "views"))
        assert seen.comes_to(["*b* <i>", "Old"], lambda: texts(seen, "li [data-part=text]"))
        assert all("site_name=A & B&" in path for path in stage.service.asked("/stats/"))
        (sent,) = [json.loads(body) for _method, _path, body in stage.service.log if body]
        assert sent == {"page_key": "/p/1", "page_title": "Page", "site_name": "A & B"}


ARTALK = """\
window.Artalk = {
  init(told) {
    window.told = { ...told, el: told.el.isConnected };
    return {
      on: (name, act) => name === "list-loaded" && setTimeout(act, 20),
      setDarkMode: (is) => (window.scheme = is),
    };
  },
};
"""


def test_artalk_is_told_of_the_post_and_of_the_dark(stage):
    (stage.folder / "_static/artalk.js").write_text(ARTALK)
    page = stage.page(
        section(language="fr"),
        provider="artalk",
        client="_static/artalk.js",
        load="at once",
        attributes='data-theme="dark"|',
        options='{"site": "S", "vote": false, "emoticons": "https://elsewhere.example"}',
    )
    with stage.open(page) as seen:
        stands(seen)
        assert seen.page.evaluate("told") == {
            "el": True,
            "server": stage.service.url,
            "site": "S",
            "pageKey": "/p/1",
            "pageTitle": "A title",
            "darkMode": True,
            "locale": "en",
            "vote": False,
            "emoticons": "https://elsewhere.example",
            "versionCheck": False,
            "pvAdd": False,
        }
        seen.page.evaluate("document.documentElement.dataset.theme = 'light'")
        seen.page.wait_for_function("scheme === false")


# ---- those that are a frame

FRAME = """\
const script = document.currentScript;
window.told = Object.fromEntries([...script.attributes].map(({ name, value }) => [name, value]));
const frame = document.createElement("iframe");
frame.src = new URL("/widget.html", script.src);
(document.querySelector(".giscus") ?? script.parentElement).append(frame);
"""
WIDGET = """\
<!DOCTYPE html><script>
const tell = () => parent.postMessage(%s, "*");
setTimeout(tell, 30);
addEventListener("message", ({ data }) => (document.title = JSON.stringify(data)));
</script>
"""


def frame(stage, provider, message, options, **more):
    """Return a page with a client that is a frame."""
    stage.service.answers = {"/client.js": FRAME, "/widget": WIDGET % json.dumps(message)}
    return stage.page(
        section(thread="Old", **more),
        provider=provider,
        client=f"{stage.service.url}/client.js",
        server="",
        load="at once",
        counts="",
        views="",
        options=json.dumps(options),
    )


def heard(seen):
    """Turn to the dark, and return what the frame hears."""
    seen.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    (inner,) = seen.page.frames[1:]
    inner.wait_for_function("document.title")
    return json.loads(inner.title())


def policy(stage):
    host = stage.service.url
    return (
        f"default-src 'none'; script-src 'self' {host}; style-src 'self'; frame-src {host}; "
        "require-trusted-types-for 'script'; trusted-types blogarchive-comments"
    )


def test_giscus_finds_the_post_by_its_key_and_follows_the_dark(stage):
    options = {"repo": "a/b", "repo_id": "R", "category": "C", "category_id": "D", "strict": 0}
    page = frame(stage, "giscus", {"giscus": {"resizeHeight": 99}}, options, language="el")
    with stage.open(page, policy=policy(stage)) as seen:
        stands(seen)
        told = seen.page.evaluate("told")
        assert {name: text for name, text in told.items() if name != "src"} == {
            "crossorigin": "anonymous",
            "data-repo": "a/b",
            "data-repo-id": "R",
            "data-category": "C",
            "data-category-id": "D",
            "data-strict": "0",
            "data-mapping": "specific",
            "data-term": "/p/1",
            "data-lang": "gr",
            "data-theme": "light",
        }
        assert heard(seen) == {"giscus": {"setConfig": {"theme": "dark"}}}
        assert seen.complaints == []


def test_utterances_finds_the_post_by_its_key_and_follows_the_dark(stage):
    options = {"repo": "a/b", "label": "blog"}
    page = frame(stage, "utterances", {"type": "resize", "height": 99}, options)
    with stage.open(page, policy=policy(stage)) as seen:
        stands(seen)
        told = seen.page.evaluate("told")
        assert {name: text for name, text in told.items() if name != "src"} == {
            "crossorigin": "anonymous",
            "repo": "a/b",
            "label": "blog",
            "issue-term": "/p/1",
            "theme": "github-light",
        }
        assert heard(seen) == {"type": "set-theme", "theme": "github-dark"}
        assert seen.complaints == []


@pytest.mark.parametrize("provider", ["giscus", "utterances"])
def test_a_frame_that_says_nothing_of_itself_does_not_stand(stage, provider):
    page = frame(stage, provider, {"other": 7}, {})
    with stage.open(page) as seen:
        settled(seen)
        assert seen.page.locator(".blogarchive-thread").is_visible()


@pytest.mark.parametrize("provider", ["giscus", "utterances"])
def test_who_comes_back_from_logging_in_need_not_scroll(stage, provider):
    page = frame(stage, provider, {"giscus": {}, "type": "resize"}, {})
    path = stage.folder / page
    path.write_text(
        path.read_text()
        .replace('data-load="at once"', 'data-load="scroll"')
        .replace("<section", '<div style="height: 9000px"></div><section')
    )
    with stage.open(f"{page}?{provider}=session") as seen:
        stands(seen)


DISQUS = """\
const config = { page: {}, callbacks: {} };
window.disqus_config.call(config);
const place = document.getElementById("disqus_thread") !== null;
window.told = { ...config.page, language: config.language, place };
setTimeout(() => config.callbacks.onReady.forEach((act) => act()), 20);
"""


def test_disqus_is_told_of_the_post_by_its_function(stage):
    stage.service.answers = {"/embed.js": DISQUS}
    told = {"client": f"{stage.service.url}/embed.js", "load": "at once", "counts": "", "views": ""}
    with stage.open() as seen:
        for language, name in {"zh-TW": "zh_HANT", "zh-CN": "zh", "pt-BR": "pt_BR"}.items():
            page = stage.page(section(language=language), provider="disqus", **told)
            seen.page.goto(seen.base + page)
            stands(seen)
            assert seen.page.evaluate("told") == {
                "identifier": "/p/1",
                "title": "A title",
                "url": "https://example.org/p/1",
                "language": name,
                "place": True,
            }


def test_waline_is_told_the_language_by_its_own_name_for_it(stage):
    page = stage.page(section(language="ja-JP"), load="at once")
    with stage.open(page) as seen:
        stands(seen)
        assert seen.page.evaluate("inits[0].lang") == "jp"


def test_waline_without_a_client_gives_numbers(stage):
    stage.service.counts = {"/p/1": 31}
    with stage.open(stage.page(card("/p/1"), client="")) as seen:
        settled(seen)
        assert seen.comes_to(["31"], lambda: numbers(seen, "comments"))
        assert seen.complaints == []

"""The adapter that the documentation shows works as it stands there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.comments.fake import adapter, card, section, settled, texts
from tests.comments.test_scripts_client import stands
from tests.comments.test_scripts_recent import block

pytestmark = pytest.mark.browser

GUIDE = Path(__file__).parents[2] / "docs/guide/comments.md"
EMBED = """\
const { key, language } = document.currentScript.dataset;
const made = document.createElement("div");
made.className = "mine-comments";
const comment = { id: "mine-8", textContent: `${key} ${language}` };
made.append(Object.assign(document.createElement("p"), comment));
document.getElementById("mine").append(made);
"""


def answer(numbers):
    """Return an answer of numbers by key."""

    def answered(path, _body):
        query = parse_qs(urlsplit(path).query)
        assert query["team"] == ["blog"]
        found = [numbers[key] for key in query["of"][0].split(",")]
        return json.dumps(found)

    return answered


def test_it_does_all_that_an_adapter_can(stage):
    text = GUIDE.read_text("utf-8")
    (script,) = re.findall(r"^```js\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    adapter(stage, "mine", script)
    pages = {"/p/2": ["p/2.html", "Two"]}
    (stage.folder / "blogarchive-comments.json").write_text(json.dumps(pages))
    said = {"page": "/p/2", "number": 8, "name": "A", "words": "<b>", "at": "2026-01-01T00:00Z"}
    views = answer({"/p/1": 501, "/p/2": 502})
    stage.service.answers = {
        "/counts": answer({"/p/1": 31, "/p/2": 32}),
        "/views?team=blog&of=%2Fp%2F1": "601",
        "/views": views,
        "/recent": json.dumps([said]),
        "/embed.js": EMBED,
    }
    body = card("/p/1") + card("/p/2") + block() + section("/p/1", language="de")
    page = stage.page(
        body,
        provider="mine",
        client=f"{stage.service.url}/embed.js",
        recent=True,
        options='{"team": "blog"}',
    )
    with stage.open(f"{page}#comment-8") as seen:
        stands(seen)
        settled(seen)
        assert seen.comes_to(["31", "32"], lambda: texts(seen, "article data[data-comments]"))
        assert seen.comes_to(["601", "502"], lambda: texts(seen, "article data[data-views]"))
        assert seen.comes_to(["A on Two <b>"], lambda: texts(seen, "li"))
        assert seen.comes_to(["/p/1 de"], lambda: texts(seen, "#mine-8"))
        seen.page.evaluate("document.documentElement.dataset.theme = 'dark'")
        seen.page.wait_for_selector("#mine.mine-dark")
        assert seen.complaints == []

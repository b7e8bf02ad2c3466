"""Pages that the extension builds, in themes that know of blogs and in others."""

from __future__ import annotations

import json
from functools import cache

import pytest
from playwright.sync_api import expect

from tests.chromium import serve, visit
from tests.comments.fake import CLIENT, WATCH, shift, texts
from tests.helpers import Blog

pytestmark = pytest.mark.browser

SNAPSHOT = {
    "version": 1,
    "taken": "2024-12-01T10:00:00Z",
    "posts": {
        "/p/7": {
            "comments": 3,
            "views": 700,
            "thread": [
                {
                    "id": "12",
                    "parent": "",
                    "author": "Ada",
                    "url": "",
                    "date": "2024-11-02T10:00:00Z",
                    "text": "First of all.",
                }
            ],
        }
    },
}
#: Nothing is inline in the blog's own theme.
POLICY = (
    "default-src 'self'; connect-src 'self' {server}; style-src-attr 'unsafe-inline'; "
    "require-trusted-types-for 'script'; trusted-types blogarchive-comments"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory, _stage):
    """Return a function that builds a blog in a theme."""

    @cache
    def built(theme, load="scroll"):
        blog = Blog(tmp_path_factory.mktemp(theme))
        blog.write("index.md", "# Home\n\n```{archive}\n```\n")
        blog.write("stats.json", json.dumps(SNAPSHOT))
        blog.write("client.js", CLIENT)
        for number in range(9):
            blog.post(f"post{number:02}", f"# Post {number}\n\nText.\n", date="2024-01-01")
        text = "# Old\n\nText.\n\n" + "More text.\n\n" * 60
        blog.post("old", text, date="2024-02-01", id="7")
        setting = {
            "provider": "waline",
            "server": _stage.service.url,
            "client": "client.js",
            "load": load,
        }
        out = blog.build(
            html_theme=theme,
            blogarchive_comments=setting,
        )
        assert [text for text in out.warnings if "comments" in text] == []
        return out.out

    return built


@pytest.mark.parametrize("theme", ["blogarchive", "alabaster"])
def test_a_listing_costs_three_requests_and_nothing_moves(stage, site, theme):
    stage.service.counts = {"/p/7": 2, "/posts/post03": 9}
    stage.service.views = {"/p/7": 701}
    said = {"objectId": 5, "url": "/posts/post03", "nick": "<i>B", "comment": "New", "time": 1.8e12}
    stage.service.recent = [said]
    with (
        serve(site(theme), policy=POLICY.format(server=stage.service.url)) as url,
        visit(stage.browser) as seen,
    ):
        seen.page.add_init_script(WATCH)
        seen.page.goto(f"{url}index.html", wait_until="networkidle")
        for key, number in {"/p/7": "3", "/posts/post03": "9", "/posts/post04": "0"}.items():
            place = f"[data-comments='{key}']"
            expect(seen.page.locator(f"main data{place}, .body data{place}")).to_have_text([number])
        assert len(stage.service.asked()) <= 3
        assert shift(seen) == 0
        if theme == "blogarchive":
            assert seen.complaints == []
            recent = seen.page.locator("[data-recent] a").first
            expect(recent).to_have_text("<i>B on Post 3")
            assert recent.get_attribute("href") == "./posts/post03.html#comment-5"


@pytest.mark.parametrize("theme", ["blogarchive", "alabaster"])
def test_a_post_has_its_discussion_until_the_client_stands(stage, site, theme):
    stage.service.views = {"/p/7": 800}
    with (
        serve(site(theme), policy=POLICY.format(server=stage.service.url)) as url,
        visit(stage.browser) as seen,
    ):
        seen.page.add_init_script(WATCH)
        seen.page.goto(f"{url}posts/old.html", wait_until="networkidle")
        assert seen.comes_to(["801"], lambda: texts(seen, "data[data-views='/p/7']"))
        assert seen.asked("client.js") == seen.asked("blogarchive-client.js") == 0
        assert shift(seen) == 0
        seen.page.locator("#blogarchive-comments").scroll_into_view_if_needed()
        seen.page.wait_for_selector("[data-state=Loaded]")
        expect(seen.page.locator("#comment-12")).to_be_hidden()
        assert seen.asked("blogarchive-client.js") == 1
        if theme == "blogarchive":
            assert seen.complaints == []

"""What readers see at an old address: the page where it is now."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.browser.test_accessible import RULES, violations
from tests.chromium import STRICT, serve, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AFTER = {"html": "posts/a.html", "dirhtml": "posts/a/"}
ASKED = "?from=there&n=%E6%97%A7#more"


@pytest.fixture(scope="module", params=AFTER)
def site(request):
    """Where a site is, below a path, and what it has in place of old addresses."""
    built = request.getfixturevalue(request.param)
    with serve(built.out, policy=STRICT, base="/blog/") as base:
        yield base, AFTER[request.param]


@pytest.mark.parametrize("path", ["old/a.html", "p/7/", "2019/旧/"])
def test_a_script_keeps_query_and_fragment(chromium, site, path):
    base, after = site
    with visit(chromium) as seen:
        seen.page.goto(base + quote(path) + ASKED, wait_until="commit")
        seen.page.wait_for_url(base + after + ASKED)
        assert seen.complaints == []
        assert seen.asked("blogarchive-redirect.js") == 1


@pytest.mark.parametrize("path", ["old/a.html", "p/7/", "p/7"])
def test_without_scripts_the_page_is_found_too(chromium, site, path):
    base, after = site
    with visit(chromium, scripts=False) as seen:
        seen.page.goto(base + path, wait_until="commit")
        seen.page.wait_for_url(base + after)
        assert seen.complaints == []


def test_the_way_back_leads_past_it(chromium, site):
    base, after = site
    with visit(chromium, base) as seen:
        start = seen.page.url
        seen.page.goto(f"{base}old/a.html", wait_until="commit")
        seen.page.wait_for_url(base + after)
        seen.page.go_back()
        seen.page.wait_for_url(start)


def test_where_scripts_are_refused_a_link_leads_on(chromium, html):
    with serve(html.out, policy="script-src 'none'") as base, visit(chromium) as seen:
        seen.page.goto(f"{base}old/a.html")
        seen.page.click("main a")
        seen.page.wait_for_url(f"{base}posts/a.html")


def test_axe_finds_nothing(chromium, html):
    # else it would lead on before anyone could look at it
    with serve(html.out, policy="script-src 'none'") as base, visit(chromium) as seen:
        seen.page.goto(f"{base}old/a.html")
        # in the dark its colours are the browser's own, which axe takes to stand on white
        assert violations(seen.page, "tag", RULES) == []

"""axe-core, by https://www.w3.org/TR/WCAG22/ and its best practices, on every kind of page."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.sites import PAGES

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What can differ from one scheme to the other.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async ([type, values]) => {
  const found = await axe.run(document, { resultTypes: ["violations"], runOnly: { type, values } });
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.html]));
}"""


def violations(page, kind, rules):
    """Return what axe complains of."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(RUN, [kind, rules])
    # it doesn't see that formulas are text
    return [
        (rule, html) for rule, html in found if rule != "empty-table-header" or "<math" not in html
    ]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(site, look, name):
    assert violations(look(site.url(name)).page, "tag", RULES) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_phone_or_in_the_dark(site, look, name):
    # or colours would be on their way from one scheme to the other
    page = look(site.url(name), width=360, reduced_motion="reduce").page
    assert violations(page, "tag", RULES) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "rule", COLOURS) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    assert violations(page, "rule", COLOURS) == []


def test_axe_finds_nothing_in_results_of_a_search(english, look):
    seen = look(english.url("search", "?q=sums"))
    seen.page.wait_for_selector("#search-results .search-quote")
    assert violations(seen.page, "tag", RULES) == []


def test_axe_finds_nothing_in_the_open_contents_on_a_phone(english, look):
    seen = look(english.url("mathematics"), width=360)
    seen.page.click(".contents-button")
    seen.page.wait_for_selector(".page-contents:popover-open")
    assert violations(seen.page, "tag", RULES) == []


def test_axe_finds_nothing_in_a_picture_that_is_shown_large(english, look):
    seen = look(english.url("mathematics"))
    seen.page.click("main a:has(> img)")
    seen.page.wait_for_selector("dialog[open] img")
    assert violations(seen.page, "tag", RULES) == []

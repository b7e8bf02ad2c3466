"""Reading with the keyboard, and with a finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.sites import PAGES

pytestmark = pytest.mark.browser

#: Where the focus is, and whether one sees it.
FOCUS = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {
    what: element.outerHTML.slice(0, 120),
    seen: drawn && box.width > 0 && box.height > 0 && style.opacity !== "0"
      && box.bottom > 0 && box.top < innerHeight && !element.closest(".blogarchive-hidden"),
  };
}"""
#: Targets smaller than 24 by 24 and not within a line of text, by
#: https://www.w3.org/TR/WCAG22/#target-size-minimum, without its exception for the room around.
SMALL = """() => [...document.querySelectorAll(
  "a[href], button, input, summary, select")].filter((e) => {
  if (e.closest(".skip-link, .blogarchive-hidden, [popover]:not(:popover-open)")) return false;
  // the whole card is the target of the one, the label that of the other
  if (e.matches(".sd-stretched-link, .sd-tab-set > input")) return false;
  const boxes = [...e.getClientRects()];
  if (!boxes.length) return false;
  const { display } = getComputedStyle(e);
  const alone = e.parentElement.textContent.trim() === e.textContent.trim();
  const inText = display === "inline" && !alone
    || e.closest("p, dd, td, th, dt, figcaption, h1, h2, h3");
  return !inText && Math.min(...boxes.map((b) => Math.min(b.width, b.height))) < 23.5;
}).map((e) => e.outerHTML.slice(0, 160) + " " + e.getBoundingClientRect().width + "x"
  + e.getBoundingClientRect().height)"""


@pytest.mark.parametrize("name", PAGES)
def test_the_first_stop_skips_to_the_text(site, look, name):
    page = look(site.url(name)).page
    page.keyboard.press("Tab")
    link = page.locator(".skip-link:focus")
    box = link.bounding_box()
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#blogarchive-main")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.site-header')"), page.evaluate(
        "document.activeElement.outerHTML"
    )


@pytest.mark.parametrize("name", ["front", "mathematics", "code", "search"])
def test_the_focus_is_seen_wherever_it_stops(english, look, name):
    page = look(english.url(name), reduced_motion="reduce").page
    unseen, stops = [], 0
    for _ in range(70):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here is None:
            break
        stops += 1
        if not here["seen"]:
            unseen.append(here["what"])
    assert stops > 10
    assert unseen == []


@pytest.mark.parametrize("name", PAGES)
def test_what_is_touched_is_large_enough(site, look, name):
    page = look(site.url(name), width=360).page
    assert page.evaluate(SMALL) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(SMALL) == []


def test_escape_closes_the_contents_and_leads_back_to_their_button(english, look):
    page = look(english.url("mathematics"), width=360).page
    page.click(".contents-button")
    page.wait_for_selector(".page-contents:popover-open")
    page.keyboard.press("Escape")
    expect(page.locator(".page-contents")).to_be_hidden()
    expect(page.locator(".contents-button:focus")).to_have_count(1)

"""Pages from the width of a small phone to that of a desk."""

from __future__ import annotations

import pytest

from tests.browser.sites import PAGES

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 412, 600, 768, 991, 993, 1120, 1280)
#: What sticks out of the page, and what is cut off where it can't be scrolled to.
LOST = """() => {
  const wide = document.documentElement.clientWidth;
  const lost = [];
  if (document.scrollingElement.scrollWidth > innerWidth) lost.push("the page");
  const hidden = (e) => e.closest(`.blogarchive-hidden, [popover]:not(:popover-open),
    .skip-link, math annotation`);
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    if (hidden(element) || style.visibility === "hidden") continue;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const cuts = ["hidden", "clip"].includes(style.overflowX);
    if (cuts && element.scrollWidth > element.clientWidth + 1) lost.push(`in ${element.outerHTML}`);
    if (box.right > wide + 1 || box.left < -1) {
      let around = element.parentElement;
      const grows = (e) => getComputedStyle(e).overflowX === "visible";
      while (around && grows(around)) around = around.parentElement;
      if (!around || around === document.body) lost.push(element.outerHTML);
    }
  }
  return lost.map((what) => what.slice(0, 200));
}"""
#: What scrolls, but not by the keyboard: some browsers don't stop at a box that scrolls.
UNREACHABLE = """() => [...document.querySelectorAll("main *")].filter((element) => {
  const { overflowX, display } = getComputedStyle(element);
  return ["auto", "scroll"].includes(overflowX) && display !== "inline"
    && element.scrollWidth > element.clientWidth + 1
    && element.tabIndex < 0 && !element.querySelector("a, button, [tabindex='0']");
}).map((element) => element.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_page_or_cut_off(site, look, name):
    seen = look(site.url(name))
    lost = {}
    for width in WIDTHS:
        seen.page.set_viewport_size({"width": width, "height": 800})
        if found := seen.page.evaluate(LOST):
            lost[width] = found
    assert lost == {}


@pytest.mark.parametrize("name", ["front", "mathematics", "code", "elements"])
def test_what_scrolls_can_be_scrolled_with_the_keyboard(site, look, name):
    seen = look(site.url(name), width=320)
    assert seen.page.evaluate(UNREACHABLE) == []


def test_wide_formulas_tables_and_code_scroll_in_themselves(demo, english, look):
    for url, what in (
        (english.url("mathematics"), ".mml-scroll"),
        (english.url("code"), ".highlight pre"),
        (demo.url("elements"), ".table-wrapper"),
    ):
        seen = look(url, width=320)
        boxes = seen.page.locator(f"main {what}")
        scrolled = boxes.evaluate_all(
            "all => all.map((e) => { e.scrollLeft = 1e6; return e.scrollLeft; })"
        )
        assert max(scrolled) > 20, what


def test_letters_are_as_large_as_the_reader_wants(english, look):
    seen = look(english.url("front"), width=1280)
    seen.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert seen.page.evaluate(LOST) == []


#: How many commas begin a line.
COMMAS = """() => {
  let found = 0;
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) {
    let block = text.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const { left } = block.getBoundingClientRect();
    for (const { index } of text.data.matchAll(/[，,]/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      const box = range.getBoundingClientRect();
      found += box.width > 0 && Math.abs(box.left - left) < 2;
    }
  }
  return found;
}"""


def _commas(seen):
    """Return how many commas begin a line in windows of any width up to that of two ideographs."""
    found = 0
    for width in range(320, 356, 2):
        seen.page.set_viewport_size({"width": width, "height": 800})
        found += seen.page.evaluate(COMMAS)
    return found


def test_no_line_begins_with_the_comma_behind_a_formula(show):
    text = "".join(f"{'值' * (number % 7)} $x_{number}$，" for number in range(60))
    assert _commas(show(f"# 首页\n\n{text}\n", language="zh_CN")) == 0


def test_no_line_begins_with_the_comma_behind_a_tag(blog, show):
    blog.post("a", "# 文章\n\n正文。\n", tags=[f"{'签' * (n % 5)}{n}" for n in range(1, 40)])
    assert _commas(show("# 首页\n", page="posts/a.html", language="zh_CN")) == 0

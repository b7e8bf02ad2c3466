"""All that a reader needs works without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.sites import PAGES

pytestmark = pytest.mark.browser

TEXT = "main => main.innerText.replace(/\\s+/g, ' ').trim()"


@pytest.fixture
def plain(look):
    """Return a function that opens a page without scripts."""
    return lambda url, **options: look(url, scripts=False, **options).page


@pytest.mark.parametrize("name", [name for name in PAGES if name != "search"])
def test_a_page_says_the_same(site, look, plain, name):
    url = site.url(name)
    scripted = look(url).page
    # what scripts add
    added = ".copy-button, .blogarchive-share button"
    scripted.evaluate("(s) => document.querySelectorAll(s).forEach((e) => e.remove())", added)
    assert plain(url).locator("main").evaluate(TEXT) == scripted.locator("main").evaluate(TEXT)


def test_no_button_is_shown_that_needs_a_script(site, plain):
    page = plain(site.url("code"))
    buttons = page.locator("button:visible").evaluate_all(
        """all => all.filter((b) => b.type !== "submit" && !b.popoverTargetElement)
          .map((b) => b.outerHTML)"""
    )
    assert buttons == []


def test_what_is_folded_unfolds(english, plain):
    page = plain(english.url("code"))
    hidden = page.get_by_text("What it hides.")
    assert not hidden.is_visible()
    page.locator("main summary").first.click()
    expect(hidden).to_be_visible()


def test_ways_to_support_the_blog_unfold(english, plain):
    page = plain(english.url("code"))
    picture = page.get_by_role("img", name="QR code: Code")
    assert not picture.is_visible()
    page.get_by_text("Support this blog").click()
    expect(picture).to_be_visible()


def test_an_update_is_reached_from_the_head_of_the_post(english, plain):
    page = plain(english.url("code"))
    page.locator(".blogarchive-updates a").click()
    page.wait_for_url("**#update-2024-04-01")
    expect(page.locator(":target").get_by_text("It runs in any version now.")).to_be_visible()


def test_a_year_of_the_archive_unfolds(site, plain):
    page = plain(site.url("front"))
    year = page.locator(".blogarchive-block-archive details").nth(1)
    month = year.locator("a").first
    assert not month.is_visible()
    year.locator("summary").click()
    expect(month).to_be_visible()


def test_the_contents_open_on_a_phone(site, plain):
    page = plain(site.url("mathematics"), width=360)
    link = page.locator(".page-contents a[href^='#']:not([href='#'])").first
    assert not link.is_visible()
    page.click(".contents-button")
    expect(link).to_be_visible()
    link.click()
    page.wait_for_url("**#*")


def test_a_page_is_dark_for_a_reader_who_wants_that(site, plain):
    grounds = [
        plain(site.url("front"), dark=dark).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for dark in (False, True)
    ]
    brightness = [sum(map(int, ground[4:-1].split(","))) for ground in grounds]
    assert brightness[0] > 600
    assert brightness[1] < 150


def test_search_leads_to_its_page_and_that_leads_on(site, plain):
    page = plain(site.url("front"))
    box = page.locator(".sidebar input[name=q]")
    box.fill("sums")
    with page.expect_navigation():
        box.press("Enter")
    page.wait_for_url("**?q=sums")
    assert page.locator("main h1").is_visible()
    assert page.locator("main li a").count() > 2


def test_formulas_are_shown(site, plain):
    boxes = (
        plain(site.url("mathematics"))
        .locator("main math")
        .evaluate_all("all => all.map((m) => m.getBoundingClientRect().width)")
    )
    assert len(boxes) > 5
    assert min(boxes) > 2

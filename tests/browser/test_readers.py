"""What readers ask of all sites: less motion, more contrast, colours of their own, paper."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SEEN = ".skip-link ~ * a, main p, main h1, .tool, .contents-button, main math"
COUNT = """(what) => [...document.querySelectorAll(what)].filter(
  (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })).length"""


@pytest.fixture(params=["front", "mathematics", "code"])
def name(request):
    return request.param


def test_nothing_moves_for_a_reader_who_wants_that(english, look, name):
    page = look(english.url(name), reduced_motion="reduce").page
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((e) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(e);
      return parseFloat(transitionDuration) > 0.01 || animationName !== "none"
        || scrollBehavior === "smooth";
    }).map((e) => e.outerHTML.slice(0, 100))""")
    assert moving == []


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {"contrast": "more"}])
def test_nothing_vanishes_with_the_readers_own_colours(english, look, name, options):
    usual = look(english.url(name)).page.evaluate(COUNT, SEEN)
    assert look(english.url(name), **options).page.evaluate(COUNT, SEEN) == usual > 10


def test_more_contrast_is_more(english, look, name):
    line = "getComputedStyle(document.querySelector('.site-header')).borderBlockEndColor"
    text = "getComputedStyle(document.querySelector('.brand-tagline')).color"
    usual = look(english.url(name)).page
    more = look(english.url(name), contrast="more").page
    assert more.evaluate(line) != usual.evaluate(line)
    assert more.evaluate(text) != usual.evaluate(text)


def test_the_current_page_is_told_without_colours_too(english, look):
    page = look(english.url("archive"), forced_colors="active").page
    marked = page.locator(".site-nav [aria-current]")
    other = page.locator(".site-nav a:not([aria-current])").first
    ground = "e => getComputedStyle(e).backgroundColor"
    assert marked.evaluate(ground) != other.evaluate(ground)


# ---- paper


@pytest.fixture
def printed(english, look):
    """Return a page as it is printed."""

    def to_paper(which, **options):
        page = look(english.url(which), **options).page
        page.emulate_media(media="print")
        return page

    return to_paper


def test_a_post_is_printed_without_what_only_works_on_a_screen(printed, name):
    page = printed(name)
    chrome = "nav, button, form, .sidebar, .skip-link, .headerlink, .copy-button"
    left = page.evaluate(
        """(what) => [...document.querySelectorAll(what)]
      .filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 120))""",
        chrome,
    )
    assert left == []
    assert page.locator("main h1").is_visible()


def test_addresses_of_links_are_printed(printed):
    page = printed("mathematics")
    after = page.get_by_role("link", name="Euler").evaluate(
        "e => getComputedStyle(e, '::after').content"
    )
    assert "https://example.org/euler" in after or "attr(href)" in after


def test_what_is_dark_on_the_screen_is_printed_black_on_white(printed):
    page = printed("mathematics", dark=True)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    colour = page.evaluate("getComputedStyle(document.querySelector('.e-content p')).color")
    assert max(map(int, colour[4:-1].split(","))) < 80


def test_a_chosen_scheme_does_not_darken_paper(english, look):
    page = look(english.url("mathematics")).page
    page.click(".scheme-switch")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_what_is_folded_is_printed(printed):
    assert (
        printed("code")
        .get_by_text("What it hides.")
        .evaluate("e => e.getBoundingClientRect().height")
        > 5
    )


def test_long_lines_of_code_are_not_cut_off_on_paper(printed):
    page = printed("code", width=640)
    cut = page.evaluate("""[...document.querySelectorAll("main pre")]
      .filter((e) => e.scrollWidth > e.clientWidth + 1).length""")
    assert cut == 0

"""What scripts add."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.chromium import serve

pytestmark = pytest.mark.browser

SCHEME = "getComputedStyle(document.documentElement).colorScheme"
GROUND = "getComputedStyle(document.body).backgroundColor"
#: Note the scheme at each frame that is drawn.
FRAMES = """
  window.frames = [];
  const note = () => {
    if (document.body) window.frames.push(getComputedStyle(document.body).backgroundColor);
    if (window.frames.length < 20) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
"""


# ---- the scheme


def test_the_switch_turns_the_page_dark_and_back(english, look):
    page = look(english.url("front")).page
    light = page.evaluate(GROUND)
    page.click(".scheme-switch")
    assert page.evaluate(GROUND) != light
    page.click(".scheme-switch")
    assert page.evaluate(GROUND) == light


def test_the_choice_holds_for_all_pages(english, look):
    page = look(english.url("front")).page
    page.click(".scheme-switch")
    page.goto(english.url("mathematics"))
    assert page.evaluate(SCHEME) == "dark"


def test_the_other_scheme_never_flashes(english, look):
    page = look(english.url("front")).page
    page.click(".scheme-switch")
    page.context.add_init_script(FRAMES)
    page.goto(english.url("mathematics"))
    page.wait_for_function("() => window.frames.length >= 20")
    assert len(set(page.evaluate("window.frames"))) == 1
    assert page.evaluate(SCHEME) == "dark"


def test_a_reader_who_goes_back_to_the_scheme_of_the_system_follows_it(english, look):
    page = look(english.url("front")).page
    page.click(".scheme-switch")
    page.click(".scheme-switch")
    assert page.evaluate("localStorage.length") == 0
    page.emulate_media(color_scheme="dark")
    page.goto(english.url("code"))
    ground = page.evaluate(GROUND)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(GROUND) != ground


def test_the_switch_says_what_it_does(english, look):
    page = look(english.url("front")).page
    assert page.get_by_role("button", name="Switch between light and dark").is_visible()


# ---- code


@pytest.fixture
def copied(english, look):
    """Return a function that copies a block of code and returns what the clipboard holds."""
    page = look(english.url("code"), permissions=["clipboard-read", "clipboard-write"]).page

    def copy(text):
        block = page.locator("div[class*=highlight-]").filter(has_text=text)
        block.hover()
        block.locator(".copy-button").click()
        block.locator(".copy-button", has_text="Copied").wait_for()
        return page.evaluate("navigator.clipboard.readText()")

    return copy


def test_code_is_copied_as_it_is(copied):
    assert copied("def f(x)").startswith("def f(x):\n    return x + 1  # and a comment")


def test_numbers_of_lines_are_not_copied(copied):
    assert (
        copied("def twice") == 'def twice(x):\n    # doubled, and returned\n    return "2 * " + x\n'
    )


def test_prompts_and_what_a_program_said_are_not_copied(copied):
    assert copied("f(1)") == "f(1)\nf(2)\n"
    assert copied("make html") == "make html\n"


def test_the_button_is_reached_by_the_keyboard(english, look):
    page = look(english.url("code")).page
    button = page.locator(".copy-button").first
    button.focus()
    page.wait_for_function("() => getComputedStyle(document.activeElement).opacity === '1'")


# ---- ways to share a post

HERE = "https://example.org/blog/posts/code/"
#: As browsers on phones have it.
SHARING = "navigator.share = async (what) => { window.shared = what; };"


def test_the_address_of_a_post_is_copied_and_that_is_said(english, look):
    page = look(english.url("code"), permissions=["clipboard-read", "clipboard-write"]).page
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("status").get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == HERE


def test_the_system_is_asked_to_share_where_it_can(english, look):
    seen = look("")
    seen.page.add_init_script(SHARING)
    seen.page.goto(english.url("code"))
    seen.page.get_by_role("button", name="Share…").click()
    shared = {"title": "Code that runs", "url": HERE}
    assert seen.comes_to(shared, lambda: seen.page.evaluate("window.shared"))


def test_no_button_is_shown_for_what_the_browser_can_not_do(english, look):
    seen = look("")
    seen.page.add_init_script(
        "for (const name of ['share', 'clipboard'])"
        " Object.defineProperty(navigator, name, { value: undefined })"
    )
    seen.page.goto(english.url("code"))
    assert seen.page.locator(".blogarchive-share button:visible").count() == 0
    assert seen.complaints == []


def test_the_buttons_work_in_other_themes_and_without_an_address(blog, look):
    blog.conf('html_theme = "alabaster"\nhtml_baseurl = ""\n')
    blog.post("a", "# A\n")
    with serve(blog.build().out) as base:
        page = look(f"{base}posts/a.html#a", permissions=["clipboard-read", "clipboard-write"]).page
        page.get_by_role("button", name="Copy link").click()
        page.get_by_role("status").get_by_text("Copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"{base}posts/a.html"


# ---- contents

CURRENT = """(text) =>
  document.querySelector(".page-contents [aria-current]")?.textContent.includes(text)"""


def test_the_contents_follow_the_reader(english, look):
    page = look(english.url("mathematics")).page
    current = page.locator(".page-contents [aria-current]")
    for number in (3, 7, 1):
        page.locator(f"main h2:has-text('Section {number}')").evaluate(
            "h => h.scrollIntoView({ behavior: 'instant' })"
        )
        page.wait_for_function(
            CURRENT,
            arg=f"Section {number}",
        )
        expect(current).to_have_count(1)


def test_the_last_section_is_current_at_the_end(english, look):
    page = look(english.url("mathematics"), height=1400).page
    page.evaluate("scrollTo({ top: 1e6, behavior: 'instant' })")
    page.wait_for_function(CURRENT, arg="Section 8")


def test_the_contents_stay_in_sight(english, look):
    seen = look(english.url("mathematics"), height=600)
    page = seen.page
    page.evaluate("scrollTo({ top: 2000, behavior: 'instant' })")
    page.wait_for_selector(".page-contents [aria-current]")
    seen.draws()
    top = page.locator(".page-contents [aria-current]").evaluate(
        "e => e.getBoundingClientRect().top"
    )
    assert 0 <= top <= 600


def test_on_a_phone_a_button_opens_the_contents_and_a_link_closes_them(english, look):
    page = look(english.url("mathematics"), width=360).page
    contents = page.locator(".page-contents")
    assert not contents.is_visible()
    page.get_by_role("button", name="Contents").click()
    expect(contents).to_be_visible()
    contents.get_by_text("Section 6").click()
    expect(contents).to_be_hidden()
    page.wait_for_url("**#section-6")
    page.wait_for_function(
        "() => document.getElementById('section-6').getBoundingClientRect().top < innerHeight / 2"
    )


# ---- pictures


@pytest.fixture
def pictured(english, look):
    page = look(english.url("mathematics")).page
    link = page.locator("main a:has(> img)").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    return page


def test_a_picture_is_shown_large(pictured):
    assert pictured.locator("dialog[open] img").evaluate(
        "image => image.decode().then(() => image.width)"
    ) > pictured.locator("main a > img").first.evaluate("image => image.width")
    assert pictured.get_by_role("dialog", name="A wide picture").is_visible()


@pytest.mark.parametrize("how", ["Escape", "click"])
def test_it_closes_and_the_focus_returns(pictured, how):
    if how == "click":
        pictured.click("dialog img")
    else:
        pictured.keyboard.press(how)
    pictured.wait_for_selector("dialog", state="detached")
    expect(pictured.locator("main a:has(> img):focus")).to_have_count(1)


def test_with_a_key_held_the_link_is_followed_as_usual(english, look):
    page = look(english.url("mathematics")).page
    with page.context.expect_page() as opened:
        page.locator("main a:has(> img)").first.click(modifiers=["Control"])
    opened.value.wait_for_url("**/wide.png")

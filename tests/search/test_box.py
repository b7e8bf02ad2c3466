"""The box that shows results as one types, in a browser."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import expect

import sphinx_blogarchive
from tests.search.conftest import options, type_query

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STATIC = Path(sphinx_blogarchive.__file__).parent / "theme/blogarchive/static"
FOURIER = ["The Fourier transform", "Signals", "Light", "Heat"]


@pytest.mark.parametrize(
    ("language", "builder", "docname"),
    [
        ("en", "html", "index"),
        ("en", "dirhtml", "posts/2023/种番茄"),
        ("zh_CN", "html", "posts/2023/种番茄"),
        ("zh_CN", "dirhtml", "index"),
    ],
)
def test_results_are_shown_as_one_types_at_any_depth(sites, language, builder, docname):
    with sites(language, builder).open(docname) as seen:
        type_query(seen, "机器学习入", ["机器学习入门"])
        assert seen.page.locator("[role=option]").get_attribute("href") == (
            f"{seen.base}posts/learning{sites(language, builder).suffix}"
        )
        assert seen.complaints == []
        assert seen.foreign == []


def test_nothing_is_asked_for_before_the_box_is_used(sites):
    with sites().open() as seen:
        seen.page.wait_for_load_state("networkidle")
        assert (seen.asked("search.js"), seen.asked("searchindex.js")) == (0, 0)
        type_query(seen, "fourier", FOURIER)
        assert (seen.asked("search.js"), seen.asked("searchindex.js")) == (1, 1)


def test_what_was_typed_before_the_script_came_is_searched_for(sites):
    with sites().open() as seen:
        seen.page.route(
            "**/search.js", lambda route: (seen.page.wait_for_timeout(300), route.continue_())
        )
        type_query(seen, "fourier", FOURIER)
        assert seen.page.input_value(".sidebar input[name=q]") == "fourier"


def test_an_option_shows_date_and_category(sites):
    with sites("zh_CN").open() as seen:
        type_query(seen, "入门", ["机器学习入门"])
        facts = seen.page.locator("[role=option] .search-facts").inner_text()
        assert facts == "2023年1月1日 · 人工智能"


def test_eight_are_shown_and_a_link_to_all(sites):
    with sites().open() as seen:
        type_query(seen, "abundance", [*(f"Part {n}" for n in range(11, 3, -1)), "All results"])
        assert seen.page.locator(".search-popup [role=status]").inner_text() == "Results: 12"
        seen.page.click("[role=option]:last-child")
        expect(seen.page.locator("#search-results h2")).to_have_count(10)


def test_the_keyboard_goes_round_and_opens_what_is_chosen(sites):
    with sites().open() as seen:
        type_query(seen, "fourier", FOURIER)
        box = seen.page.locator("input[role=combobox]")

        def chosen():
            identifier = box.get_attribute("aria-activedescendant")
            marked = seen.page.locator("[role=option][aria-selected=true]")
            assert marked.evaluate_all("all => all.map((o) => o.id)") == (
                [identifier] if identifier else []
            )
            return (
                options(seen).index(marked.evaluate("o => o.firstChild.textContent"))
                if identifier
                else None
            )

        steps = [
            "ArrowDown",
            "ArrowDown",
            "ArrowUp",
            "ArrowUp",
            "ArrowUp",
            "ArrowDown",
            "ArrowDown",
        ]
        went = [chosen()]
        for key in steps:
            seen.page.keyboard.press(key)
            went.append(chosen())
        assert went == [None, 0, 1, 0, None, 3, None, 0]
        with seen.page.expect_navigation():
            seen.page.keyboard.press("Enter")
        expect(seen.page.locator("h1 .p-name")).to_have_text("The Fourier transform")


def test_enter_without_a_choice_leads_to_all_results(sites):
    with sites("en", "dirhtml").open("posts/older") as seen:
        type_query(seen, "fourier", FOURIER)
        seen.page.keyboard.press("Enter")
        expect(seen.page.locator("#search-results h2")).to_have_text(FOURIER)


def test_escape_closes_the_list_and_keeps_the_query(sites):
    with sites().open() as seen:
        type_query(seen, "fourier", FOURIER)
        seen.page.keyboard.press("Escape")
        expect(seen.page.locator("[role=option]")).to_have_count(0)
        assert seen.page.input_value("input[role=combobox]") == "fourier"
        seen.page.keyboard.press("ArrowDown")
        seen.page.wait_for_selector("[role=option]")


def test_the_list_closes_when_the_box_is_left(sites):
    with sites().open() as seen:
        type_query(seen, "fourier", FOURIER)
        seen.page.keyboard.press("Tab")
        seen.page.keyboard.press("Tab")
        expect(seen.page.locator("[role=option]")).to_have_count(0)


def test_it_is_a_combobox_to_a_screen_reader(sites):
    with sites().open() as seen:
        page = seen.page
        page.locator(".sidebar input[name=q]").focus()
        box = page.locator("input[role=combobox]")
        box.wait_for()
        expect(box).to_have_attribute("aria-expanded", "false")
        type_query(seen, "fourier", FOURIER)
        assert box.get_attribute("aria-expanded") == "true"
        assert box.get_attribute("aria-autocomplete") == "list"
        listbox = page.locator(f"#{box.get_attribute('aria-controls')}")
        assert listbox.get_attribute("role") == "listbox"
        assert listbox.get_attribute("aria-label")
        assert page.locator("[role=listbox] > :not([role=option])").count() == 0
        assert page.locator(".search-popup [role=status]").inner_text() == "Results: 4"


def test_it_says_when_nothing_is_found(sites):
    with sites().open() as seen:
        type_query(seen, "xyzzy", [])
        status = seen.page.locator(".search-popup [role=status]")
        expect(status).to_have_text("Nothing was found.")
        assert seen.page.get_attribute("input[role=combobox]", "aria-expanded") == "false"


def test_what_an_input_method_is_composing_is_not_searched_for(sites):
    with sites().open() as seen:
        type_query(seen, "fourier", FOURIER)
        box = seen.page.locator("input[role=combobox]")
        box.evaluate("""(box) => {
          box.value = "xyzzy";
          box.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
        }""")
        for _ in range(5):
            seen.draws()
        assert options(seen) == FOURIER
        box.evaluate("""(box) => {
          box.value = "番茄";
          box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
        }""")
        assert seen.comes_to(["种番茄"], lambda: options(seen))


def test_control_and_k_lead_to_the_box(sites):
    with sites().open() as seen:
        seen.page.keyboard.press("Control+k")
        expect(seen.page.locator("input[name=q]:focus")).to_have_count(1)


def test_no_letter_by_itself_does_so(sites):
    with sites().open() as seen:
        seen.page.keyboard.type("k/s")
        assert seen.page.evaluate("document.activeElement.name ?? ''") == ""


@pytest.mark.parametrize("name", ["search", "search-sphinx", "search-pagefind", "search-page"])
def test_each_script_is_small(name):
    assert len(gzip.compress((STATIC / f"{name}.js").read_bytes(), mtime=0)) < 2048

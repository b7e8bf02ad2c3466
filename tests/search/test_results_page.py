"""The results page of the theme, in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.search.conftest import found, titles

pytestmark = pytest.mark.browser

LEARNING, NEURAL, TOMATO = "机器学习入门", "Neural networks & x < y", "种番茄"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_chinese_is_found_the_title_first_then_the_newest(sites, language, builder):
    assert found(sites(language, builder), "机器学习") == [LEARNING, TOMATO, NEURAL]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("机器", [LEARNING, TOMATO, NEURAL]),
        ("器", [LEARNING, TOMATO, NEURAL]),
        ("量", ["一句没有题目的话，关于量子。"]),
        ("トマト", [TOMATO]),
        ("토마", [TOMATO]),
        ("机器学习 probability", [NEURAL]),
        ("机器学习probability", [NEURAL]),
        ("学机", []),
    ],
)
def test_any_number_of_letters_is_found_where_all_are(sites, query, expected):
    assert found(sites(), query) == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    "query",
    ["probability", "probabilities", "probab", "study", "STUDYING", "ｓｔｕｄｙ", "2019", "gpu"],
)
def test_a_word_is_found_in_another_form_or_by_its_beginning(sites, query):
    assert found(sites(), query) == [NEURAL]


@pytest.mark.slow
@pytest.mark.parametrize("query", ["run", "runs", "running"])
def test_words_of_one_stem_find_each_other(sites, query):
    assert found(sites(), query) == [TOMATO, NEURAL]


@pytest.mark.slow
def test_titles_come_before_headings_and_these_before_text_and_then_the_newest(sites):
    assert found(sites(), "Fourier") == ["The Fourier transform", "Signals", "Light", "Heat"]


@pytest.mark.slow
def test_words_that_every_text_has_are_passed_over(sites):
    assert found(sites(), "the fourier transform") == ["The Fourier transform"]


@pytest.mark.slow
@pytest.mark.parametrize("query", ["constructor", "a=b(", "***", "\\", "<b>hasOwnProperty</b>"])
def test_an_odd_query_finds_nothing_and_breaks_nothing(sites, query):
    with sites().open("search") as seen:
        seen.page.fill("#search-form input", query)
        seen.page.wait_for_selector("#search-results [role=status]:not(:empty)")
        assert titles(seen) in ([], [NEURAL])
        assert seen.complaints == []


@pytest.mark.slow
def test_a_document_that_is_no_post_is_found_without_a_date(sites):
    with sites("en", "dirhtml").open("search", "?q=说明书") as seen:
        item = seen.page.locator("#search-results li")
        assert item.locator("a").get_attribute("href") == f"{seen.base}guide/"
        assert item.locator("time").count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_result_leads_to_its_page_whatever_its_name(sites, builder):
    with sites("en", builder).open("search", "?q=番茄") as seen:
        # the page notes the query in its own address before it shows results
        link = seen.page.wait_for_selector("#search-results a")
        with seen.page.expect_navigation() as navigation:
            link.click()
        assert navigation.value.status == 200
        expect(seen.page.locator("h1 .p-name")).to_have_text(TOMATO)


@pytest.mark.slow
def test_a_result_shows_date_category_and_the_words_in_their_text(sites):
    with sites("zh_CN").open("search", "?q=回归 机器学习") as seen:
        item = seen.page.locator("#search-results li")
        item.locator("mark").first.wait_for()
        assert item.locator("time").get_attribute("datetime") == "2023-02-01"
        assert item.locator(".search-facts").inner_text() == "2023年2月1日 · Science"
        assert set(item.locator("mark").all_inner_texts()) <= {"回归", "机器学习"}


@pytest.mark.slow
def test_the_text_around_a_word_is_shown_wherever_it_stands(sites):
    with sites().open("search", "?q=回归分析") as seen:
        quote = seen.page.locator(".search-quote")
        quote.wait_for()
        assert quote.inner_text().startswith("…")
        assert quote.inner_text().endswith("回归分析在最后。")
        assert quote.locator("mark").all_inner_texts() == ["回归分析"]


@pytest.mark.slow
def test_markup_in_a_text_is_shown_as_text(sites):
    with sites().open("search", "?q=bold") as seen:
        quote = seen.page.locator(".search-quote")
        quote.wait_for()
        assert quote.locator("b").count() == 0
        assert quote.locator("mark").all_inner_texts() == ["bold"]


@pytest.mark.slow
def test_ten_results_are_shown_and_asked_for_at_a_time(sites):
    with sites().open("search", "?q=abundance") as seen:
        page = seen.page
        page.locator(".search-quote").nth(9).wait_for()
        asked = [url for url in seen.requests if "/posts/many/" in url]
        assert len(asked) == len(titles(seen)) == 10
        assert page.locator("#search-results [role=status]").inner_text() == "Results: 12"
        page.click("#search-results button")
        expect(page.locator("#search-results h2")).to_have_count(12)
        expect(page.locator("#search-results a:focus")).to_have_text("Part 1")
        expect(page.locator("#search-results button")).to_be_hidden()


@pytest.mark.slow
def test_results_follow_what_is_typed_and_the_address_follows_too(sites):
    with sites().open("search", "?q=fourier") as seen:
        page = seen.page
        expect(page.locator("#search-form input")).to_have_value("fourier")
        page.fill("#search-form input", "番茄")
        expect(page.locator("#search-results h2")).to_have_text([TOMATO])
        page.reload()
        expect(page.locator("#search-results h2")).to_have_text([TOMATO])


@pytest.mark.slow
def test_it_tells_when_there_is_nothing(sites):
    with sites().open("search", "?q=xyzzy") as seen:
        status = seen.page.locator("#search-results [role=status]:not(:empty)")
        assert status.inner_text() == "Nothing was found."


@pytest.mark.slow
def test_it_tells_when_the_index_is_missing_and_tries_again(sites):
    with sites().open("search") as seen:
        page = seen.page
        page.route("**/searchindex.js", lambda route: route.abort())
        page.fill("#search-form input", "fourier")
        status = page.locator("#search-results [role=status]:not(:empty)")
        assert status.inner_text() == "The search index could not be loaded."
        page.unroute("**/searchindex.js")
        page.keyboard.press("Enter")
        page.wait_for_selector("#search-results h2")


@pytest.mark.slow
def test_without_a_query_the_index_is_not_asked_for(sites):
    with sites().open("search") as seen:
        seen.page.wait_for_load_state("networkidle")
        assert seen.asked("searchindex.js") == 0


@pytest.mark.slow
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_without_scripts_it_leads_to_the_archive_and_the_tags(sites, builder):
    site = sites("en", builder)
    with site.open("search", scripts=False) as seen:
        links = seen.page.locator("main noscript a")
        assert {"Archive", "Tags"} <= set(links.all_inner_texts()), links.all_inner_texts()
        for link in links.all():
            # the page that is left has a heading too
            with seen.page.expect_navigation() as navigation:
                link.click()
            assert navigation.value.status == 200
            expect(seen.page.locator("h1")).to_have_count(1)
            seen.page.go_back()
            expect(links.first).to_be_visible()
        assert seen.complaints == []


@pytest.mark.slow
def test_it_uses_no_script_of_sphinx(sites):
    with sites().open("search", "?q=fourier") as seen:
        seen.page.wait_for_selector(".search-quote")
        for name in ("searchtools.js", "language_data.js", "doctools.js", "sphinx_highlight.js"):
            assert seen.asked(name) == 0
        assert seen.foreign == []

"""Searching with Pagefind: the same box and the same page of results."""

from __future__ import annotations

import json
import sys
from importlib import util
from unittest import mock

import pytest
from docutils import nodes
from playwright.sync_api import expect
from sphinx import addnodes

from sphinx_blogarchive.search.passages import apart, passages
from tests.search.conftest import PAGEFIND_POLICY, Site, titles, type_query

LEARNING, NEURAL, TOMATO = "机器学习入门", "Neural networks & x < y", "种番茄"
ON = 'html_theme = "blogarchive"\nblogarchive_search = "pagefind"\n'

needs_pagefind = pytest.mark.skipif(
    util.find_spec("pagefind") is None, reason="NOT TESTED: install pagefind[bin]"
)


@pytest.fixture
def paged(blog):
    """A blog that is searched with Pagefind."""
    blog.conf(ON)
    blog.post("a", "# Alpha\n\nOkapi, 机器学习\n", category="One")
    return blog


def index_files(built):
    """Return the files of the index."""
    return {name for name in built.files() if name.startswith("pagefind/")}


# ---- what Pagefind is given


def paragraph(*children):
    return nodes.paragraph("", "", *children)


def test_each_letter_without_spaces_stands_apart():
    assert apart("用Python写，机器") == "用 Python 写 ， 机 器"


def test_a_run_of_letters_goes_on_where_a_line_of_the_source_ends():
    assert apart("机\n器 x\ny") == "机 器 x y"


def test_wide_letters_are_narrow_and_punctuation_stays():
    assert apart("Ｐｙｔｈｏｎ３，①") == "Python3，①"


def test_markup_is_no_end_of_a_word():
    tree = paragraph(nodes.Text("mo"), nodes.strong("", "del"), nodes.Text(" & <b>"))
    assert passages(nodes.section("", tree)) == "<p>model &amp; &lt;b&gt;</p>\n"


def test_headings_have_their_levels():
    inner = nodes.section("", nodes.title("", "Two"), paragraph(nodes.Text("b")))
    outer = nodes.section("", nodes.title("", "One"), paragraph(nodes.Text("a")), inner)
    assert passages(nodes.bullet_list("", outer)).splitlines() == [
        "<h1>One</h1>",
        "<p>a</p>",
        "<h2>Two</h2>",
        "<p>b</p>",
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        nodes.comment("", "Quagga"),
        nodes.footnote_reference("", "Quagga"),
        paragraph(nodes.inline("", "Quagga", classes=["no-search"])),
        nodes.container("", paragraph(nodes.Text("Quagga")), classes=["no-search"]),
        nodes.raw("", "<style>Quagga</style>", format="html"),
        nodes.raw("", "Quagga", format="latex"),
    ],
)
def test_what_readers_do_not_see_is_left_out(hidden):
    assert passages(nodes.section("", hidden)) == ""


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (paragraph(nodes.math("", r"\alpha^2")), "<p>α²</p>\n"),
        (nodes.math_block("", r"\alpha"), "<p>α</p>\n"),
        (nodes.raw("", "<b>bold</b>", format="html"), "<p>bold</p>\n"),
        (nodes.literal_block("", "a = 1"), "<p>a = 1</p>\n"),
        (addnodes.desc_signature("", "", addnodes.desc_name("", "f")), "<p>f</p>\n"),
    ],
)
def test_what_readers_see_is_there(node, expected):
    assert passages(nodes.section("", node)) == expected


# ---- builds


@needs_pagefind
def test_there_is_one_index_of_the_two(paged):
    paged.conf()
    assert paged.build().files().keys() >= {"searchindex.js"}
    paged.conf(ON)
    built = paged.build()
    assert "searchindex.js" not in built.files()
    assert built.warnings == []
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json"} <= index_files(built)
    paged.conf()
    built = paged.build()
    assert index_files(built) == set()
    assert "searchindex.js" in built.files()


@needs_pagefind
def test_an_incremental_build_leaves_what_a_clean_one_leaves(paged):
    paged.write("guide.md", "---\norphan: true\n---\n# Guide\n\nText.\n")
    paged.post("b", "# Beta\n\nText.\n", category="One")
    paged.build()
    paged.remove("guide.md")
    paged.post("a", "# Aleph\n\nOther.\n", category="Two")
    paged.post("c", "# Gamma\n\nMore.\n")
    again = paged.build().files()
    assert again == paged.build(out="clean", jobs=2).files()


@needs_pagefind
def test_pagefind_does_not_run_when_nothing_changed(paged):
    before = paged.build()
    with mock.patch("subprocess.run", side_effect=AssertionError):
        assert paged.build().files() == before.files()
    next(before.out.glob("pagefind/fragment/*")).unlink()
    assert paged.build().files() == before.files()


@needs_pagefind
def test_a_failure_is_one_warning_and_the_next_build_tries_again(paged, monkeypatch):
    broken = paged.write("../broken", '#!/bin/sh\necho "no, sir" >&2\nexit 3\n')
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    (warning,) = paged.build().warnings
    assert "no, sir" in warning
    assert f"{paged.src / 'conf.py'}:10" in warning
    assert "[blogarchive.search]" in warning
    monkeypatch.delenv("PAGEFIND_BINARY_PATH")
    built = paged.build()
    assert built.warnings == []
    assert built.files() == paged.build(out="clean").files()


def test_where_it_is_missing_sphinx_makes_its_index_and_one_warning_tells(paged):
    with mock.patch.dict(sys.modules, {"pagefind": None}):
        built = paged.build()
    (warning,) = built.warnings
    assert 'pip install "sphinx-blogarchive[pagefind]"' in warning
    assert f"{paged.src / 'conf.py'}:10" in warning
    assert "searchindex.js" in built.files()
    assert index_files(built) == set()


@needs_pagefind
def test_when_it_is_installed_later_all_pages_search_with_it(paged):
    with mock.patch.dict(sys.modules, {"pagefind": None}):
        paged.build()
    assert paged.build().files() == paged.build(out="clean").files()


def test_another_theme_keeps_the_index_of_sphinx_and_one_warning_tells(paged):
    built = paged.build(html_theme="alabaster")
    (warning,) = built.warnings
    assert "'alabaster'" in warning
    assert "searchindex.js" in built.files()


@pytest.mark.parametrize("builder", ["json", "singlehtml", "text"])
def test_builders_without_our_page_of_results_take_no_notice(paged, builder):
    built = paged.build(builder)
    assert built.warnings == []
    assert index_files(built) == set()


def test_only_what_there_is_can_be_chosen(blog):
    (warning,) = blog.build(blogarchive_search="algolia").warnings
    assert "'algolia'" in warning
    assert "pagefind" in warning


# ---- in a browser


@pytest.fixture(scope="module")
def site(sites):
    return sites("zh_CN", "dirhtml", engine="pagefind")


@pytest.fixture(scope="module")
def find(site):
    """Return a function that asks the engine as the box and the page do, for titles."""
    script = """async ([query, root]) => {
        const { search } = await import(`${root}_static/search.js`);
        const answer = await search(query, { root, engine: "pagefind" });
        return (await answer.some(0, 10)).map(({ title }) => title);
    }"""
    # a page that asks for nothing by itself
    with site.open("guide") as seen:
        yield lambda query: seen.page.evaluate(script, [query, seen.base])
        assert seen.complaints == []


@needs_pagefind
@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("机器学习", [LEARNING, TOMATO, NEURAL]),
        ("机器", [LEARNING, TOMATO, NEURAL]),
        ("器", [LEARNING, TOMATO, NEURAL]),
        ("トマト", [TOMATO]),
        ("토마", [TOMATO]),
        ("机器学习 probability", [NEURAL]),
        ("机器学习probability", [NEURAL]),
        ("学机", []),
        ("studies", [NEURAL]),
        ("ｓｔｕｄ", [NEURAL]),
        ("running", [TOMATO, NEURAL]),
        ("Fourier", ["The Fourier transform", "Signals", "Light", "Heat"]),
        ('"fourier', ["The Fourier transform", "Signals", "Light", "Heat"]),
        ("known signals", ["Signals"]),
        ("fourier xyzzy", []),
        ("xyzzy", []),
        ("2024", []),
        ("2019", [NEURAL]),
        ("posts", []),
    ],
)
def test_what_is_there_is_found_the_title_first_then_the_newest(find, query, expected):
    assert find(query) == expected


@needs_pagefind
@pytest.mark.slow
@pytest.mark.browser
class TestResultsPage:
    def test_it_shows_date_category_and_a_quotation_with_marks(self, site):
        with site.open("search", "?q=机器学习 studies") as seen:
            seen.page.wait_for_selector(".search-quote")
            item = seen.page.locator("#search-results li")
            assert item.locator("a").get_attribute("href") == f"{seen.base}posts/neural/"
            assert item.locator(".search-facts").inner_text() == "2023年2月1日 · Science"
            marks = item.locator("mark").all_inner_texts()
            assert marks == ["study", "机器学习"]
            assert seen.complaints == []
            assert seen.foreign == []

    def test_a_document_that_is_no_post_is_found_without_a_date(self, site):
        with site.open("search", "?q=说明书") as seen:
            item = seen.page.locator("#search-results li")
            assert item.locator("a").get_attribute("href") == f"{seen.base}guide/"
            assert item.locator("time").count() == 0

    def test_more_results_come_when_asked_for(self, site):
        with site.open("search", "?q=abundance") as seen:
            seen.page.wait_for_selector("#search-results h2")
            assert titles(seen) == [f"Part {number}" for number in range(11, 1, -1)]
            seen.page.click("#search-results button")
            expect(seen.page.locator("#search-results li")).to_have_count(12)
            assert titles(seen)[10:] == ["Part 1", "Part 0"]

    def test_it_tells_when_the_index_is_missing_and_tries_again(self, site):
        with site.open("search") as seen:
            seen.page.route("**/blogarchive.json", lambda route: route.abort())
            seen.page.fill("#search-form input", "fourier")
            seen.page.locator("#search-results [role=status]:not(:empty)").wait_for()
            assert titles(seen) == []
            seen.page.unroute("**/blogarchive.json")
            seen.page.keyboard.press("Enter")
            seen.page.wait_for_selector("#search-results h2")


@needs_pagefind
@pytest.mark.slow
@pytest.mark.browser
def test_the_box_shows_results_as_one_types(site):
    with site.open("posts/2023/种番茄") as seen:
        seen.page.wait_for_load_state("networkidle")
        assert seen.asked("pagefind.js") == 0
        type_query(seen, "机器学习入", [LEARNING])
        option = seen.page.locator("[role=option]")
        assert option.get_attribute("href") == f"{seen.base}posts/learning/"
        assert option.locator(".search-facts").inner_text() == "2023年1月1日 · 人工智能"
        assert seen.complaints == []
        assert seen.asked("search-sphinx.js") == 0


@needs_pagefind
@pytest.mark.slow
@pytest.mark.browser
def test_the_box_shows_eight_and_a_link_to_all(site):
    with site.open() as seen:
        type_query(seen, "abundance", [*(f"Part {n}" for n in range(11, 3, -1)), "全部结果"])
        seen.page.click("[role=option]:last-child")
        expect(seen.page.locator("#search-results h2")).to_have_count(10)


@needs_pagefind
@pytest.mark.slow
@pytest.mark.browser
def test_what_surrounds_a_title_or_a_name_comes_as_it_is(blog, chromium):
    blog.conf(ON)
    name = 'A "b" & <i>\u3000c</i> \\ x'
    blog.post(
        "odd & 'name'",
        f"# A `<b>`  \\\\ &amp; 'c'\n\nOkapi {json.dumps(name)}.\n",
        category="Ä 'x'",
    )
    built = blog.build()
    site = Site(built, chromium, "html", PAGEFIND_POLICY)
    with site.open("search", "?q=okapi") as seen:
        seen.page.wait_for_selector(".search-quote")
        assert titles(seen) == ["A <b> \\ & ‘c’"]
        assert seen.page.locator(".search-facts").inner_text() == "Mar 5, 2024 · Ä 'x'"
        link = seen.page.locator("#search-results a")
        with seen.page.expect_navigation() as navigation:
            link.click()
        assert navigation.value.status == 200

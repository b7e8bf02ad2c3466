"""The indices in the theme ``blogarchive``, and the script that other scripts count on."""

from __future__ import annotations

import gettext

import pytest

from tests.chromium import STRICT, serve, visit
from tests.site import problems
from tests.theme.test_markup import THEME, themed

__all__ = ["themed"]

WATER = """\
# Water

```{py:module} water
:synopsis: Tanks & pipes.
:platform: Unix
```
```{py:module} water.pipes
:deprecated:
```
```{py:module} zinc
```

```{py:function} flow()
```

{index}`Tanks <single: tank; of zinc>` {index}`again <tank; of zinc>` {index}`main <! tank>`
{index}`quoted <single: "a" & b>` {index}`中文 <中文>`
"""


@pytest.fixture
def indexed(themed):
    """A blog with entries of indices."""
    themed.write("water.md", WATER)
    return themed


def entries(built, name):
    """Return texts and targets of the links to documents in the main part of a page."""
    return [
        (" ".join(link.text_content().split()), link.get("href"))
        for link in built.page(name).xpath("//*[self::main or @role='main']//a[@href]")
        if link.get("href").startswith("water")
    ]


@pytest.mark.parametrize("name", ["genindex", "py-modindex"])
def test_an_index_has_the_entries_that_it_has_in_other_themes(indexed, name):
    ours = indexed.build()
    indexed.conf()
    basic = indexed.build(out="basic")
    assert sorted(entries(ours, name)) == sorted(entries(basic, name))
    assert len(entries(ours, name)) >= 3


def test_the_index_begins_with_its_heading_and_goes_down_to_letters(indexed):
    page = indexed.build().page("genindex")
    headings = page.xpath("//main//*[self::h1 or self::h2]")
    texts = [(heading.tag, heading.text_content()) for heading in headings]
    assert texts == [("h1", "Index"), ("h2", "Symbols"), *(("h2", x) for x in "FMTWZ中")]


def test_each_letter_above_the_index_leads_to_its_heading(indexed):
    page = indexed.build().page("genindex")
    links = page.xpath("//ul[@class='genindex-jumpbox']//a/@href")
    assert [link[1:] for link in links] == page.xpath("//h2/@id")


def test_parts_of_an_entry_are_below_it(indexed):
    page = indexed.build().page("genindex")
    (tank,) = page.xpath("//li[a/strong[text()='tank']]")
    assert tank.xpath("./ul/li/a/text()") == ["of zinc", "[1]"]


def test_modules_are_below_the_package_that_they_are_in(indexed):
    page = indexed.build().page("py-modindex")
    within = page.xpath("//details[summary//code/text()='water']//li//code/text()")
    assert within == ["water.pipes"]


def test_modules_are_folded_where_sphinx_folds_them(indexed):
    def is_open():
        return bool(indexed.build().page("py-modindex").xpath("//details[@open]"))

    assert not is_open()
    more = "".join(f"```{{py:module}} water.m{number}\n```\n" for number in range(5))
    indexed.write("more.md", f"# More\n\n{more}")
    assert is_open()


def test_a_module_has_its_synopsis_and_says_if_it_is_deprecated(indexed):
    page = indexed.build().page("py-modindex")
    lines = [" ".join(x.text_content().split()) for x in page.xpath("//summary | //details//li")]
    assert lines == ["water (Unix) Tanks & pipes.", "water.pipes Deprecated:"]


def test_a_split_index_has_a_page_for_each_letter_and_one_for_all(indexed):
    indexed.conf(THEME + "html_split_index = True\n")
    built = indexed.build()
    letters = {
        name.removeprefix("genindex-").removesuffix(".html")
        for name in built.files()
        if name.startswith("genindex-")
    }
    assert {"T", "F", "all"} <= letters
    for name, count in (("genindex", 0), ("genindex-T", 0), ("genindex-all", -1)):
        links = built.page(name).xpath("//ul[@class='genindex-jumpbox'][1]//a/@href")
        assert len(links) == len(letters) + count
    of_letters = [entry for x in letters - {"all"} for entry in entries(built, f"genindex-{x}")]
    assert sorted(of_letters) == sorted(entries(built, "genindex-all"))


@pytest.mark.parametrize("split", [False, True])
def test_indices_have_no_style_and_no_script_within(indexed, split):
    indexed.conf(THEME + f"html_split_index = {split}\n")
    built = indexed.build()
    for name in built.files():
        if name.endswith(".html"):
            page = built.page(name.removesuffix(".html"))
            assert page.xpath("//@style | //style | //script[not(@src)]") == []
    assert problems(built.out) == []


def test_the_old_front_page_of_sphinx_can_be_had(indexed):
    indexed.conf(THEME + 'html_additional_pages = {"contents": "defindex.html"}\n')
    page = indexed.build().page("contents")
    assert page.xpath("//@style") == []
    assert "genindex.html" in page.xpath("//main//a/@href")


# ---- doctools.js

#: Rules of catalogues: of Chinese, English, French, Russian, Arabic, Slovenian, and a hard one.
PLURALS = [
    "0",
    "(n != 1)",
    "(n > 1)",
    "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)",
    "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
    "(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3)",
    "(n<5||n>=9)*2+(n+1)/3%2",
    "!(n%2) ? 1 : 0",
]


@pytest.fixture
def scripted(indexed, tmp_path):
    """The address of a site whose pages load all scripts of Sphinx, under a strict policy."""
    indexed.conf(THEME + 'html_js_files = ["own.js"]\nhtml_static_path = ["static"]\n')
    indexed.write("static/own.js", "window.told = Documentation.gettext('Index');\n")
    with serve(indexed.build(language="de").out, policy=STRICT) as address:
        yield address


@pytest.mark.browser
def test_scripts_of_sphinx_work_under_a_strict_policy(scripted, chromium):
    with visit(chromium, scripted + "water.html") as seen:
        assert seen.complaints == []
        assert seen.asked("doctools.js") == 1
        assert seen.page.evaluate("Documentation.LOCALE") == "de"


@pytest.mark.browser
def test_plurals_are_those_of_gettext(scripted, chromium):
    numbers = [*range(130), 1000, 1001, 1002, 1011]
    script = """([rules, numbers]) => rules.map((plural_expr) => {
        const messages = {one: Array.from({length: 9}, (_, i) => String(i))};
        Documentation.addTranslations({messages, plural_expr, locale: "x"});
        return numbers.map((n) => Number(Documentation.ngettext("one", "many", n)));
    })"""
    with visit(chromium, scripted + "water.html") as seen:
        found = seen.page.evaluate(script, [PLURALS, numbers])
    expected = [gettext.c2py(rule) for rule in PLURALS]
    assert found == [[int(rule(number)) for number in numbers] for rule in expected]


@pytest.mark.browser
def test_words_without_a_translation_stay(scripted, chromium):
    with visit(chromium, scripted + "water.html") as seen:
        assert seen.page.evaluate("_('no such word')") == "no such word"
        script = "[1, 2].map((n) => Documentation.ngettext('page', 'pages', n))"
        assert seen.page.evaluate(script) == ["page", "pages"]


@pytest.mark.browser
def test_keys_turn_pages_if_the_project_wants_it(indexed, chromium):
    option = 'html_theme_options = {"navigation_with_keys": True}\n'
    indexed.conf(THEME + 'html_js_files = ["https://example.org/own.js"]\n' + option)
    indexed.write("index.md", "# Home\n\n```{toctree}\nwater\n```\n")
    with (
        serve(indexed.build().out) as address,
        visit(chromium, address + "index.html") as seen,
    ):
        seen.page.keyboard.press("ArrowRight")
        seen.page.wait_for_url("**/water.html")
        seen.page.keyboard.press("ArrowLeft")
        seen.page.wait_for_url("**/index.html")

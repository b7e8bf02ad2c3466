"""Pages with formulas: numbers, links, warnings, files; whichever theme and builder."""

from __future__ import annotations

import re
from collections import Counter
from importlib.util import find_spec
from xml.etree import ElementTree as ET

import pytest

SHEET = "_static/blogarchive-math.css"
POST = r"""# Post

$$\newcommand{\E}{\mathbb{E}}$$

Let $\E[x] = \mu$, see \eqref{one} and \eqref{row}.

\begin{equation} E = mc^2 \label{one} \end{equation}

\begin{align} a &= b \\ c &= d \label{row} \\ e &= f \tag{$*$} \end{align}

$$ \sum_{i=1}^{n} x_i + \prod_{j=1}^{m} y_j + \frac{a}{b} + c + d + e + f + g + h $$ (two)
"""
ARCHIVE = "# Home\n\n```{archive}\n```\n"


@pytest.fixture
def mathml(blog):
    blog.conf('html_math_renderer = "mathml"\nmyst_enable_extensions = ["dollarmath", "amsmath"]\n')
    return blog


def sheets(page):
    return [link.get("href").partition("?")[0] for link in page.iter("link")]


def numbers(page):
    """The numbers that a reader sees, from top to bottom."""
    classes = ("eqno", "mml-number")
    found = [e for e in page.iter() if set(classes) & set((e.get("class") or "").split())]
    texts = ["".join(e.itertext()).removesuffix("¶").removesuffix("\uf0c1") for e in found]
    return [text for text in texts if text]


def references(page):
    return [a.get("href") for a in page.iter("a") if a.text_content().startswith("(")]


def ids(page):
    return [element.get("id") for element in page.iter() if element.get("id")]


def test_numbers_and_links_are_those_of_mathjax(mathml):
    mathml.post("a", POST)
    mathml.write("index.md", ARCHIVE)
    ours = mathml.build()
    theirs = mathml.build(out="mathjax", html_math_renderer="mathjax")
    assert ours.warnings == theirs.warnings == []
    for name in ("posts/a", "index"):
        page, other = ours.page(name), theirs.page(name)
        assert numbers(page) == ["(1)", "(2)", "(3)", "(∗)", "(4)"]
        assert references(page) == references(other) != []
        assert Counter(ids(page)).most_common(1)[0][1] == 1
    assert {"equation-one", "equation-row", "equation-two"} <= set(ids(ours.page("posts/a")))


def test_numbers_of_figures_are_shown(mathml):
    mathml.write("index.md", "# Home\n\n```{toctree}\nposts/a\n```\n")
    mathml.post("a", POST)
    built = mathml.build(numfig=True, math_numfig=True)
    assert numbers(built.page("posts/a")) == ["(1)", "(2a)", "(2b)", "(∗)", "(3)"]


def test_all_formulas_are_numbered_if_they_are_to_be(mathml):
    mathml.post("a", "# Post\n\n$$a$$\n\n$$b$$\n")
    assert numbers(mathml.build(math_number_all=True).page("posts/a")) == ["(1)", "(2)"]


def test_each_row_stands_beside_its_number(mathml):
    mathml.post("a", POST)
    table = mathml.build().page("posts/a").xpath("//mtable[@class='mml-rows']")[0]
    assert ["".join(row.itertext()) for row in table] == ["a=b(2)", "c=d(3)", "e=f(∗)"]


def test_definitions_hold_for_the_formulas_after_them_and_show_nothing(mathml):
    mathml.post("a", POST)
    page = mathml.build().page("posts/a")
    assert "𝔼[x]=μ" in page.text_content()
    assert "newcommand" not in page.text_content()


def test_no_page_has_a_style_attribute_or_a_script_for_formulas(mathml):
    mathml.post("a", POST)
    mathml.write("index.md", ARCHIVE)
    built = mathml.build()
    for name in ("posts/a", "index"):
        page = built.page(name)
        assert page.xpath("//*[local-name()='math']//@style") == []
        assert not [s for s in page.xpath("//script/@src") if "mathjax" in s.lower()]
        assert "MathJax" not in built.text(f"{name}.html")


def test_only_pages_with_formulas_link_the_sheet(mathml):
    mathml.post("a", POST)
    mathml.post("b", "# Other\n\nText.\n")
    mathml.write("list.md", "---\norphan: true\n---\n" + ARCHIVE)
    built = mathml.build()
    pages = ["posts/a", "posts/b", "list", "index"]
    linking = [any(SHEET in s for s in sheets(built.page(name))) for name in pages]
    assert linking == [True, False, True, False]
    assert built.text(SHEET)


def test_without_the_renderer_nothing_of_it_is_there(blog):
    blog.post("a", "# Post\n\n$a$\n")
    built = blog.build()
    assert not [name for name in built.files() if "blogarchive-math" in name or "stix" in name]


def test_a_formula_that_cannot_be_converted_is_told_once_and_shown_as_tex(mathml):
    mathml.write("index.md", ARCHIVE)
    text = "# Post\n\nText\n$\\nosuch{x}$.\n\n$$\n\\never + 1\n$$ (label)\n"
    mathml.post("a", text)
    built = mathml.build()
    places = [re.search(r"posts/a\.md:(\d+):", warning)[1] for warning in built.warnings]
    assert places == ["6", "9"]
    for warning, tex in zip(built.warnings, [r"\nosuch{x}", r"\never + 1"], strict=True):
        assert tex in warning
        assert "blogarchive_math_macros" in warning
        assert warning.endswith("[blogarchive.math]")
    for name in ("posts/a", "index"):
        shown = built.page(name).xpath("//*[contains(@class, 'mml-tex')]")
        texts = [element.text_content().strip() for element in shown]
        assert texts == [r"\nosuch{x}", r"\never + 1"]
        assert numbers(built.page(name)) == ["(1)"]


def test_a_title_that_cannot_be_converted_is_told_once(mathml):
    mathml.write("index.md", "# Home\n\n```{toctree}\nposts/a\n```\n")
    mathml.post("a", "# Post $\\nosuch$\n\n## Section $x$\n")
    assert len(mathml.build().warnings) == 1


def test_commands_come_from_the_options_of_both(mathml):
    mathml.post("a", "# Post\n\n$\\R \\norm{x} \\own$\n")
    built = mathml.build(
        mathjax3_config={"tex": {"macros": {"R": r"\mathbb{R}", "norm": [r"\lVert #1 \rVert", 1]}}},
        blogarchive_math_macros={"own": r"\mathbb{Z}"},
    )
    assert built.warnings == []
    assert "ℝ‖x‖ℤ" in built.page("posts/a").text_content()


@pytest.mark.parametrize("value", ["x", {"a b": "x"}, {"a": "{"}, {"a": 1}, {"a": ["x", "1"]}])
def test_commands_that_are_none_are_told(mathml, value):
    (warning,) = mathml.build(blogarchive_math_macros=value).warnings
    assert "blogarchive_math_macros" in warning


def test_a_change_of_commands_is_a_change_of_the_pages(mathml):
    mathml.post("a", "# Post\n\n$\\own$\n")
    mathml.build(blogarchive_math_macros={"own": "x"})
    again = mathml.build(blogarchive_math_macros={"own": "y"})
    clean = mathml.build(out="clean", blogarchive_math_macros={"own": "y"})
    assert again.files()["posts/a.html"] == clean.files()["posts/a.html"]


@pytest.mark.slow
def test_processes_write_what_one_writes(mathml):
    mathml.write("index.md", ARCHIVE)
    for number in range(12):
        mathml.post(f"p{number}", POST + f"\n$\\colorbox{{red}}{{x_{{{number}}}}}$\n")
    one, two = (mathml.build(out=f"j{jobs}", jobs=jobs).files() for jobs in (1, 2))
    pages = [name for name in one if name.endswith(".html")]
    assert [name for name in pages if one[name] != two[name]] == []


def test_a_wide_formula_is_scrolled_by_keyboard_and_a_narrow_one_is_no_stop(mathml):
    mathml.post("a", POST)
    scrollers = mathml.build().page("posts/a").xpath("//*[@class='mml-scroll']")
    assert [s.get("tabindex") for s in scrollers] == [None, None, "0"]
    assert all(s.get("role") == "group" and s.get("aria-label") for s in scrollers[2:])


def test_a_comma_stays_with_the_formula_before_it(mathml):
    mathml.post("a", "# Post\n\n设$x$，（$y$）与 $z$ 等，*$u$*（$v$\n")
    page = mathml.build().page("posts/a")
    kept = page.xpath("//*[@class='mml-kept']")
    assert [around.text_content() for around in kept] == ["x，", "（y）", "（v"]
    (text,) = page.xpath("//p[contains(., '设')]")
    assert text.text_content() == "设x，（y）与 z 等，u（v"


def test_a_formula_with_a_comma_is_parted_from_ideographs_before_it(mathml):
    mathml.post("a", "# Post\n\n设$x$，$y$。\n")
    found = mathml.build().page("posts/a").xpath("//span[contains(@class, 'mathml')]/@class")
    assert ["mml-after" in classes for classes in found] == [True, False]


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "json"])
def test_other_html_builders_show_mathml(mathml, builder):
    mathml.post("a", POST)
    mathml.write("index.md", "# Home\n\n```{toctree}\nposts/a\n```\n")
    built = mathml.build(builder)
    assert built.warnings == []
    assert any("<math" in text.decode(errors="ignore") for text in built.files().values())


def test_epub_has_well_formed_mathml(mathml):
    mathml.post("a", POST)
    mathml.write("index.md", "# Home\n\n```{toctree}\nposts/a\n```\n")
    root = ET.fromstring(mathml.build("epub").text("posts/a.xhtml"))
    namespace = "{http://www.w3.org/1998/Math/MathML}"
    assert len(list(root.iter(f"{namespace}math"))) >= 3
    assert not list(root.iter("math"))


@pytest.mark.parametrize("builder", ["latex", "text", "gettext", "man"])
def test_other_builders_know_nothing_of_it(mathml, builder):
    mathml.post("a", POST)
    ours = mathml.build(builder)
    theirs = mathml.build(builder, out="mathjax", html_math_renderer="mathjax")
    assert ours.warnings == theirs.warnings

    def texts(built):
        suffixes = (".tex", ".txt", ".pot", ".1")
        return {n: t for n, t in built.files().items() if n.endswith(suffixes)}

    assert texts(ours) == texts(theirs)


def chosen(blog, **options):
    return blog.build("dummy", **options).env.config.html_math_renderer


def test_our_theme_shows_mathml_unless_told_otherwise(blog):
    blog.write("themes/blogarchive/theme.toml", '[theme]\ninherit = "basic"\n')
    options = {"html_theme": "blogarchive", "html_theme_path": ["themes"]}
    assert chosen(blog, **options) == "mathml"
    assert chosen(blog, out="2", html_math_renderer="mathjax", **options) == "mathjax"


def test_with_other_themes_sphinx_chooses_as_ever(blog):
    assert chosen(blog) == "mathjax"
    blog.conf('extensions.append("sphinx.ext.imgmath")\n')
    assert chosen(blog, out="2") == "imgmath"


@pytest.mark.skipif(find_spec("quickjs") is None, reason="quickjs-ng is missing")
def test_the_second_converter_is_asked_for_what_the_first_refuses(mathml):
    mathml.post("a", "# Post\n\n$$\\begin{CD} A @>f>> B \\end{CD}$$\n")
    built = mathml.build()
    assert built.warnings == []
    assert built.page("posts/a").xpath("//mtable")


def test_without_the_second_converter_the_remedy_names_it(mathml, monkeypatch):
    from sphinx_blogarchive.mathml import convert

    monkeypatch.setattr(convert.Temml, "is_installed", staticmethod(lambda: False))
    convert.chain.cache_clear()
    try:
        mathml.post("a", "# Post\n\n$$\\begin{CD} A @>f>> B \\end{CD}$$\n")
        (warning,) = mathml.build().warnings
    finally:
        convert.chain.cache_clear()
    assert "sphinx-blogarchive[temml]" in warning

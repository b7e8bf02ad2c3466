"""The documentation is a blog of its own, and says all that a user can set or be warned of."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import subprocess

import pytest

from sphinx_blogarchive.config import PREFIX, Settings
from sphinx_blogarchive.diagnostics import Category
from sphinx_blogarchive.directives.archive import OPTIONS
from sphinx_blogarchive.model.schema import KEYS
from tests.epub import Epub
from tests.latex import labels
from tests.shared import DOCS, Documentation
from tests.site import problems

GUIDE = DOCS / "guide"


@pytest.fixture(scope="module")
def documentation(tmp_path_factory, built_demo):
    """The documentation, read already."""
    root = tmp_path_factory.mktemp("documentation")
    shutil.copytree(built_demo.parent / "doctrees", root / "doctrees")
    return Documentation(root)


def test_it_is_built_without_a_warning(built_demo):
    assert json.loads((built_demo.parent / "warnings.json").read_text(encoding="utf-8")) == []


def test_its_links_and_ids_are_right(built_demo):
    assert problems(built_demo) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "builder", ["dirhtml", "singlehtml", "epub", "latex", "texinfo", "text", "man", "xml", "json"]
)
def test_other_builders_take_it_without_a_warning(documentation, builder):
    assert documentation.build(builder, doctrees="doctrees").warnings == []


def test_the_series_of_the_demo_is_an_epub(documentation, tmp_path):
    built = documentation.build("epub-books", doctrees="doctrees")
    assert built.warnings == []
    book = Epub(built.out / "fourier.epub", tmp_path)
    assert book.problems() == []
    assert [to.rpartition("/")[0] for to in book.spine] == [
        "books", "posts/2023", "posts/2023", "posts/2023/fourier-3", "posts/2023", "posts/2023",
        "posts/2024", "posts/2024/fourier-7", "posts/2024",
    ]  # fmt: skip


def test_the_series_of_the_demo_is_a_book_in_latex(documentation):
    built = documentation.build("latex-books", doctrees="doctrees")
    assert built.warnings == []
    text = built.text("fourier.tex")
    given, wanted = labels(text)
    assert max(given.values()) == 1
    assert wanted <= given.keys()
    assert len(re.findall(r"\\chapter\{", text)) == 8


@pytest.mark.slow
def test_the_series_of_the_demo_is_a_pdf(documentation):
    built = documentation.build("latex-books", doctrees="doctrees")
    if shutil.which("latexmk") is None or shutil.which("xelatex") is None:
        pytest.skip("needs XeLaTeX and latexmk")
    subprocess.run(["make", "all-pdf"], cwd=built.out, check=True, capture_output=True)
    assert (built.out / "fourier.pdf").stat().st_size > 50_000


@pytest.mark.slow
def test_gettext_takes_it_without_a_warning(documentation):
    assert documentation.build("gettext").warnings == []


@pytest.mark.slow
def test_linkcheck_finds_no_broken_link_of_its_own(documentation):
    built = documentation.build("linkcheck", doctrees="doctrees", linkcheck_ignore=["https?:"])
    assert built.warnings == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["alabaster", "pydata_sphinx_theme"])
def test_other_themes_take_it_without_a_warning(documentation, theme):
    built = documentation.build(out=theme, html_theme=theme, html_theme_options={})
    assert built.warnings == []
    # alabaster labels its search box by an id that it doesn't have
    assert [p for p in problems(built.out) if "'searchlabel'" not in p] == []


def rows(name):
    """Return the code in the first cells of the tables of a page."""
    text = (GUIDE / name).read_text(encoding="utf-8")
    cells = re.findall(r"^\| ((?:`[^`]+`(?:, )?)+) \|", text, re.MULTILINE)
    return {code for cell in cells for code in re.findall(r"`([^`]+)`", cell)}


def test_it_says_each_option_and_no_other():
    options = {PREFIX + field.name for field in dataclasses.fields(Settings)}
    assert rows("configuration.md") == options


def test_it_says_each_warning_and_no_other():
    assert rows("warnings.md") == {f"blogarchive.{category}" for category in Category}


def test_it_says_each_field_of_posts_and_no_other():
    assert rows("posts.md") == set(KEYS) - {"post", "blogpost"}


def test_it_says_each_option_of_archive():
    assert set(OPTIONS) <= rows("listings.md")

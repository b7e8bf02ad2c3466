"""Every builder takes a rich blog without a warning; several share one folder of doctrees."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from lxml import etree

from tests.helpers import Blog
from tests.rich import write_rich
from tests.site import Site, problems

BUILDERS = [
    "html",
    "dirhtml",
    "singlehtml",
    "epub",
    "latex",
    "texinfo",
    "text",
    "man",
    "xml",
    "json",
    "linkcheck",
    "htmlhelp",
    "changes",
    "dummy",
]


@pytest.fixture(scope="module")
def builds(tmp_path_factory):
    """Build one blog by each builder when it is first asked for, all with the same doctrees."""
    blog = Blog(tmp_path_factory.mktemp("builders"))
    write_rich(blog)
    done = {}

    def build(builder, **options):
        if builder not in done:
            options = {"doctrees": "doctrees", "linkcheck_ignore": ["https?://.*"], **options}
            done[builder] = blog.build(builder, **options)
        return done[builder]

    return build


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_builder_passes_without_warnings(builds, builder):
    built = builds(builder)
    assert built.warnings == []
    assert built.status == 0


def test_gettext_passes_without_warnings(builds):
    # Sphinx refuses doctrees of other builders to it
    built = builds("gettext", doctrees="gettext.doctrees")
    assert built.warnings == []


def test_after_all_the_others_html_is_what_a_clean_build_writes(tmp_path):
    blog = Blog(tmp_path)
    write_rich(blog)
    for builder in ("html", "singlehtml", "text", "latex", "dirhtml"):
        blog.build(builder, doctrees="doctrees")
    again = blog.build("html", doctrees="doctrees").files()
    clean = blog.build("html", out="clean").files()
    for files in (again, clean):
        files.pop(".buildinfo", None)
    assert {name for name in again | clean if again.get(name) != clean.get(name)} == set()


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub"])
def test_the_site_is_sound(builds, builder):
    assert problems(builds(builder).out) == []


def test_the_one_page_of_singlehtml_has_no_dead_links(builds):
    site = Site(builds("singlehtml").out)
    page = site.pages["index.html"]
    dead = [to for tag, to in page.links if tag in "a img" and not site.leads("index.html", to)]
    assert dead == []
    assert page.unbalanced == []


def test_listings_in_dirhtml_show_what_those_in_html_do(builds):
    def names(page):
        return Counter(node.text_content() for node in page.xpath("//*[contains(@class,'p-name')]"))

    html, dirhtml = builds("html"), builds("dirhtml")
    assert names(html.page("tag/数学")) == names(dirhtml.page("tag/数学/index"))
    assert names(html.page("page/2")) == names(dirhtml.page("page/2/index"))


def test_text_has_titles_and_dates(builds):
    lines = builds("text").text("index.txt").splitlines()
    assert [line for line in lines if line.startswith("* ")][:3] == [
        "* Two (Apr 1, 2024)",
        "* Text (Apr 1, 2024)",
        "* None (Mar 1, 2024)",
    ]


def test_text_has_generated_pages(builds):
    assert "* Links (Jan 1, 2024)" in builds("text").text("tag/数学.txt")


def test_a_post_in_text_says_when_it_was_written_and_what_it_is_about(builds):
    lines = builds("text").text("posts/2023/links.txt").splitlines()
    assert lines[3] == "Jan 1, 2023 | Notes | 数学, C++"


def test_xml_is_well_formed(builds):
    for path in builds("xml").out.rglob("*.xml"):
        etree.parse(path)


def test_json_has_each_page_with_its_listing(builds):
    page = json.loads(builds("json").text("tag/数学.fjson"))
    assert page["title"] == "数学"
    assert page["body"].count("h-entry") == 2


def test_local_links_are_checked_and_good(builds):
    lines = builds("linkcheck").text("output.json").splitlines()
    found = Counter(json.loads(line)["status"] for line in lines)
    assert found["broken"] == 0
    assert found.total() > 0


def test_translators_see_no_listings_and_no_generated_pages(builds):
    built = builds("gettext", doctrees="gettext.doctrees")
    texts = {
        path.stem: re.findall(r'^msgid "(.+)"$', path.read_text("utf-8"), re.MULTILINE)
        for path in built.out.glob("*.pot")
    }
    assert texts["index"] == ["Home", "Some posts:"]
    assert [texts[name] for name in ("tag", "category", "archive", "page")] == [[]] * 4


@pytest.mark.parametrize("theme", ["alabaster", "furo", "pydata_sphinx_theme"])
@pytest.mark.parametrize("builder", ["html", pytest.param("dirhtml", marks=pytest.mark.slow)])
def test_other_themes_show_sound_pages(tmp_path, theme, builder):
    blog = Blog(tmp_path)
    write_rich(blog)
    built = blog.build(builder, html_theme=theme)
    assert built.warnings == []
    found = [
        problem
        for problem in problems(built.out)
        # alabaster labels its search box by a heading that isn't there
        if "searchlabel" not in problem
        # furo wraps tables and formulas in boxes, and copies their ids
        and not (theme == "furo" and "posts/2023/parts" in problem and "2 times" in problem)
    ]
    assert found == []

"""Each rule tells of what it is for, and of nothing else."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sphinx_blogarchive.checking import check
from sphinx_blogarchive.checking.facts import Facts, Link, Name, Picture, Place, Text, Unpublished
from sphinx_blogarchive.checking.folding import fold
from sphinx_blogarchive.checking.markup import RawHtml, ids_of

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CLEAN = Facts(NOW, "conf.py", address="https://blog.ada.example-blog.net/")
HERE = Place("posts/a.md", 3)


def found(**facts):
    """Return the findings of a clean blog but for *facts*."""
    return check(replace(CLEAN, **facts))


def only(**facts):
    (finding,) = found(**facts)
    return finding


def test_of_a_clean_blog_nothing_is_told():
    assert found() == []


# ---- warnings


def test_a_warning_of_ours_is_split_into_message_and_remedy():
    line = "posts/a.md:4: WARNING: id: '1' is that of b too; give another [blogarchive.id]"
    finding = only(said=(line,))
    assert (finding.path, finding.line, finding.category) == ("posts/a.md", 4, "id")
    assert (finding.message, finding.remedy) == ("id: '1' is that of b too", "give another")


@pytest.mark.parametrize(
    ("said", "place", "category"),
    [
        ("a.md:7: WARNING: odd [myst.xref_missing]", ("a.md", 7), "myst.xref_missing"),
        ("a.rst:7: ERROR: odd: WARNING [docutils]", ("a.rst", 7), "docutils"),
        ("C:\\b\\a.md:7: WARNING: odd [ref.doc]", ("C:\\b\\a.md", 7), "ref.doc"),
        ("a.md: WARNING: odd [toc.not_included]", ("a.md", 0), "toc.not_included"),
        ("WARNING: odd", ("", 0), "sphinx"),
    ],
)
def test_a_warning_of_sphinx_has_its_place_and_type_and_a_remedy(said, place, category):
    finding = only(said=(said,))
    assert ((finding.path, finding.line), finding.category) == (place, category)
    assert finding.remedy


def test_lines_that_belong_to_a_warning_are_part_of_it():
    finding = only(said=("a.md:7: WARNING: odd", "  and more [docutils]", ""))
    assert (finding.message, finding.category) == ("odd and more", "docutils")


def test_the_same_warning_is_told_once():
    assert len(found(said=("a.md:7: WARNING: odd", "a.md:7: WARNING: odd"))) == 1


# ---- terms


@pytest.mark.parametrize(
    "names",
    [
        ("machine learning", "Machine-Learning", "machine_learning"),
        ("Ｃ＋＋", "C++"),
        ("機器學習", "机器学习"),
        ("Node.js", "NodeJS"),
        ("post", "posts"),
        ("é", "é"),
        ("數學 ", "数学"),
    ],
)
def test_names_that_readers_hardly_tell_apart_fold_alike(names):
    assert len({fold(name) for name in names}) == 1


def test_names_that_mean_different_things_stay_apart():
    names = ["C", "C++", "C#", "net", ".NET", "3.10", "31.0", "class", "clas", "数学", "数论", "!"]
    assert len({fold(name) for name in names}) == len(names)


def test_a_rarer_name_is_told_of_where_it_stands_with_the_usual_one():
    names = (Name("tag", "ML notes", 5, Place("b.md", 1)), Name("tag", "ml-notes", 1, HERE))
    finding = only(names=names)
    assert ((finding.path, finding.line), finding.category) == (HERE, "near-duplicate")
    assert "'ML notes'" in finding.message
    assert "blogarchive_tags" in finding.remedy


def test_terms_of_different_kinds_may_have_one_name():
    assert found(names=(Name("tag", "a", 1, HERE), Name("category", "A", 1, HERE))) == []


def test_names_that_were_warned_of_for_their_address_are_not_told_again():
    names = (Name("tag", "é", 2, HERE), Name("tag", "É", 1, HERE), Name("tag", "e", 1, HERE))
    said = "a.md:1: WARNING: one address: 'É', 'e', 'é'; set it [blogarchive.slug]"
    assert only(names=names, met=(("É", "e", "é"),), said=(said,)).category == "slug"


def test_of_near_duplicates_each_is_told_of_rather_than_their_address():
    names = (Name("tag", "a b", 2, HERE), Name("tag", "A-B", 1, HERE))
    said = "a.md:1: WARNING: one address: 'A-B', 'a b'; set it [blogarchive.slug]"
    assert only(names=names, met=(("A-B", "a b"),), said=(said,)).category == "near-duplicate"


def test_an_author_is_unknown_only_where_others_are_known():
    ada = Name("author", "Ada", 1, HERE, declared=True)
    eve = Name("author", "Eve", 1, HERE)
    assert found(names=(eve,)) == []
    assert only(names=(ada, eve)).category == "term"


# ---- texts, links, addresses


def test_texts_and_pictures_without_words_are_told_of():
    assert only(texts=(Text(HERE, broken_off=True),)).category == "excerpt"
    assert only(texts=(Text(HERE, described=False),)).category == "description"
    assert only(pictures=(Picture(HERE, "a.png", " "),)).category == "alt"
    assert found(texts=(Text(HERE),), pictures=(Picture(HERE, "a.png", "A cat"),)) == []


@pytest.mark.parametrize(
    ("path", "fragment", "is_dead"),
    [
        ("a.html", "", False),
        ("a", "", False),
        ("b/", "", False),
        ("b", "", False),
        ("", "", False),
        ("a.html", "here", False),
        ("a.html", "top", False),
        ("a.html", "there", True),
        ("c.html", "", True),
        ("a/", "", True),
    ],
)
def test_a_link_is_dead_if_no_host_would_find_the_page_or_the_place(path, fragment, is_dead):
    pages = {"a.html": {"here"}, "b/index.html": set(), "index.html": set()}
    links = (Link(HERE, "written", path, fragment),)
    assert [each.category for each in found(links=links, ids=pages.get)] == ["link"] * is_dead


def test_documents_whose_names_differ_in_case_alone_are_told_of():
    documents = {"posts/A": "posts/A.md", "posts/a": "posts/a.md", "posts/b": "posts/b.md"}
    assert only(documents=documents).path == "posts/a.md"


def test_a_document_and_the_folder_of_that_name_are_told_of():
    assert only(documents={"a": "a.md", "a/index": "a/index.md"}).category == "address"


# ---- dates


def unpublished(*, draft, date, changed=NOW):
    return (Unpublished(HERE, "A", draft, date, changed),)


def test_a_post_to_come_is_told_of_unless_the_blog_is_built_by_a_schedule():
    later = unpublished(draft=False, date=NOW + timedelta(days=3))
    assert only(unpublished=later).category == "future"
    workflow = {".github/workflows/pages.yml": "on:\n  schedule:\n    - cron: '1 2 * * *'\n"}
    assert found(unpublished=later, hosting=workflow) == []


def test_a_draft_is_forgotten_a_year_after_it_was_last_touched():
    old = NOW - timedelta(days=400)
    assert only(unpublished=unpublished(draft=True, date=None, changed=old)).category == "draft"
    assert only(unpublished=unpublished(draft=True, date=old, changed=old)).category == "draft"
    assert found(unpublished=unpublished(draft=True, date=old)) == []


# ---- hosts


@pytest.mark.parametrize("address", ["https://example.org/", "http://localhost:8000/"])
def test_an_address_that_nobody_has_is_told_of(address):
    assert only(address=address, address_line=4).line == 4


def test_a_missing_address_is_told_of_unless_the_host_tells_it():
    assert only(address="").category == "site"
    assert found(address="", hosting={".readthedocs.yaml": ""}) == []
    assert found(address="", hosting={"w.yml": "sphinx-build -D html_baseurl=$X"}) == []


def test_a_missing_address_is_told_of_once():
    line = "conf.py:1: WARNING: no html_baseurl is set; set it [blogarchive.feeds]"
    assert only(address="", said=(line,)).category == "feeds"


@pytest.mark.parametrize(
    ("line", "is_pinned"),
    [
        ("sphinx-blogarchive", False),
        ("sphinx-blogarchive[pagefind]>=1", False),
        ("Sphinx~=9.0  # newest", False),
        ("sphinx-blogarchive==1.0", True),
        ("sphinx-blogarchive[serve]==1.0 ; python_version > '3'", True),
        ("sphinx-blogarchive @ git+https://example.org/x", True),
        ("sphinx-copybutton", True),
        ("# sphinx", True),
    ],
)
def test_requirements_that_change_by_themselves_are_told_of(line, is_pinned):
    findings = found(required={"requirements.txt": f"\n{line}\n"})
    assert [(each.path, each.line) for each in findings] == [("requirements.txt", 2)] * (
        not is_pinned
    )


# ---- together


def test_a_category_can_be_ignored_with_what_follows_its_dot():
    facts = replace(CLEAN, said=("a: WARNING: x [myst.header]", "a: WARNING: y [mystery]"))
    assert [each.category for each in check(facts, ["myst"])] == ["mystery"]


def test_findings_are_in_the_order_of_files_and_lines():
    said = ("b.md:1: WARNING: x", "a.md:10: WARNING: x", "a.md:9: WARNING: x")
    assert [(each.path, each.line) for each in found(said=said)] == [
        ("a.md", 9),
        ("a.md", 10),
        ("b.md", 1),
    ]


def test_html_tells_ids_links_and_pictures():
    assert ids_of('<p id="a"><a name="b"></a><br id=c>') == {"a", "b", "c"}
    raw = RawHtml.of('<a href="x.html"><img src="y.png"></a><img src="z.png" alt="">')
    assert raw.addresses == ["x.html", "y.png", "z.png"]
    assert raw.wordless == ["y.png"]


def test_all_categories_of_rules_are_documented():
    guide = Path("docs/guide/command.md").read_text(encoding="utf-8")
    table = guide.partition("| category | tells of |")[2].partition("\n\n")[0]
    listed = set(re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE))
    package = Path("src/sphinx_blogarchive/checking")
    made = {
        node.value
        for path in package.glob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Finding"
        for node in call.args[1:]
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value
    }
    assert made == listed

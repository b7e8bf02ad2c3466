"""What networks are told of a page."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.metadata.opengraph import territory
from tests.metadata.blogs import EVIL, SITE, meta, metas

#: The properties that may stand on a page more than once.
LISTS = {"article:author", "article:tag"}


def properties(built, docname):
    return [pair for pair in metas(built, docname) if pair[0].startswith(("og:", "article:"))]


def test_there_is_nothing_to_warn_of(rich):
    assert rich.warnings == []


def test_a_post_is_an_article_with_all_that_is_known_of_it(rich):
    about = "It tends, as α→∞, to one < two & three."
    assert properties(rich, "posts/full") == [
        ("og:type", "article"),
        ("og:title", 'Of ℝ² & "quotes"'),
        ("og:url", f"{SITE}posts/full.html"),
        ("og:site_name", "The Blog"),
        ("og:description", about),
        ("og:locale", "en_GB"),
        ("og:image", f"{SITE}_images/plane.png"),
        ("og:image:width", "400"),
        ("og:image:height", "400"),
        ("og:image:alt", "The plane"),
        ("article:published_time", "2024-03-05T08:30:00+00:00"),
        ("article:modified_time", "2024-04-01"),
        ("article:author", "https://ada.example/"),
        ("article:author", f"{SITE}author/%E6%9D%8E%E7%99%BD.html"),
        ("article:section", "Notes"),
        ("article:tag", "C++"),
        ("article:tag", "数学"),
    ]
    assert meta(rich, "posts/full", "description") == about


@pytest.mark.parametrize(
    ("docname", "title"),
    [
        ("index", "The Blog"),
        ("page/2", "Home（第 2 页）"),
        ("about", "About"),
        ("tag/数学", "数学"),
        ("archive", "归档"),
    ],
)
def test_other_pages_belong_to_the_site(rich, docname, title):
    assert meta(rich, docname, "og:type") == "website"
    assert meta(rich, docname, "og:title") == title
    assert meta(rich, docname, "og:locale") == "zh_CN"
    assert not any(name.startswith("article:") for name, _ in metas(rich, docname))


def test_no_property_stands_twice(rich):
    for docname in rich.env.found_docs:
        names = [name for name, _ in properties(rich, docname) if name not in LISTS]
        assert sorted(names) == sorted(set(names)), docname


def test_markup_in_texts_stays_text(rich):
    assert meta(rich, "posts/named", "og:description") == EVIL
    assert meta(rich, "posts/named", "og:image:alt") == EVIL
    scripts = rich.page("posts/named").xpath("//script/text()")
    assert not any(script.startswith("alert") for script in scripts)


def test_a_note_is_called_by_its_first_words(rich):
    assert meta(rich, "posts/note", "og:title") == "No title, but x²."


def test_what_the_writer_gives_in_the_markup_stays(rich):
    assert meta(rich, "own", "og:title") == "My own title"
    assert meta(rich, "own", "description") == "My own words"
    assert meta(rich, "own", "og:description") == "My own words"


def test_without_an_address_of_the_site_addresses_are_left_out(blog):
    blog.post("one", "# One\n\nText.\n", author="Ada")
    built = blog.build(html_baseurl="", blogarchive_feeds=[])
    assert built.warnings == []
    names = [name for name, _ in properties(built, "posts/one")]
    assert names[:2] == ["og:type", "og:title"]
    assert {"og:url", "og:image"}.isdisjoint(names)
    assert meta(built, "posts/one", "article:author") == "Ada"


def test_folders_as_pages_have_their_own_addresses(blog):
    blog.post("one", "# One\n\nText.\n")
    built = blog.build("dirhtml")
    assert meta(built, "index", "og:url") == SITE
    assert meta(built, "posts/one/index", "og:url") == f"{SITE}posts/one/"


def test_a_document_in_another_language_says_so(blog):
    blog.write("guide.md", "---\norphan: true\nlanguage: fr\n---\n# Guide\n")
    assert meta(blog.build(), "guide", "og:locale") == "fr_FR"


@pytest.mark.parametrize("builder", ["epub", "singlehtml"])
def test_books_and_single_pages_are_told_nothing(blog, builder):
    blog.write("index.md", "# Home\n\n```{toctree}\nposts/one\n```\n")
    blog.post("one", "# One\n\nText.\n")
    built = blog.build(builder)
    text = "".join(path.read_text("utf-8") for path in built.out.rglob("*.*html"))
    assert "og:" not in text
    assert not (built.out / "sitemap.xml").exists()
    assert not (built.out / "robots.txt").exists()


def test_a_draft_without_a_date_tells_none(blog):
    blog.post("one", "# One\n\nText.\n", date=None, draft="true")
    built = blog.build(blogarchive_drafts=True)
    assert meta(built, "posts/one", "og:type") == "article"
    assert meta(built, "posts/one", "article:published_time") is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "en_US"),
        ("zh-TW", "zh_TW"),
        ("zh_Hant", "zh_TW"),
        ("pt_BR", "pt_BR"),
        ("de", "de_DE"),
        ("ja", "ja_JP"),
        ("x-klingon", ""),
    ],
)
def test_a_language_is_told_with_a_territory(language, expected):
    assert territory(language) == expected

"""Whatever a writer or a term can contain comes out as text."""

from __future__ import annotations

import html

import pytest

from tests.helpers import Blog
from tests.site import problems

EVIL = "<evil id=e>\"'&amp;</evil>"
TITLE = "\\<evil id=e>\"'\\&amp;\\</evil>"
QUOTED = "'" + EVIL.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("escaping"))
    blog.conf(
        f"evil = {EVIL!r}\n"
        "blogarchive_tags = {'t': {'title': evil, 'description': evil}}\n"
        "blogarchive_authors = {'ada': {'name': evil, 'bio': evil}}\n"
        "smartquotes = False\n"
    )
    for number in (1, 2):
        blog.post(
            f"p{number}",
            f"# {TITLE}\n\nText `{EVIL}`.\n",
            date=f"2024-01-0{number}",
            tags=f"[{QUOTED}, t]",
            category=QUOTED,
            author=f"[{QUOTED}, ada]",
            series=QUOTED,
            part=number,
            description=QUOTED,
            license=QUOTED,
        )
    blog.post("front", "Text.\n", title=QUOTED, excerpt=QUOTED, date="2023-01-01")
    blog.post("note", f"{TITLE}\n", date="2022-01-01")
    listings = "".join(
        f"```{{archive}}\n:style: {style}\n:group: {group}\n```\n\n"
        for style in ("cards", "byline", "list", "table", "calendar")
        for group in ("category", "author")
    )
    blog.write("index.md", f"# Home\n\n{listings}\n```{{toctree}}\n:glob:\n\nposts/*\ntag\n```\n")
    blog.write("home.md", f"---\norphan: true\n---\n# Home\n\n```{{tag}} h\n:title: {EVIL}\n```\n")
    blog.write("roles.rst", ":orphan:\n\nRoles\n=====\n\n:tag:`t` :author:`ada` :tag:`h`\n")
    return blog.build()


def pages(built):
    return sorted(path.relative_to(built.out).as_posix() for path in built.out.rglob("*.html"))


def test_nothing_warns(built):
    assert built.warnings == []


def test_no_page_has_an_element_of_the_writers_text(built):
    for name in pages(built):
        page = built.page(name.removesuffix(".html"))
        assert page.xpath("//evil") == [], name
        assert page.xpath("//*[@id='e']") == [], name


def test_pages_stay_sound(built):
    assert problems(built.out) == []


@pytest.mark.parametrize(
    ("docname", "where"),
    [
        ("posts/p1", "//h1/span[contains(@class, 'p-name')]"),
        ("posts/p1", "//a[contains(@class, 'p-category')]"),
        ("posts/p1", "//span[contains(@class, 'h-card')]/a"),
        ("posts/front", "//h1"),
        ("index", "//article//h3/a"),
        ("index", "//a[contains(@class, 'p-category')]"),
        ("index", "//td//span[@class='p-name']"),
        ("tag", "//ul[contains(@class, 'blogarchive-terms')]//a"),
        ("author", "//p[contains(@class, 'p-note')]"),
        ("tag/t", "//h1"),
        ("tag/t", "//h1/following-sibling::p"),
        ("author/ada", "//p[@class='p-note']"),
        ("roles", "//div[@class='body']//p/a"),
    ],
)
def test_the_text_is_shown_as_it_was_written(built, docname, where):
    texts = [node.text_content().removesuffix("¶") for node in built.page(docname).xpath(where)]
    assert EVIL in [text.removesuffix(", 2 posts") for text in texts]


def test_titles_of_windows_and_of_related_pages_are_text(built):
    page = built.page("posts/p1")
    assert page.xpath("string(//title)").startswith(EVIL)


def test_machines_read_it_as_it_was_written(built):
    (entry,) = built.microformats("posts/p1")["items"]
    properties = entry["properties"]
    assert properties["name"] == [EVIL]
    assert properties["category"] == [EVIL, EVIL, EVIL]
    assert properties["author"][0]["properties"]["name"] == [EVIL]


def test_attributes_hold_it_as_text(built):
    navs = built.page("posts/p1").xpath("//nav[contains(@class, 'blogarchive-series')]")
    assert navs[0].get("aria-label") == f"Series: {EVIL}"


def test_the_excerpt_in_the_front_matter_is_text(built):
    summary = [
        node.text_content().strip()
        for node in built.page("index").xpath("//*[contains(@class, 'p-summary')]")
    ]
    assert EVIL in summary


@pytest.mark.parametrize("builder", ["latex", "texinfo", "man", "text", "xml", "epub"])
def test_other_builders_take_it_too(tmp_path, builder):
    blog = Blog(tmp_path)
    evil = EVIL + " \\ { } $ % # _ ^ ~ @ .. "
    blog.post("a", f"# {TITLE}\n\nText.\n", tags=f"['{html.escape(evil, quote=True)}']")
    blog.post("b", "Text.\n", title="'\\ { } $ % # _ ^ ~ @'", category="'\\ { } $ % #'")
    blog.write("index.md", "# Home\n\n```{archive}\n```\n\n```{toctree}\nposts/a\nposts/b\n```\n")
    assert blog.build(builder, copyright="Ada").warnings == []

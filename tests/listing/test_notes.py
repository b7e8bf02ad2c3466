"""Posts without a title."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.site import problems

CHINESE = "春眠不觉晓,处处闻啼鸟。夜来风雨声,花落知多少。白日依山尽,黄河入海流。欲穷千里目。"
FIRST = "春眠不觉晓,处处闻啼鸟。夜来风雨声,花落知多少。白日依山…"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("notes"))
    blog.post("a", "First *words* of a note.\n\n<!-- more -->\n\nMore.\n", date="2024-01-01")
    blog.post("b", CHINESE + "\n", date="2024-01-02", series="S", part=1)
    blog.post("c", "![](dot.png)\n", date="2024-01-03")
    blog.post("d", "A note with `a <b>` & more.\n", date="2024-01-04", title="Named in front")
    blog.write("posts/e.rst", ":date: 2024-01-05\n\nA note in reST.\n\n.. code:: c\n\n   int x;\n")
    blog.write("posts/dot.png", b"")
    blog.write(
        "index.md",
        "# Home\n\n{doc}`posts/a` {doc}`posts/b`\n\n```{archive}\n:order: oldest\n```\n\n"
        "```{archive}\n:order: oldest\n:style: byline\n```\n\n"
        "```{archive}\n:order: oldest\n:style: list\n```\n\n"
        "```{archive}\n:order: oldest\n:style: table\n```\n\n```{toctree}\nposts/b\nposts/c\n```\n",
    )
    return blog.build()


def test_nothing_warns(built):
    assert built.warnings == []


def test_the_pages_are_sound(built):
    assert problems(built.out) == []


def test_a_card_of_a_note_has_no_heading_and_links_by_its_date(built):
    cards = built.page("index").xpath("//article[contains(@class, 'blogarchive-card')]")
    assert [len(card.xpath(".//h2")) for card in cards] == [0, 0, 0, 1, 0]
    assert [a.get("href") for a in cards[0].xpath(".//a[contains(@class, 'u-url')]")] == [
        "posts/a.html"
    ]
    assert cards[0].xpath(".//a[contains(@class, 'u-url')]/time")


def test_entries_of_notes_have_addresses_and_dates_but_no_name(built):
    first = built.entries("index")[0]["properties"]
    assert "name" not in first
    assert first["url"] == ["https://example.org/blog/posts/a.html"]
    assert first["published"] == ["2024-01-01"]


def test_one_line_forms_show_the_first_words(built):
    lines = built.page("index").xpath("//ul[contains(@class, 'blogarchive-list')]/li/a")
    assert [a.text_content() for a in lines] == [
        "First words of a note.",
        FIRST,
        "2024-01-03",
        "Named in front",
        "A note in reST. int x;",
    ]
    cells = built.page("index").xpath("//table//tbody//td[2]/a")
    assert [a.text_content() for a in cells] == [a.text_content() for a in lines]


def test_read_more_names_the_note_for_screen_readers(built):
    more = built.page("index").xpath("//a[contains(@class, 'read-more')]")[0]
    assert more.text_content() == "Read more: First words of a note."


def test_references_and_toctrees_show_the_first_words(built):
    links = built.page("index").xpath("//div[@class='body']/section/p/a")
    assert links[0].text_content() == "First words of a note."
    toc = built.page("index").xpath("//div[@class='toctree-wrapper compound']//a")
    assert [a.text_content() for a in toc] == [FIRST, "2024-01-03"]


def test_the_window_is_titled_by_the_first_words(built):
    title = built.page("posts/a").xpath("string(//title)")
    assert title.startswith("First words of a note.")


def test_the_page_of_a_note_has_no_name_and_its_whole_text_as_content(built):
    (entry,) = built.microformats("posts/a")["items"]
    assert "name" not in entry["properties"]
    assert entry["properties"]["content"][0]["value"].split() == (
        ["First", "words", "of", "a", "note.", "More."]
    )


def test_a_title_in_front_names_the_page_too(built):
    (entry,) = built.microformats("posts/d")["items"]
    assert entry["properties"]["name"] == ["Named in front"]
    page = built.page("posts/d")
    assert page.xpath("string(//title)").startswith("Named in front")
    assert [h1.text_content().rstrip("¶") for h1 in page.xpath("//h1")] == ["Named in front"]


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo", "singlehtml", "epub"])
def test_every_builder_takes_notes(tmp_path, builder):
    blog = Blog(tmp_path)
    blog.post("a", "First words.\n")
    blog.post("b", "# B\n", date="2024-04-01")
    blog.write("index.md", "# Home\n\n```{archive}\n```\n\n```{toctree}\nposts/a\nposts/b\n```\n")
    assert blog.build(builder, copyright="Ada").warnings == []

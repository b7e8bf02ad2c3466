"""A listing can stand anywhere in a document, more than once, in every builder."""

from __future__ import annotations

import json

import pytest

from tests.helpers import Blog
from tests.site import problems

LISTING = "```{archive}\n:limit: 1\n```"

PLACES = {
    "section": f"## Section\n\n{LISTING}",
    "admonition": f"````{{note}}\nText.\n\n{LISTING}\n````",
    "quote": "> Text.\n>\n> ```{archive}\n> :limit: 1\n> ```",
    "item": "- Text.\n\n  ```{archive}\n  :limit: 1\n  ```",
    "definition": "Term\n: Text.\n\n  ```{archive}\n  :limit: 1\n  ```",
    "grid": f":::::{{grid}} 2\n::::{{grid-item-card}} Card\n{LISTING}\n::::\n:::::",
    "tabs": f"`````{{tab-set}}\n````{{tab-item}} One\n{LISTING}\n````\n`````",
    "dropdown": f"````{{dropdown}} More\n{LISTING}\n````",
    "cell": ("`````{list-table}\n* - Text.\n  - ```{archive}\n    :limit: 1\n    ```\n`````"),
    "footnote": "Text[^1].\n\n[^1]: Note.\n\n    ```{archive}\n    :limit: 1\n    ```",
    "only": f"````{{only}} html\n{LISTING}\n````",
    "container": f"````{{container}} box\n{LISTING}\n````",
}


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("placement"))
    excerpt = "```{figure} dot.png\nCaption.\n```\n\nText with a note[^1].\n\n[^1]: A note.\n"
    blog.write("posts/dot.png", b"")
    for name in ("One", "Two"):
        blog.post(name.lower(), f"# {name}\n\n{excerpt}", tags="x")
    for name, text in PLACES.items():
        blog.write(f"{name}.md", f"---\norphan: true\n---\n# Place\n\n{text}\n")
    blog.write(
        "twice.md",
        "---\norphan: true\n---\n# Twice\n\n```{archive}\n```\n\n```{archive}\n:tag: x\n```\n",
    )
    blog.write("included.rst", ":orphan:\n\nIncluded\n========\n\n.. include:: part.txt\n\nText.\n")
    blog.write("part.txt", ".. archive::\n   :limit: 1\n")
    blog.post("own", "# Own\n\nAbove.\n\n<!-- more -->\n\n```{archive}\n```\n", date="2020-01-01")
    toctree = "```{toctree}\n:hidden:\n\nsection\narchive\nposts/one\n```\n"
    blog.write("index.md", f"# Home\n\n```{{archive}}\n```\n\n{toctree}")
    return blog


@pytest.fixture(scope="module")
def built(blog):
    return blog.build(doctrees="doctrees")


def test_nothing_warns(built):
    assert built.warnings == []


@pytest.mark.parametrize("place", [*PLACES, "included"])
def test_a_listing_can_stand_anywhere(built, place):
    assert built.titles(place) == ["One"]


def test_the_pages_are_sound(built):
    assert problems(built.out) == []


def test_two_listings_on_a_page_may_show_the_same_post(built):
    feeds = built.page("twice").xpath("//div[contains(@class, 'h-feed')]")
    names = [[a.text_content() for a in feed.xpath(".//h2//a")] for feed in feeds]
    assert names == [["One", "Two", "Own"], ["One", "Two"]]


def test_a_post_may_hold_a_listing_with_itself(built):
    page = built.page("posts/own")
    assert [a.get("href") for a in page.xpath("//article//article//h2/a")] == [
        "one.html",
        "two.html",
        "#",
    ]


def test_a_listing_is_no_part_of_an_excerpt(built):
    card = built.page("index").xpath("//article[.//h2[contains(., 'Own')]]")[0]
    assert card.xpath(".//article") == []


def test_text_lists_titles_and_dates(blog):
    built = blog.build("text", doctrees="doctrees")
    assert built.warnings == []
    assert built.text("index.txt").splitlines()[3:] == [
        "* One (Mar 5, 2024)",
        "",
        "* Two (Mar 5, 2024)",
        "",
        "* Own (Jan 1, 2020)",
    ]


def test_latex_links_what_is_in_the_document_and_names_the_rest(blog):
    built = blog.build("latex", doctrees="doctrees")
    assert built.warnings == []
    text = built.text("example.tex")
    assert r"{\hyperref[\detokenize{posts/one::doc}]{\sphinxcrossref{One}}}" in text
    assert r"\detokenize{posts/two" not in text


def test_singlehtml_links_what_is_on_the_page_and_names_the_rest(blog):
    built = blog.build("singlehtml", doctrees="doctrees")
    assert built.warnings == []
    page = built.page("index")
    lists = page.xpath("//ul[contains(@class, 'blogarchive-list')]")
    assert [li.text_content().strip() for li in lists[0].xpath("./li")] == [
        "One (Mar 5, 2024)",
        "Two (Mar 5, 2024)",
        "Own (Jan 1, 2020)",
    ]
    assert lists[0].xpath(".//a/@href") == ["#document-posts/one"]


def test_an_epub_has_cards_and_all_generated_pages(blog):
    built = blog.build("epub", doctrees="doctrees", copyright="Ada")
    assert built.warnings == []
    assert (built.out / "tag/x.xhtml").exists()
    assert len(built.page("index", ".xhtml").xpath("//*[contains(@class, 'h-entry')]")) == 3
    assert problems(built.out) == []


def test_the_words_of_a_listing_are_found_in_its_posts_alone(tmp_path):
    blog = Blog(tmp_path)
    blog.post("one", "# Zebra\n\nUniqueword.\n", tags="quagga")
    blog.write("index.md", "# Home\n\nOwnword.\n\n```{archive}\n:paginate:\n```\n")
    built = blog.build()
    text = built.text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
    index = json.loads(text)
    assert index["docnames"] == ["index", "posts/one"]
    assert index["terms"]["ownword"] == 0
    assert index["terms"]["uniqueword"] == 1
    assert index["titleterms"]["zebra"] == 1
    assert "quagga" not in index["terms"]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_front_page_may_be_a_post_itself(tmp_path, builder):
    blog = Blog(tmp_path)
    front = "---\npost: true\ndate: 2020-01-01\n---\n"
    blog.write("index.md", f"{front}# Home\n\n```{{archive}}\n```\n")
    blog.post("folder/index", "# Folder\n\n[two](../two.md)\n")
    blog.post("two", "# Two\n", date="2024-01-01")
    built = blog.build(builder)
    assert built.warnings == []
    assert problems(built.out) == []
    links = built.page("index").xpath("//div[@class='e-content']//h2/a/@href")
    assert len(links) == 3

"""Where an excerpt ends, and whether anything was cut."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.site import problems

ENGLISH = "One two three four five six seven eight nine ten. " * 3  # 60 ideographs' worth
CHINESE = "天地玄黄宇宙洪荒日月盈昃辰宿列张。" * 4  # 64 ideographs

#: Text of a post, its front matter, the words of its excerpt, and whether something was cut.
MARKDOWN = {
    "comment": ("One.\n\n<!-- more -->\n\nTwo.\n", {}, "One.", True),
    "tight": ("One.\n\n<!--more-->\n\nTwo.\n", {}, "One.", True),
    "shouted": ("One.\n\n<!-- MORE -->\n\nTwo.\n", {}, "One.", True),
    "directive": ("One.\n\n```{more}\n```\n\nTwo.\n", {}, "One.", True),
    "colons": ("One.\n\n:::{more}\n:::\n\nTwo.\n", {}, "One.", True),
    "first": ("<!-- more -->\n\nOne.\n", {}, "", True),
    "last": ("One.\n\nTwo.\n\n<!-- more -->\n", {}, "One. Two.", False),
    "in-section": ("One.\n\n## S\n\nTwo.\n\n<!-- more -->\n\nThree.\n", {}, "One. S Two.", True),
    "in-subsection": ("## S\n\n### T\n\nOne.\n\n<!-- more -->\n", {}, "S T One.", False),
    "in-list": ("- One.\n- Two.\n\n  <!-- more -->\n\n  Three.\n- Four.\n", {}, "One. Two.", True),
    "in-quote": ("> One.\n>\n> <!-- more -->\n>\n> Two.\n", {}, "One.", True),
    "in-note": ("````{note}\nOne.\n\n<!-- more -->\n\nTwo.\n````\n", {}, "Note One.", True),
    "in-tab": (
        "`````{tab-set}\n````{tab-item} T\nOne.\n\n<!-- more -->\n\nTwo.\n````\n`````\n",
        {},
        "T One.",
        True,
    ),
    "before-figure-only": ("One.\n\n<!-- more -->\n\n```{figure} dot.png\n```\n", {}, "One.", True),
    "before-footnote-only": ("One[^a].\n\n<!-- more -->\n\n[^a]: Note.\n", {}, "One[1].", False),
    "before-comment-only": ("One.\n\n<!-- more -->\n\n% nothing\n", {}, "One.", False),
    "beats-text": ("One.\n\n<!-- more -->\n\nTwo.\n", {"excerpt": "Text"}, "One.", True),
    "beats-false": ("One.\n\n<!-- more -->\n\nTwo.\n", {"excerpt": "false"}, "One.", True),
    "text": ("One.\n", {"excerpt": "Some text"}, "Some text", True),
    "texts": ("One.\n", {"excerpt": '"Some\\n\\nmore"'}, "Some more", True),
    "one-block": ("One.\n\nTwo.\n\nThree.\n", {"excerpt": "1"}, "One.", True),
    "two-blocks": ("One.\n\n- Two.\n\nThree.\n", {"excerpt": "2"}, "One. Two.", True),
    "all-blocks": ("One.\n\nTwo.\n", {"excerpt": "2"}, "One. Two.", False),
    "more-blocks-than-there-are": ("One.\n", {"excerpt": "9"}, "One.", False),
    "blocks-of-sections": ("## S\n\nOne.\n\nTwo.\n", {"excerpt": "1"}, "S One.", True),
    "none": ("One.\n", {"excerpt": "false"}, "", True),
    "no-blocks": ("One.\n", {"excerpt": "0"}, "", True),
    "short": ("One.\n\nTwo.\n", {}, "One. Two.", False),
    "long-english": (f"{ENGLISH}\n\nTwo.\n\nThree.\n", {}, ENGLISH, True),
    "long-chinese": (f"{CHINESE}\n\n二。\n", {}, CHINESE, True),
    "half-chinese": (f"{CHINESE[:34]}\n\n{CHINESE[:34]}\n\n二。\n", {}, CHINESE[:68], True),
    "until-section": ("One.\n\n## S\n\nTwo.\n", {}, "One.", True),
    "from-section": ("## S\n\nOne.\n\n## T\n\nTwo.\n", {}, "S One.", True),
    "only-sections": ("## S\n\nOne.\n", {}, "S One.", False),
    "deep-sections": ("## S\n\n### T\n\nOne.\n\n### U\n\nTwo.\n", {}, "S T One.", True),
    "empty": ("", {}, "", False),
    "picture-first": ("![](dot.png)\n\nOne.\n", {}, "One.", False),
    "code-first": ("```c\nint x;\n```\n\nOne.\n", {}, "int x; One.", False),
}
REST = {
    "directive": ("One.\n\n.. more::\n\nTwo.\n", "One.", True),
    "in-section": ("One.\n\nS\n-\n\nTwo.\n\n.. more::\n\nThree.\n", "One. S Two.", True),
    "in-list": ("- One.\n- Two.\n\n  .. more::\n\n  Three.\n- Four.\n", "One. Two.", True),
    "in-quote": ("Text.\n\n   One.\n\n   .. more::\n\n   Two.\n", "Text. One.", True),
    "in-note": (".. note::\n\n   One.\n\n   .. more::\n\n   Two.\n", "Note One.", True),
    "in-cell": (
        ".. list-table::\n\n   * - One.\n\n       .. more::\n\n       Two.\n     - Three.\n",
        "One.",
        True,
    ),
    "in-include": ("One.\n\n.. include:: part.txt\n\nThree.\n", "One. Two.", True),
    "in-definition": ("Term\n   One.\n\n   .. more::\n\n   Two.\n", "Term One.", True),
    "between-targets": ("One.\n\n.. _a:\n\n.. more::\n\n.. _b:\n", "One.", False),
    "substitution": ("|s|\n\n.. more::\n\n.. |s| replace:: One.\n", "One.", False),
    "only": (".. only:: html\n\n   One.\n\n.. only:: latex\n\n   Two.\n", "One.", False),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("cut"))
    blog.conf("blogarchive_excerpt_length = 60\n")
    blog.write("posts/dot.png", b"")
    blog.write("posts/part.txt", "Two.\n\n.. more::\n\nHidden.\n")
    for name, (text, fields, *_rest) in MARKDOWN.items():
        blog.post(f"md-{name}", f"# T\n\n{text}", **fields)
    for name, (text, *_rest) in REST.items():
        blog.write(f"posts/rst-{name}.rst", f":date: 2024-01-01\n\nT\n=\n\n{text}")
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    return blog.build()


@pytest.fixture(scope="module")
def cards(built):
    cards = built.page("index").xpath("//article[contains(@class, 'blogarchive-card')]")
    return {
        card.xpath(".//a[contains(@class, 'u-url')]/@href")[0][len("posts/") : -5]: card
        for card in cards
    }


def test_nothing_warns(built):
    assert built.warnings == []


def test_the_listing_is_sound(built):
    assert problems(built.out) == []


def said(card):
    return " ".join(
        " ".join(s.text_content().split())
        for s in card.xpath(".//div[contains(@class, 'p-summary')]")
    )


@pytest.mark.parametrize("name", list(MARKDOWN))
def test_markdown_is_cut_where_it_should(cards, name):
    _text, _fields, words, cut = MARKDOWN[name]
    card = cards[f"md-{name}"]
    assert said(card).replace(" ", "") == words.replace(" ", "")
    assert bool(card.xpath(".//a[contains(@class, 'read-more')]")) is cut


@pytest.mark.parametrize("name", list(REST))
def test_rest_is_cut_where_it_should(cards, name):
    _text, words, cut = REST[name]
    card = cards[f"rst-{name}"]
    assert said(card).replace(" ", "") == words.replace(" ", "")
    assert bool(card.xpath(".//a[contains(@class, 'read-more')]")) is cut


def test_a_mark_leaves_nothing_on_the_page_of_the_post(built):
    for name in ("md-comment", "md-directive", "rst-directive"):
        content = built.page(f"posts/{name}").xpath("//div[@class='e-content']")[0]
        assert [node.tag for node in content.iterchildren("*")] == ["p", "p"]


def test_a_second_mark_is_warned_about_and_the_first_counts(blog):
    blog.post("one", "# T\n\nOne.\n\n<!-- more -->\n\nTwo.\n\n<!-- more -->\n\nThree.\n")
    built = blog.build()
    assert len(built.warnings) == 1
    assert "posts/one.md:12: WARNING: a second mark" in built.warnings[0]
    assert "[blogarchive.excerpt]" in built.warnings[0]
    assert built.entries("archive/2024")[0]["properties"]["summary"] == ["One."]


def test_the_length_is_300_ideographs_by_default(blog):
    words = "word " * 50 + ".\n\n"
    blog.post("english", "# E\n\n" + words * 5)
    blog.post("chinese", "# C\n\n" + "汉字。\n\n" * 200)
    built = blog.build()
    page = built.page("archive/2024")
    paragraphs = [
        len(summary.xpath("./p")) for summary in page.xpath("//div[contains(@class, 'p-summary')]")
    ]
    assert paragraphs == [150, 3]


def test_blocks_are_never_broken(blog):
    blog.conf("blogarchive_excerpt_length = 1\n")
    blog.post("one", "# T\n\n1. One.\n2. Two.\n\nThree.\n")
    page = blog.build().page("archive/2024")
    assert len(page.xpath("//div[contains(@class, 'p-summary')]/ol/li")) == 2


def test_a_whole_list_a_table_and_a_formula_are_one_block_each(blog):
    blog.post("one", "# T\n\n- a\n- b\n\n| x |\n|---|\n| 1 |\n\n$$x$$\n\nEnd.\n", excerpt=3)
    page = blog.build().page("archive/2024")
    (summary,) = page.xpath("//div[contains(@class, 'p-summary')]")
    assert [node.tag for node in summary] == ["ul", "table", "div"]

"""A list in full shows whole posts on one page."""

from __future__ import annotations

import json
import re

import pytest

from tests.helpers import Blog
from tests.site import problems

TEXT = ".//div[contains(@class, 'e-content')]"


def posts(page):
    """Return what the page shows of each post, by its address."""
    found = page.xpath("//*[contains(@class, 'blogarchive-whole')]")
    return {post.xpath(".//a[contains(@class, 'u-url')]/@href")[0]: post for post in found}


def words(element):
    """Return the words of a text, numbers of equations apart, which stand elsewhere there."""
    text = re.sub(r"\(\d\)¶?", "", element.text_content())
    return text.split()


@pytest.fixture
def page(tale):
    return tale("html").page("books/tale")


@pytest.fixture
def links(page):
    """Links in the first part, by their texts."""
    found = {}
    for a in posts(page)["../posts/tale/one.html"].xpath(TEXT)[0].iter("a"):
        found.setdefault(a.text_content(), a.get("href"))
    return found


def test_nothing_warns(tale):
    assert tale("html").warnings == []


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_site_is_sound(tale, builder):
    assert problems(tale(builder).out) == []


def test_whatever_a_post_holds_is_there_word_for_word(rich):
    built = rich("html")
    shown = posts(built.page("all"))
    own = {name: built.page(name.removesuffix(".html")) for name in shown}
    assert len(shown) > 7
    assert {name: words(post.xpath(TEXT)[0]) for name, post in shown.items()} == {
        name: words(post.xpath(TEXT)[0]) for name, post in own.items()
    }


def test_all_that_can_be_linked_to_in_a_post_can_be_on_the_page(rich):
    built = rich("html")
    for name, post in posts(built.page("all")).items():
        own = set(built.page(name.removesuffix(".html")).xpath(TEXT)[0].xpath(".//@id"))
        assert own <= {i.partition("--")[2] for i in post.xpath(".//@id")}


def test_a_page_with_all_of_it_is_sound(rich):
    assert problems(rich("html").out) == []


def test_parts_of_a_series_come_in_their_order(page):
    names = ["one", "two", "%E4%B8%89"]
    assert list(posts(page)) == [f"../posts/tale/{name}.html" for name in names]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Two", "#posts-tale-two"),
        ("two", "#posts-tale-two"),
        ("its middle", "#posts-tale-two--middle"),
        ("(2)", "#posts-tale-two--equation-end"),
        ("the beginning", "#posts-tale-one--begin"),
        ("Fig. 1", "#posts-tale-one--picture"),
        ("About", "../about.html"),
        ("who", "../about.html#about-me"),
        ("(1)", "../posts/apart.html#equation-far"),
    ],
)
def test_a_link_leads_to_the_place_on_the_page_if_there_is_one(links, text, target):
    assert links[text] == target


def test_the_contents_lead_to_the_posts(page):
    targets = page.xpath("//nav[contains(@class, 'blogarchive-contents')]//a/@href")
    assert targets[:2] == ["#posts-tale-one", "#posts-tale-two"]
    assert [page.get_element_by_id(to[1:]) is not None for to in targets] == [True] * 3


def test_headings_go_down_by_a_level_and_never_below_the_sixth(page):
    headings = page.xpath("//article[.//*[@id='posts-tale-one']]//*[self::h1 or self::h2 or "
                          "self::h3 or self::h4 or self::h5 or self::h6]")  # fmt: skip
    shown = [(heading.tag, heading.text_content().rstrip("¶")) for heading in headings]
    assert shown == [
        ("h2", "One"), ("h3", "Beginning"), ("h4", "3"), ("h5", "4"), ("h6", "5"), ("h6", "6"),
    ]  # fmt: skip


def test_what_raw_html_refers_to_goes_with_it(page):
    (rect,) = page.xpath("//*[local-name() = 'rect']")
    (shade,) = page.xpath("//*[local-name() = 'lineargradient']/@id")
    assert rect.get("fill") == f"url(#{shade})"


def test_equations_bear_the_numbers_that_they_have_in_their_posts(page):
    shown = page.xpath("//*[@id='posts-tale-two']//*[@class='eqno']")
    assert [number.text_content() for number in shown] == ["(1)", "(2)"]


def test_a_post_says_when_it_was_written_and_by_whom(page):
    line = posts(page)["../posts/tale/one.html"].xpath(".//*[contains(@class, 'blogarchive-by')]")
    assert line[0].text_content() == "May 1, 2024 | Bob"


def test_machines_find_the_posts(tale):
    assert tale("html").titles("books/tale")[:2] == ["One", "Two"]


def test_search_engines_are_led_to_the_posts_alone(tale):
    built = tale("html")
    robots = {name: built.page(name).xpath("//meta[@name='robots']/@content")
              for name in ("books/tale", "posts/tale/one")}  # fmt: skip
    assert robots == {"books/tale": ["noindex"], "posts/tale/one": []}


def test_a_search_finds_words_in_the_posts_and_not_in_the_book(tale):
    text = tale("html").text("searchindex.js")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    number = index["docnames"].index("posts/tale/one")
    assert index["terms"]["deep"] == number


def test_json_holds_the_texts(tale):
    body = json.loads(tale("json").text("books/tale.fjson"))["body"]
    assert body.count("blogarchive-whole") == 3


def book(tmp_path, options="", **fields):
    """Build a book of three posts; return its page, and what was said."""
    blog = Blog(tmp_path)
    for number, name in enumerate("abc"):
        more = fields if name == "b" else {}
        blog.post(name, f"# {name}\n\nText.\n", date=f"2024-01-{20 - number}", tags="[t]", **more)
    blog.write("book.md", "---\norphan: true\n---\n# Book\n\n"
               f"```{{archive}}\n:style: full\n{options}\n```\n")  # fmt: skip
    built = blog.build(html_theme="basic")
    return built.titles("book"), built.warnings


def test_the_oldest_post_comes_first(tmp_path):
    assert book(tmp_path, pinned="true") == (["c", "b", "a"], [])


def test_unless_another_order_is_asked_for(tmp_path):
    assert book(tmp_path, ":order: newest")[0] == ["a", "b", "c"]


@pytest.mark.parametrize("option", ["paginate", "group"])
def test_it_is_in_one_piece(tmp_path, option):
    titles, (warning,) = book(tmp_path, f":{option}: {'2' if option == 'paginate' else 'year'}")
    assert titles == ["c", "b", "a"]
    assert f"{option}: a list in full is one text; leave '{option}' out" in warning
    assert "book.md:6" in warning


def test_two_books_on_a_page_have_ids_of_their_own(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n\n[](#b)\n\n## B\n")
    listing = "```{archive}\n:style: full\n```\n"
    blog.write("book.md", f"---\norphan: true\n---\n# Posts A\n\n{listing}\n{listing}")
    built = blog.build()
    assert built.warnings == []
    assert problems(built.out) == []


def test_a_book_that_is_a_post_leaves_itself_out(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n\nText.\n")
    blog.post("book", "# Book\n\n```{archive}\n:style: full\n```\n")
    built = blog.build()
    assert built.titles("posts/book") == ["A"]
    (warning,) = built.warnings
    assert "posts/book.md:6: WARNING: this book would hold itself" in warning
    assert "[blogarchive.book]" in warning


def test_a_book_holds_no_books(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n\nText.\n", tags="[t]")
    blog.post("inner", "# Inner\n\n```{archive}\n:tag: t\n:style: full\n```\n", date="2024-01-01")
    blog.write("book.md", "---\norphan: true\n---\n# Book\n\n```{archive}\n:style: full\n```\n")
    built = blog.build()
    assert len(built.page("book").xpath("//*[contains(@class, 'blogarchive-whole')]")) == 2
    (warning,) = built.warnings
    assert "book.md:6: WARNING: this book holds posts/inner, which is a book itself" in warning


def test_a_book_without_posts_is_warned_about(tmp_path):
    blog = Blog(tmp_path)
    text = "---\norphan: true\n---\n# Book\n\n```{archive}\n:year: 1999\n:style: full\n```\n"
    blog.write("book.md", text)
    (warning,) = blog.build().warnings
    assert "book.md:6: WARNING: this book has no posts" in warning


def test_a_name_that_no_post_has_is_one_mistake(tmp_path):
    blog = Blog(tmp_path)
    text = "---\norphan: true\n---\n# Book\n\n```{archive}\n:tag: none\n:style: full\n```\n"
    blog.write("book.md", text)
    (warning,) = blog.build().warnings
    assert "[blogarchive.term]" in warning

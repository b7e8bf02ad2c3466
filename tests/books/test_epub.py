"""``epub-books`` makes one EPUB of each book."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_blogarchive.books.xhtml import in_sheet, look, well_formed
from sphinx_blogarchive.model.epub import Book, Entry, Item, pack
from tests.epub import Epub, check
from tests.helpers import EPOCH, Blog

HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def tale_book(tale, tmp_path_factory):
    return Epub(tale("epub-books").out / "tale.epub", tmp_path_factory.mktemp("epub"))


@pytest.fixture(scope="module")
def rich_book(rich, tmp_path_factory):
    return Epub(rich("epub-books").out / "all.epub", tmp_path_factory.mktemp("epub"))


def test_nothing_warns(tale, rich):
    assert tale("epub-books").warnings == []
    assert rich("epub-books").warnings == []


def test_nothing_but_books_is_left(tale):
    # earlier versions of sphinx-design have a folder there
    left = {path.name for path in tale("epub-books").out.iterdir()} - {"_sphinx_design_static"}
    assert left == {"tale.epub"}


def test_books_are_sound(tale_book, rich_book):
    assert tale_book.problems() == []
    assert rich_book.problems() == []


@pytest.mark.slow
def test_epubcheck_finds_no_error(tale_book, rich_book):
    assert check(tale_book.path) == []
    assert check(rich_book.path) == []


def test_the_document_comes_first_and_the_posts_in_their_order(tale_book):
    assert tale_book.spine == [
        "books/tale.xhtml", "posts/tale/one.xhtml", "posts/tale/two.xhtml",
        "posts/tale/%E4%B8%89.xhtml",
    ]  # fmt: skip
    assert tale_book.contents == [
        ("The tale of x² & others", "books/tale.xhtml"),
        ("One", "posts/tale/one.xhtml"),
        ("Two", "posts/tale/two.xhtml"),
        ("Just a note.", "posts/tale/%E4%B8%89.xhtml"),
    ]


def test_the_contents_have_the_headings_of_chapters(tale_book):
    text = (tale_book.folder / "nav.xhtml").read_text(encoding="utf-8")
    assert 'href="posts/tale/two.xhtml#middle">Middle</a>' in text
    assert 'href="posts/tale/one.xhtml#id3"' not in text  # below the third level


def test_the_book_says_what_is_known_of_it(tale_book):
    assert tale_book.told("title") == ["The tale of x² & others"]
    assert tale_book.told("creator") == ["Bob", "Cid"]
    assert tale_book.told("language") == ["en"]
    assert tale_book.told("date") == ["2024-07-02"]
    assert tale_book.told("description") == ["Three parts & more"]
    (rights,) = tale_book.told("rights")
    assert rights.endswith("https://creativecommons.org/licenses/by/4.0/")


def test_links_among_chapters_stay_in_the_book_and_others_lead_to_the_site(tale_book):
    page = tale_book.page("posts/tale/one.xhtml")
    links = {}
    for a in page.iter(f"{HTML}a"):
        links.setdefault("".join(a.itertext()), a.get("href"))
    assert {text: links[text] for text in ("Two", "its middle", "(2)", "About", "who", "(1)")} == {
        "Two": "two.xhtml",
        "its middle": "two.xhtml#middle",
        "(2)": "two.xhtml#equation-end",
        "About": "https://example.org/blog/about.html",
        "who": "https://example.org/blog/about.html#about-me",
        "(1)": "https://example.org/blog/posts/apart.html#equation-far",
    }


def test_formulas_are_mathml_and_the_book_says_so(tale_book):
    page = tale_book.page("posts/tale/two.xhtml")
    assert len(list(page.iter("{http://www.w3.org/1998/Math/MathML}math"))) == 2
    properties = tale_book.package.xpath("//*[@href='posts/tale/two.xhtml']/@properties")
    assert properties == ["mathml"]


def test_only_what_the_book_needs_is_in_it(tale_book):
    # of two pictures with one name, that of the post which isn't in the book keeps it
    assert [name for name in tale_book.names if "_images" in name] == ["_images/dot1.png"]
    assert not [name for name in tale_book.names if name.endswith(".js")]


def test_a_chapter_is_the_post_and_nothing_around_it(tale_book):
    page = tale_book.page("posts/tale/one.xhtml")
    assert [h.text for h in page.iter(f"{HTML}h1")] == [None]
    assert list(page.iter(f"{HTML}nav", f"{HTML}script")) == []
    assert page.get("lang") == "en"


def test_a_later_build_makes_the_same_bytes(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n\n$x$\n")
    blog.write("book.md", "---\norphan: true\n---\n# Book\n\n```{archive}\n:style: full\n```\n")
    one = blog.build("epub-books", out="one")
    other = blog.build("epub-books", out="other", epoch=EPOCH + 90000, jobs=3)
    assert one.warnings == []
    assert one.files() == other.files()


@pytest.mark.parametrize("theme", ["alabaster", "basic"])
def test_two_books_share_posts_and_each_has_its_links(tmp_path, theme):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n\nTo {doc}`b`.\n", tags="[t]")
    blog.post("b", "# B\n", date="2024-01-01")
    for name, option in (("all", ""), ("some", ":tag: t")):
        text = f"---\norphan: true\n---\n# {name}\n\n```{{archive}}\n:style: full\n{option}\n```\n"
        blog.write(f"{name}.md", text)
    built = blog.build("epub-books", html_theme=theme)
    assert built.warnings == []
    found = {}
    for name in ("all", "some"):
        page = Epub(built.out / f"{name}.epub", tmp_path / name).page("posts/a.xhtml")
        links = {"".join(a.itertext()): a.get("href") for a in page.iter(f"{HTML}a")}
        found[name] = links["B"]
    assert found == {"all": "b.xhtml", "some": "https://example.org/blog/posts/b.html"}


def test_sphinx_still_makes_one_epub_of_all_with_links_for_the_book(tale):
    page = (tale("epub").out / "books/tale.xhtml").read_text(encoding="utf-8")
    assert re.findall(r'href="\.\./(posts/[^"]+)"', page)[0] == "posts/tale/one.xhtml"
    assert "Deep down" not in page


# ---- parts of it

MOMENT = datetime(2024, 7, 2, 12, 30, tzinfo=UTC)
BOOK = Book(
    "A & B",
    "urn:uuid:1",
    "ar",
    MOMENT,
    (Entry("One", "a%20b.xhtml"),),
    "Contents",
    (Item("a b.xhtml", "application/xhtml+xml", b"<html/>"),),
    right_to_left=True,
)


def read(book, tmp_path, name="content.opf"):
    path = tmp_path / "book.epub"
    path.write_bytes(pack(book))
    with ZipFile(path) as archive:
        return archive.read(name).decode()


def test_addresses_are_quoted_and_names_are_not(tmp_path):
    assert 'href="a%20b.xhtml"' in read(BOOK, tmp_path)
    assert read(BOOK, tmp_path, "a b.xhtml") == "<html/>"


def test_a_book_in_arabic_is_turned_from_left_to_right(tmp_path):
    assert '<spine page-progression-direction="rtl">' in read(BOOK, tmp_path)


def test_times_are_told_in_utc(tmp_path):
    assert "2024-07-02T12:30:00Z" in read(BOOK, tmp_path)


def test_a_time_before_the_first_that_a_zip_can_tell(tmp_path):
    assert "1969" in read(BOOK._replace(modified=MOMENT - timedelta(days=20000)), tmp_path)


PIECES = st.sampled_from(
    ["<p>", "</p>", "<br>", "<input checked>", "<a b=c", ">", "<o:p>", "</o:p>", "&nbsp;", "&", "<",
     "<svg viewBox='0'>", "</svg>", '<use xlink:href="#a"/>', "<math>", "<?pi", "<!-- a -->",
     "\x0c",
     '<i class="x" class="y">', "<a @b='c'>", "text", "<![CDATA[", "]]>", "<script>a<b</script>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30))
def test_whatever_is_on_a_page_it_becomes_xml(body):
    text = f'<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
    ET.fromstring(well_formed(text))


def test_a_page_that_is_xml_stays_as_it_is():
    text = '<html xmlns="http://www.w3.org/1999/xhtml"><p>A<br/></p></html>'
    assert well_formed(text) == text


def test_a_page_says_what_it_needs():
    page = look(
        '<html xmlns="http://www.w3.org/1999/xhtml"><link rel="stylesheet" href="a.css"/>'
        '<link rel="next" href="b.xhtml"/><img src="c.png" srcset="d.png 1x, e.png 2x"/>'
        '<p id="f"><video poster="g.png"><source src="h.mp4"/></video><form/></p></html>'
    )
    assert page.files == ("a.css", "c.png", "d.png", "e.png", "g.png", "h.mp4")
    assert page.ids == {"f"}
    assert page.properties == ("scripted",)


def test_a_sheet_says_what_it_needs():
    css = "@import 'a.css'; @import url(\"b.css\"); p {background: url( c.png )}"
    assert in_sheet(css) == ["a.css", "b.css", "c.png"]

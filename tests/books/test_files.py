"""A book in a file that holds many documents: LaTeX, Texinfo, man, one page of HTML, text."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.helpers import Blog
from tests.latex import labels

CHAPTERS = ["One", "Two", "Just a note."]


def chapters(tex):
    return re.findall(r"\\chapter\{(.+?)\}", tex)


@pytest.mark.parametrize(
    "builder", ["latex", "latex-books", "texinfo", "man", "text", "xml", "singlehtml"]
)
def test_nothing_warns(tale, builder):
    assert tale(builder).warnings == []


@pytest.mark.parametrize(
    ("builder", "file"),
    [
        ("latex-books", "tale.tex"),
        ("latex", "tale.tex"),
        ("latex", "only.tex"),
        ("latex", "main.tex"),
    ],
)
def test_each_label_is_given_once_and_each_reference_has_one(tale, builder, file):
    given, wanted = labels(tale(builder).text(file))
    assert max(given.values()) == 1
    assert wanted <= given.keys()


def test_whatever_a_post_holds_has_its_labels(rich):
    given, wanted = labels(rich("latex-books").text("all.tex"))
    assert max(given.values()) == 1
    assert wanted <= given.keys()
    assert rich("latex-books").warnings == []


@pytest.mark.parametrize("file", ["tale.tex", "only.tex"])
def test_posts_are_chapters_in_their_order(tale, file):
    assert chapters(tale("latex").text(file)) == CHAPTERS


def test_all_pictures_go_along(tale):
    built = tale("latex-books")
    names = re.findall(r"\\sphinxincludegraphics\{\{(.+?)\}(\.\w+)\}", built.text("tale.tex"))
    assert [(built.out / "".join(name)).is_file() for name in names] == [True, True]


def test_references_lead_from_part_to_part(tale):
    tex = tale("latex-books").text("tale.tex")
    assert r"\hyperref[\detokenize{posts/tale/two::doc}]" in tex
    assert r"\hyperref[\detokenize{posts/tale/two:middle}]" in tex
    assert r"\eqref{equation:posts/tale/two:end}" in tex
    assert r"\hyperref[\detokenize{posts/tale/one:picture}]" in tex


def test_references_to_other_documents_lead_to_the_site(tale):
    tex = tale("latex-books").text("tale.tex")
    assert r"\sphinxhref{https://example.org/blog/about.html}" in tex
    assert r"\sphinxhref{https://example.org/blog/about.html\#about-me}" in tex
    assert r"\sphinxhref{https://example.org/blog/posts/apart.html\#elsewhere}" in tex


def test_without_an_address_of_the_site_they_are_text(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n\nSee {doc}`/about`.\n")
    blog.write("about.md", "---\norphan: true\n---\n# About me\n")
    blog.write("book.md", "---\norphan: true\n---\n# Book\n\n```{archive}\n:style: full\n```\n")
    built = blog.build("latex-books", html_baseurl="")
    assert built.warnings == []
    (line,) = [line for line in built.text("book.tex").splitlines() if line.startswith("See")]
    assert "About me" in line
    assert "href" not in line
    assert "nowhere" not in line


def test_the_title_page_tells_of_the_book_and_not_of_the_project(tale):
    tex = tale("latex-books").text("tale.tex")
    assert r"\title{The tale of $x^2$ \& others}" in tex
    assert r"\author{Bob \and Cid}" in tex
    assert r"\date{Jul 2, 2024}" in tex
    assert r"\release{}" in tex


def test_what_stands_before_the_list_comes_first(tale):
    tex = tale("latex-books").text("tale.tex")
    assert tex.index("Once upon a time") < tex.index(r"\chapter{One}")


def test_a_post_stays_where_the_toctrees_have_it(tale):
    tex = tale("latex").text("main.tex")
    assert re.findall(r"\\(chapter|section)\{(One|Two|Just a note\.)\}", tex) == [
        ("section", "One"),
        ("section", "Just a note."),
        ("chapter", "Two"),
    ]
    assert r"\hyperref[\detokenize{posts/tale/two::doc}]" in tex


def test_one_page_of_html_has_each_text_once(tale):
    page = tale("singlehtml").page("index")
    ids = Counter(page.xpath("//@id"))
    assert [ids[f"document-posts/tale/{name}"] for name in ("one", "two", "三")] == [1, 1, 1]
    dead = [
        to
        for to in page.xpath("//*[@role='main']//a/@href")
        if to.startswith("#") and len(to) > 1 and to[1:] not in ids
    ]
    assert dead == []


@pytest.mark.parametrize(
    ("builder", "file"),
    [("text", "books/tale.txt"), ("man", "tale.1"), ("texinfo", "tale.texi"),
     ("xml", "books/tale.xml")],
)  # fmt: skip
def test_other_files_hold_the_texts(tale, builder, file):
    text = tale(builder).text(file)
    places = [text.rindex(words) for words in ("Once upon", "Deep down", "Middle", "Just a note.")]
    assert places == sorted(places)


def test_translators_see_the_texts_in_their_posts_alone(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n\nText.\n")
    blog.write("book.md", "---\norphan: true\n---\n# Book\n\n```{archive}\n:style: full\n```\n")
    built = blog.build("gettext", gettext_compact=False)
    assert re.findall(r'^msgid "(.+)"$', built.text("book.pot"), re.MULTILINE) == ["Book"]


def test_a_blog_without_books_is_told_how_to_make_one(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n")
    (warning,) = blog.build("latex-books").warnings
    assert "there is no book to write; give an 'archive' directive ':style: full'" in warning


def test_books_of_one_name_are_told_apart(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", "# A\n")
    text = "---\norphan: true\n---\n# Book\n\n```{archive}\n:style: full\n```\n"
    blog.write("one/book.md", text)
    blog.write("two/book/index.md", text)
    built = blog.build("latex-books")
    (warning,) = built.warnings
    assert "two/book/index.md: WARNING: this book would have the file of one/book too" in warning
    assert (built.out / "book.tex").is_file()
    assert (built.out / "two-book-index.tex").is_file()

"""Directives and roles with mistakes in them."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.reading.support import new_blog, posts, said

#: A wrong option of ``archive``, the category, and a part of the message.
OPTIONS = [
    ("tag: Pyton", "term", "write 'Python'"),
    ("tag: python", "term", "write 'Python'"),
    ("tag: Nothing", "term", "'Nothing'"),
    ("category: Newz", "term", "write 'News'"),
    ("author: Aba", "term", "write 'Ada'"),
    ("series: Nowhere", "term", "'Nowhere'"),
    ("year: 24", "archive", "four digits"),
    ("year: 2024, soon", "archive", "'soon'"),
    ("month: 13", "archive", "2024-05"),
    ("month: May", "archive", "2024-05"),
    ("after: soon", "archive", "YYYY-MM-DD"),
    ("before: 2024-02-30", "archive", "YYYY-MM-DD"),
    ("after: 2024-01, 2024-02", "archive", "write one"),
    ("match: some", "archive", "any, all"),
    ("order: newst", "archive", "write 'newest'"),
    ("order: random", "archive", "oldest, updated"),
    ("limit: 0", "archive", "from 1"),
    ("limit: -1", "archive", "from 1"),
    ("limit: many", "archive", "from 1"),
    ("limit: 1, 2", "archive", "write one"),
    ("paginate: ten", "archive", "from 1"),
    ("paginate: 0", "archive", "from 1"),
    ("group: yaer", "archive", "write 'year'"),
    ("group: year, colour", "archive", "'colour'"),
    ("style: crads", "archive", "write 'cards'"),
    ("style: cards, list", "archive", "'cards, list'"),
    ("tags: Python", "archive", "write 'tag'"),
    ("colour: red", "archive", "'colour'"),
]
ROLES = {
    "tag": ("Pyton", "term", "write 'Python'"),
    "category": ("Old", "term", "'Old'"),
    "author": ("Bob", "term", "'Bob'"),
    "series": ("Q", "term", "'Q'"),
    "archive": ("1999", "page", "'1999'"),
}
ARCHIVES = ["2024-13", "2024-07", "foo", "5", "-123", "20244"]


def page(title, body):
    return f"---\norphan: true\n---\n# {title}\n\n{body}\n"


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    fields = {"tags": "Python", "category": "News", "author": "Ada", "series": "S"}
    blog.post("a", body="# The post\n", **fields)
    for place, (option, *_) in enumerate(OPTIONS):
        blog.write(f"m{place}.md", page("L", f"```{{archive}}\n:{option}\n```"))
        blog.write(f"r{place}.rst", f":orphan:\n\nL\n=\n\n.. archive::\n   :{option}\n")
    for role, (name, *_) in ROLES.items():
        blog.write(f"role-{role}.md", page("R", f"See {{{role}}}`{name}` here."))
        blog.write(f"role-{role}.x.rst", f":orphan:\n\nR\n=\n\nSee :{role}:`{name}` here.\n")
    for place, name in enumerate(ARCHIVES):
        blog.write(f"date{place}.md", page("R", f"See {{archive}}`shown <{name}>` here."))
    return blog


@pytest.mark.parametrize("suffix", ["md", "rst"])
@pytest.mark.parametrize("place", range(len(OPTIONS)), ids=[option for option, *_ in OPTIONS])
def test_a_wrong_option_of_archive_is_warned_of_once(warned, place, suffix):
    _, category, text = OPTIONS[place]
    [warning] = warned[f"{suffix[0]}{place}.{suffix}"]
    assert warning.line == 6
    assert warning.category == f"blogarchive.{category}"
    assert text in warning.text


@pytest.mark.parametrize(
    "place", [n for n, (_, category, _) in enumerate(OPTIONS) if category == "term"]
)
def test_a_filter_for_a_term_that_does_not_exist_lists_nothing(built, place):
    assert built.entries(f"m{place}") == []
    assert "No posts" in built.page(f"m{place}").text_content()


@pytest.mark.parametrize(
    "place",
    [n for n, (option, *_) in enumerate(OPTIONS) if option.split(":")[0] in ("order", "style")],
)
def test_a_listing_with_a_wrong_form_lists_its_posts(built, place):
    assert built.titles(f"m{place}") == ["The post"]


@pytest.mark.parametrize("suffix", ["md", "x.rst"])
@pytest.mark.parametrize("role", ROLES)
def test_a_role_with_an_unknown_name_is_warned_of_once(warned, role, suffix):
    _, category, text = ROLES[role]
    [warning] = warned[f"role-{role}.{suffix}"]
    assert warning.category == f"blogarchive.{category}"
    assert warning.line in (5, 6)
    assert text in warning.text


@pytest.mark.parametrize("role", ROLES)
def test_its_text_stays(built, role):
    page = built.page(f"role-{role}")
    assert f"See {ROLES[role][0]} here." in page.text_content()
    assert not page.xpath("//p/a")


@pytest.mark.parametrize("place", range(len(ARCHIVES)), ids=ARCHIVES)
def test_an_archive_that_does_not_exist_is_warned_of_once(built, warned, place):
    [warning] = warned[f"date{place}.md"]
    assert (warning.line, warning.category) == (6, "blogarchive.page")
    assert repr(ARCHIVES[place]) in warning.text
    assert "See shown here." in built.page(f"date{place}").text_content()


def test_nothing_else_is_warned_of(warned):
    assert len(warned) == 2 * len(OPTIONS) + 2 * len(ROLES) + len(ARCHIVES)


POST = ".. post:: 2024-03-05\n"


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("a.rst", f"{POST}   :tags: a\n\nT\n=\n\n{POST}   :tags: b\n", 7),
        ("a.rst", f"T\n=\n\n.. container:: x\n\n   {POST}\n   {POST}", 8),
        ("a.md", "# T\n\n```{post} 2024-03-05\n:tags: a\n```\n\n```{post} 2024-03-06\n```\n", 7),
    ],
    ids=["rest", "container", "myst"],
)
def test_of_two_post_directives_the_first_one_counts(tmp_path, file, text, line):
    blog = Blog(tmp_path)
    blog.write(f"posts/{file}", text)
    built = blog.build()
    [warning] = said(blog, built)
    assert (warning.line, warning.category) == (line, "blogarchive.post")
    assert posts(built)["posts/a"].date.day == 5


def test_of_two_marks_the_first_one_counts(tmp_path):
    blog = Blog(tmp_path)
    blog.post("a", body="One.\n\n<!-- more -->\n\nTwo.\n\n<!-- more -->\n\nThree.\n")
    blog.write("posts/b.rst", f"{POST}\nOne.\n\n.. more::\n\nTwo.\n\n.. more::\n\nThree.\n")
    blog.write("index.md", "# Home\n\n```{archive}\n```\n")
    built = blog.build()
    assert [(w.file, w.line, w.category) for w in said(blog, built)] == [
        ("posts/a.md", 10, "blogarchive.excerpt"),
        ("posts/b.rst", 9, "blogarchive.excerpt"),
    ]
    summaries = [entry["properties"]["summary"][0] for entry in built.entries("index")]
    assert summaries == ["One.", "One."]


@pytest.mark.parametrize(
    ("file", "directive", "category"),
    [
        ("posts/a.rst", ".. post:: 2024-03-05\n\n   Words within.\n", "post"),
        ("posts/a.md", "```{post} 2024-03-05\nWords within.\n```\n", "post"),
        ("posts/a.rst", f"{POST}\nT\n=\n\n.. more::\n\n   Words within.\n", "excerpt"),
        ("page.rst", ":orphan:\n\nT\n=\n\n.. archive::\n\n   Words within.\n", "archive"),
        ("page.md", page("T", "```{archive}\nWords within.\n```"), "archive"),
    ],
    ids=["post", "post-myst", "more", "archive", "archive-myst"],
)
def test_content_where_none_is_wanted_is_warned_of_and_kept(tmp_path, file, directive, category):
    blog = Blog(tmp_path)
    blog.write(file, directive)
    built = blog.build()
    [warning] = said(blog, built)
    assert (warning.file, warning.category) == (file, f"blogarchive.{category}")
    assert "Words within." in built.page(file.partition(".")[0]).text_content()


def test_a_mistake_in_an_included_file_is_placed_there(tmp_path):
    blog = Blog(tmp_path)
    blog.write("declared.txt", ".. post:: 2024-03-05\n   :order: first\n")
    blog.write("posts/a.rst", "T\n=\n\n.. include:: /declared.txt\n")
    [warning] = said(blog, blog.build())
    assert (warning.file, warning.line) == ("declared.txt", 2)


def test_a_document_that_is_read_twice_is_blamed_once(tmp_path):
    blog = Blog(tmp_path)
    toctree = "\n```{toctree}\n:glob:\nposts/*\n```\n\n```{archive}\n:order: newst\n```\n"
    blog.write("index.md", f"# Home\n{toctree}")
    blog.post("a")
    blog.write("posts/draft.rst", ".. post:: 2024-03-05\n   :draft:\n\nText.\n")
    [warning] = said(blog, blog.build())
    assert (warning.file, warning.category) == ("index.md", "blogarchive.archive")


@pytest.mark.parametrize("kind", ["tag", "category", "author", "series"])
def test_mistakes_on_the_home_of_a_term(tmp_path, kind):
    blog = Blog(tmp_path)
    blog.write("one.md", page("One", f"```{{{kind}}} Name\n:slug: a/b\n```"))
    blog.write("two.md", page("Two", f"```{{{kind}}} Name\n:slgu: c\n```"))
    blog.write("three.md", page("3", f"```{{{kind}}} X\n```\n\n```{{{kind}}} Y\n```"))
    found = said(blog, blog.build())
    assert sorted((w.file, w.line, w.category) for w in found) == [
        ("one.md", 6, "blogarchive.term"),
        ("three.md", 9, "blogarchive.term"),
        ("two.md", 6, "blogarchive.term"),
        ("two.md", 6, "blogarchive.term"),
    ]
    texts = " ".join(warning.text for warning in found)
    assert "'a/b'" in texts
    assert "write 'slug'" in texts
    assert "home" in texts


def test_the_home_of_a_term_without_its_name(tmp_path):
    blog = Blog(tmp_path)
    blog.write("one.md", page("One", "```{tag}\n```"))
    built = blog.build()
    [warning] = said(blog, built)
    assert (warning.file, warning.line) == ("one.md", 6)
    assert built.has("one")


def test_only_one_listing_of_a_page_goes_on_over_further_pages(tmp_path):
    blog = Blog(tmp_path)
    for name in "abc":
        blog.post(name)
    listing = "```{archive}\n:paginate: 2\n```"
    blog.write("list.md", page("L", f"{listing}\n\n{listing}"))
    built = blog.build()
    [warning] = said(blog, built)
    assert (warning.file, warning.line, warning.category) == ("list.md", 10, "blogarchive.archive")
    assert built.has("list/page/2")
    assert not built.has("list/page/3")

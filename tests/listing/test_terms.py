"""Homes of terms, and roles that lead to terms and archives."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.site import problems


def terms_of(built, docname):
    return [name for entry in built.entries(docname) for name in entry["properties"]["name"]]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("homes"))
    blog.conf(
        "blogarchive_posts_per_page = 2\n"
        'blogarchive_tags = {"declared": {"title": "Declared title", "slug": "d",\n'
        '    "description": "About <it>"}}\n'
        'blogarchive_authors = {"ada": {"name": "Ada Lovelace", "bio": "A life."}}\n'
    )
    for number in range(1, 4):
        blog.post(
            f"p{number}",
            f"# Post {number}\n",
            date=f"2024-01-0{number}",
            tags="python, declared",
            category="Notes",
            author="ada",
            series="Fourier",
            part=number,
        )
    blog.post("old", "# Old\n", date="2020-01-01", tags="py, 数学")
    blog.write(
        "topics/python.md",
        "# All about Python\n\n````{tag} python\n:aliases: py, Python 3\n:title: Python language\n"
        ":slug: snake\n\nThe *introduction*.\n\n```{note}\nAn aside.\n```\n````\n",
    )
    blog.write(
        "topics/notes.rst", "Notes\n=====\n\n.. category:: Notes\n\n   What notes are.\n\nAfter.\n"
    )
    blog.write("topics/ada.md", "# Ada\n\n```{author} ada\n```\n")
    blog.write("topics/fourier.md", "# Series\n\n```{series} Fourier\nIn parts.\n```\n")
    blog.write("topics/empty.md", "# Nothing yet\n\n```{tag} unused\nTo come.\n```\n")
    blog.write(
        "index.md",
        "# Home\n\n"
        "{tag}`python`, {tag}`py`, {tag}`the snake <Python 3>`, {tag}`数学`, {tag}`declared`,\n"
        "{category}`Notes`, {author}`ada`, {series}`Fourier`, {tag}`unused`\n\n"
        "{archive}`2024`, {archive}`2024-01`, {archive}`2024/01`, {archive}`all`,\n"
        "{archive}`everything <all>`\n\n"
        "```{toctree}\n:hidden:\n:glob:\n\nroles\ntopics/*\n```\n",
    )
    blog.write("roles.rst", "Roles :tag:`python`\n====================\n\n:tag:`数 <数学>`\n")
    return blog.build()


def test_nothing_warns(built):
    assert built.warnings == []


def test_the_pages_are_sound(built):
    assert problems(built.out) == []


def test_the_introduction_stands_before_the_posts(built):
    body = built.page("topics/python").xpath("//div[@class='body']")[0]
    order = [
        node.get("class") or node.text_content()
        for node in body.xpath(".//section/*")
        if node.tag in {"p", "div"}
    ]
    assert order[0] == "The introduction."
    assert order[1] == "admonition note"
    assert order[2].startswith("h-feed")


def test_a_home_lists_the_posts_of_all_names_of_its_term_over_several_pages(built):
    assert built.titles("topics/python") == ["Post 3", "Post 2"]
    assert built.titles("topics/python/page/2") == ["Post 1", "Old"]


def test_a_term_with_a_home_has_no_generated_page(built):
    for name in ("tag/python", "tag/snake", "tag/py", "category/notes", "author/ada"):
        assert not built.has(name)


def test_a_term_without_a_home_has_its_generated_page(built):
    assert built.titles("tag/数学") == ["Old"]


def test_homes_can_be_made_for_each_kind(built):
    assert built.titles("topics/notes") == ["Post 3", "Post 2"]
    assert built.titles("topics/ada") == ["Post 3", "Post 2"]
    assert built.titles("topics/fourier") == ["Post 1", "Post 2", "Post 3"]


def test_a_home_without_posts_says_so(built):
    page = built.page("topics/empty")
    assert page.xpath("//p[@class='blogarchive-none']")
    assert "To come." in page.text_content()


def test_posts_link_to_homes_under_the_title_of_the_term(built):
    links = built.page("posts/old").xpath("//a[contains(@class, 'p-category')]")
    assert [(a.text_content(), a.get("href")) for a in links] == [
        ("Python language", "../topics/python.html"),
        ("数学", "../tag/%E6%95%B0%E5%AD%A6.html"),
    ]


def test_the_configuration_can_declare_title_slug_and_description(built):
    page = built.page("tag/d")
    assert page.xpath("string(//h1/text())") == "Declared title"
    assert page.xpath("//section/p")[0].text_content() == "About <it>"


def test_names_of_authors_come_from_the_configuration(built):
    author = built.entries("topics/python")[0]["properties"]["author"][0]
    assert author["properties"]["name"] == ["Ada Lovelace"]


def links_of(built, docname, paragraph):
    node = built.page(docname).xpath("//div[@class='body']//p")[paragraph]
    return [(a.text_content(), a.get("href")) for a in node.xpath(".//a")]


def test_roles_lead_to_terms_by_any_of_their_names(built):
    assert links_of(built, "index", 0) == [
        ("Python language", "topics/python.html"),
        ("Python language", "topics/python.html"),
        ("the snake", "topics/python.html"),
        ("数学", "tag/%E6%95%B0%E5%AD%A6.html"),
        ("Declared title", "tag/d.html"),
        ("Notes", "topics/notes.html"),
        ("Ada Lovelace", "topics/ada.html"),
        ("Fourier", "topics/fourier.html"),
        ("unused", "topics/empty.html"),
    ]


def test_the_archive_role_leads_to_years_months_and_the_whole(built):
    assert links_of(built, "index", 1) == [
        ("2024", "archive/2024.html"),
        ("2024-01", "archive/2024/01.html"),
        ("2024/01", "archive/2024/01.html"),
        ("Archive", "archive.html"),
        ("everything", "archive.html"),
    ]


def test_roles_work_in_rest_and_in_headings(built):
    assert links_of(built, "roles", 0) == [("数", "tag/%E6%95%B0%E5%AD%A6.html")]
    assert built.page("roles").xpath("//h1/a/@href")[0] == "topics/python.html"


@pytest.mark.parametrize(
    ("role", "said", "category"),
    [
        ("{tag}`pyhton`", "write 'python'", "term"),
        ("{category}`nosuch`", "no category 'nosuch'", "term"),
        ("{author}`text <nosuch>`", "no author 'nosuch'", "term"),
        ("{series}`nosuch`", "no series 'nosuch'", "term"),
        ("{archive}`1999`", "no archive page '1999'", "page"),
        ("{archive}`2024-13`", "no archive page '2024-13'", "page"),
        ("{archive}`soon`", "no archive page 'soon'", "page"),
    ],
)
def test_a_role_that_leads_nowhere_is_text_with_one_warning(blog, role, said, category):
    blog.post("one", "# One\n", tags="python")
    blog.write("index.md", f"# Home\n\nText {role} text.\n")
    built = blog.build()
    assert len(built.warnings) == 1
    assert "index.md:3: WARNING: " in built.warnings[0]
    assert said in built.warnings[0]
    assert f"[blogarchive.{category}]" in built.warnings[0]
    paragraph = built.page("index").xpath("//div[@class='body']//p")[0]
    assert paragraph.xpath(".//a") == []
    assert len(paragraph.text_content().split()) == 3


def test_a_role_for_a_kind_without_pages_is_text_without_a_warning(blog):
    blog.conf('blogarchive_pages = ["archive"]\n')
    blog.post("one", "# One\n", tags="python")
    blog.write("index.md", "# Home\n\nText {tag}`python` text.\n")
    built = blog.build()
    assert built.warnings == []
    assert built.page("index").xpath("//div[@class='body']//p")[0].text_content() == (
        "Text python text."
    )


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo", "singlehtml"])
def test_roles_are_links_or_text_in_every_builder(blog, builder):
    blog.post("one", "# One\n", tags="python")
    blog.write("about.md", "# About\n\n```{author} Ada\n```\n")
    blog.write(
        "index.md",
        "# Home\n\nText {tag}`python` {author}`Ada` {archive}`all`.\n\n"
        "```{toctree}\nabout\ntag/python\n```\n",
    )
    built = blog.build(builder)
    assert built.warnings == []


def test_a_home_comes_with_its_listing_in_every_builder(blog):
    blog.post("one", "# One\n", tags="python")
    blog.write("index.md", "# Home\n\n```{tag} python\nIntroduction.\n```\n")
    built = blog.build("text")
    assert built.warnings == []
    assert built.text("index.txt").splitlines()[3:] == ["Introduction.", "", "* One (Mar 5, 2024)"]


def test_two_homes_of_one_term_are_warned_about(blog):
    for name in ("a", "b"):
        blog.write(f"{name}.md", f"---\norphan: true\n---\n# {name}\n\n```{{tag}} x\n```\n")
    built = blog.build()
    assert len(built.warnings) == 1
    assert "b.md:6: WARNING: tag 'x' has its home at a already" in built.warnings[0]


def test_a_home_may_be_the_front_page(blog):
    blog.conf("blogarchive_posts_per_page = 1\n")
    for number in (1, 2):
        blog.post(f"p{number}", f"# {number}\n", date=f"2024-01-0{number}", tags="x")
    blog.write("index.md", "# Home\n\n```{tag} x\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert (built.titles("index"), built.titles("page/2")) == (["2"], ["1"])
    assert problems(built.out) == []


def test_a_post_may_be_the_home_of_a_series(blog):
    blog.post("one", "# One\n\nText.\n\n```{series} S\n```\n", series="S", part=1)
    blog.post("two", "# Two\n", series="S", part=2)
    built = blog.build()
    assert built.warnings == []
    assert problems(built.out) == []
    links = built.page("posts/one").xpath("//*[contains(@class, 'h-feed')]//li//a")
    assert [a.text_content() for a in links] == ["One", "Two"]


def test_names_keep_their_quotes_and_hyphens(blog):
    name = 'it\'s "a" -- b...'
    blog.post("one", "# One\n", tags="['" + name.replace("'", "''") + "']")
    built = blog.build()
    (link,) = built.page("tag").xpath("//ul[contains(@class, 'blogarchive-terms')]//a")
    assert link.text == name
    page = built.page(f"tag/{link.get('href').removeprefix('tag/').removesuffix('.html')}")
    assert page.xpath("string(//h1/text())") == name

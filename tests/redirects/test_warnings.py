"""Each address that can't be had is warned of once, where it is written, with the remedy."""

from __future__ import annotations

import re

import pytest

from tests.helpers import Blog

#: Addresses, a line each from 4 on, with a part of what is said of them.
WRONG = {
    "a/../b": "write the path from the site's root",
    "a\\b": "write '/'",
    "https://other.org/a": "not an address of example.org",
    "x.php": "can't be served by a page; redirect it at your host",
    "posts/a.html": "the page's own address; leave it out",
    "posts/b.html": "the page of posts/b, which goes before; leave it out",
    "tag/math.html": "the page of tag/math, which goes before",
    "page/2.html": "the page of page/2, which goes before",
    "genindex.html": "a page of the site, which goes before",
    "search.html": "a page of the site, which goes before",
    "more.html": "a page of the site, which goes before",
    "404.html": "the page for what isn't there",
    "kept.html": "of html_extra_path, which goes before",
    "Posts/B.html": "differs in case alone",
    "p/8": "the permanent address of posts/b already; leave it out",
    "twice": "an old address of about already; leave it out",
    "_static/a": "a folder that is kept",
}
CONF = """\
blogarchive_posts_per_page = 1
html_extra_path = ["extra"]
html_additional_pages = {"more": "page.html"}
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("wrong"))
    blog.conf(CONF)
    blog.write("extra/kept.html", "mine")
    blog.write("index.md", "# Home\n\n```{archive}\n:paginate: 1\n```\n")
    blog.write("about.md", "---\norphan: true\nredirect_from: twice\n---\n# About\n")
    blog.post("b", "# B\n", id="8")
    lines = "".join(f"- '{path}'\n" for path in WRONG)
    text = f"---\ndate: 2024-03-05\nredirect_from:\n{lines}tags: [math]\n---\n# A\n\nText.\n"
    blog.write("posts/a.md", text)
    blog.post("c", "# C\n", id="8")
    built = blog.build()
    assert built.text("kept.html") == "mine"
    return [warning.removeprefix(f"{blog.src}/") for warning in built.warnings]


@pytest.mark.parametrize("path", WRONG)
def test_it_is_warned_of_once_where_it_stands_with_the_remedy(said, path):
    line = 4 + list(WRONG).index(path)
    (warning,) = [each for each in said if f"redirect_from: {path!r} " in each]
    assert warning.startswith(f"posts/a.md:{line}: WARNING: ")
    assert WRONG[path] in warning
    assert warning.endswith("[blogarchive.redirect]")


def test_nothing_else_is_warned_of(said):
    """Neither is it that two posts have one id, which has a warning of its own."""
    assert len([each for each in said if each.endswith("[blogarchive.redirect]")]) == len(WRONG)


def test_a_permanent_address_that_is_a_page_is_warned_of_at_the_id(blog):
    blog.post("a", "# A\n", id="archive")
    blog.conf('blogarchive_permalink = "{id}.html"\n')
    (warning,) = blog.build().warnings
    assert warning.startswith(
        f"{blog.src}/posts/a.md:3: WARNING: id: 'archive.html' is the page of"
    )
    assert "choose another id, or another blogarchive_permalink" in warning


def test_an_id_that_no_file_can_have_is_warned_of(blog):
    blog.post("a", "# A\n", id="a:b")
    (warning,) = blog.build().warnings
    assert "id: 'p/a:b' can't be served by a page" in warning


def test_a_list_that_can_have_an_address_spares_the_warning(blog):
    blog.post("a", "# A\n", redirect_from="['?p=7', x.php]")
    found = [
        blog.build(out=name, blogarchive_redirect_files=[name])
        for name in ("netlify", "readthedocs")
    ]
    assert [len(built.warnings) for built in found] == [0, 1]


def test_a_page_of_another_extension_goes_before(blog):
    blog.conf(
        "def pages(app):\n    yield 'other/index', {'body': 'other'}, 'page.html'\n\n"
        "def setup(app):\n    app.connect('html-collect-pages', pages)\n"
    )
    blog.post("a", "# A\n", redirect_from="other/")
    for _ in range(2):
        built = blog.build()
        assert built.page("other/index").xpath("//script/@data-target") == []
        assert "another extension" in built.warnings[0]


@pytest.mark.parametrize("builder", ["epub", "latex", "text"])
def test_builders_that_write_no_site_say_nothing(blog, builder):
    blog.conf('copyright = "Ada"\n')
    blog.post("a", "# A\n", redirect_from="[x.php, posts/a.html]")
    assert blog.build(builder).warnings == []


@pytest.mark.parametrize("field", ["redirect_from: {a: {b: c}}", "redirect_from: ['[a']"])
def test_a_document_that_is_no_post_is_warned_for_what_is_no_list(blog, field):
    blog.write("about.md", f"---\norphan: true\n{field}\n---\n# About\n")
    said = blog.build().warnings
    assert [re.search(r"about\.md:3", each) is not None for each in said] == [True] * len(said)


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("p/", "must have {id} once"),
        ("{id}/{id}", "must have {id} once"),
        ("{id}/{x}", "must have {id} once"),
        ("../{id}", "write the path from the site's root"),
        ("{id}.php", "can't be served by a page"),
        ("?p={id}", "can't be served by a page"),
        (7, "give a path such as"),
    ],
)
def test_a_wrong_pattern_of_permanent_addresses_is_warned_of(blog, value, remedy):
    blog.conf(f"blogarchive_permalink = {value!r}\n")
    blog.post("a", "# A\n", id="5")
    built = blog.build()
    (warning,) = built.warnings
    assert f"blogarchive_permalink = {value!r}" in warning
    assert remedy in warning
    assert built.has("p/5/index")

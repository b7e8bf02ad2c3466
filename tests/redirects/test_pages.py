"""Pages at old and permanent addresses."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.helpers import Blog
from tests.site import problems

#: Files of pages that lead on, by builder, with the file that each leads to.
LEADS = {
    "html": {
        "old/a.html": "posts/a.html",
        "2019/旧/index.html": "posts/a.html",
        "x/index.html": "posts/a.html",
        "y/index.html": "posts/a.html",
        "p/7/index.html": "posts/a.html",
        "旧/文章/index.html": "posts/b.html",
        "me.html": "about.html",
        "news/index.html": "notices/n.html",
    },
    "dirhtml": {
        "old/a.html": "posts/a/index.html",
        "2019/旧/index.html": "posts/a/index.html",
        "x/index.html": "posts/a/index.html",
        "y/index.html": "posts/a/index.html",
        "p/7/index.html": "posts/a/index.html",
        "旧/文章/index.html": "posts/b/index.html",
        "me.html": "about/index.html",
        "news/index.html": "notices/n/index.html",
    },
}


def leading(built):
    """Return the trees of the pages that lead on, by file."""
    pages = (path for path in built.files() if path.endswith(".html"))
    trees = {path: built.page(path, "") for path in pages}
    return {path: tree for path, tree in trees.items() if tree.xpath("//script/@data-target")}


def places(path, tree):
    """Return where script, refresh and link lead to."""
    (script,) = tree.xpath("//head/script/@data-target")
    (refresh,) = tree.xpath("//head/noscript/meta[@http-equiv='refresh']/@content")
    (link,) = tree.xpath("//main//a/@href")
    assert refresh.startswith("0; url=")
    uris = (script, refresh.removeprefix("0; url="), link)
    assert not any(urlsplit(uri).scheme or uri.startswith("/") for uri in uris)
    return [urljoin(f"/{path}", unquote(uri)).removeprefix("/") for uri in uris]


def test_nothing_is_warned_of(built):
    assert built.warnings == []


@pytest.mark.parametrize("builder", LEADS)
def test_each_address_has_a_page_that_leads_on_by_itself_and_by_a_link(request, builder):
    built = request.getfixturevalue(builder)
    found = {}
    for path, tree in leading(built).items():
        (place,) = set(places(path, tree))
        found[path] = f"{place}index.html" if place.endswith("/") else place
    assert found == LEADS[builder]


def test_all_links_are_right_and_the_pages_are_sound(built):
    # the links of that page start from elsewhere
    assert [each for each in problems(built.out) if not each.startswith("404.html")] == []


def test_a_page_names_the_address_that_counts(html, dirhtml):
    def canonical(built):
        return built.page("old/a").xpath("//link[@rel='canonical']/@href")

    assert canonical(html) == ["https://example.org/blog/posts/a.html"]
    assert canonical(dirhtml) == ["https://example.org/blog/posts/a/"]


def test_a_page_asks_not_to_be_indexed(html):
    assert html.page("old/a").xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_page_is_titled_as_what_it_leads_to(html):
    for element in ("title", "h1"):
        (found,) = html.page("old/a").xpath(f"//{element}")
        assert found.text == "On rings & x^2"
    assert html.page("me").xpath("//title")[0].text == "About & all"


def test_a_title_in_another_language_is_marked(html):
    page = html.page("旧/文章/index")
    assert page.get("lang") == "en"
    assert page.xpath("//title/@lang | //h1/@lang | //p/a/@lang") == ["zh-CN"] * 3
    assert html.page("old/a").xpath("//head//@lang | //body//@lang") == []


def test_the_words_are_those_of_the_sites_language(moved):
    page = moved.build(out="chinese", language="zh_CN").page("old/a")
    assert page.get("lang") == "zh-CN"
    assert page.xpath("string(//p)") != "This page has moved to On rings & x^2."


def test_a_sentence_tells_where_the_page_is(html):
    assert html.page("old/a").xpath("string(//p)") == "This page has moved to On rings & x^2."


def test_a_page_has_no_script_or_style_within(html):
    page = html.page("old/a")
    assert page.xpath("//script[not(@src)] | //style | //@style") == []


def test_the_search_knows_nothing_of_it(html):
    assert "old/a" not in html.text("searchindex.js")


def test_without_html_baseurl_no_address_counts(moved):
    page = moved.build(out="nowhere", html_baseurl="").page("old/a")
    assert page.xpath("//link[@rel='canonical']") == []


@pytest.mark.parametrize("builder", ["epub", "singlehtml", "latex", "text", "json"])
def test_other_builders_write_none(moved, builder):
    built = moved.build(builder)
    assert built.warnings == []
    assert not [path for path in built.files() if "old/a" in path or "blogarchive-redirect" in path]


def test_without_any_address_there_is_no_script(blog):
    blog.post("a", "# A\n")
    assert "_static/blogarchive-redirect.js" not in blog.build().files()


def test_they_can_be_left_out(moved):
    assert leading(moved.build(out="without", blogarchive_redirect_pages=False)) == {}


def test_posts_that_are_hidden_have_none(blog):
    blog.post("draft", "# D\n", draft="true", redirect_from="old-draft", id="1")
    blog.post("later", "# L\n", date="2099-01-01", redirect_from="old-later", id="2")
    blog.write("soon.rst", "Soon\n====\n\n.. post:: 2099-01-01\n   :redirect_from: old-soon\n")
    built = blog.build()
    assert leading(built) == {}
    assert built.warnings == []
    shown = leading(blog.build(out="drafts", blogarchive_drafts=True))
    assert {"old-draft/index.html", "old-later/index.html", "p/1/index.html"} <= shown.keys()


def test_a_post_of_the_directive_has_them_too(blog):
    blog.write(
        "a.rst", "A\n=\n\n.. post:: 2024-01-01\n   :redirect_from: old, older.html\n   :id: 9\n"
    )
    assert leading(blog.build()).keys() == {"old/index.html", "older.html", "p/9/index.html"}


def test_a_post_without_a_date_has_them_too(blog):
    blog.post("a", "# A\n", date=None, redirect_from="old")
    assert leading(blog.build()).keys() == {"old/index.html"}


def test_several_processes_write_the_same(tmp_path, moved):
    one, two = (moved.build(out=f"jobs{jobs}", jobs=jobs) for jobs in (1, 2))
    assert one.files() == two.files()


def test_a_site_of_its_own_address_at_the_root_works(tmp_path):
    blog = Blog(tmp_path)
    blog.conf('html_baseurl = "https://example.org"\n')
    blog.post("a", "# A\n", redirect_from="[https://example.org/2019/a, /b]", id="3")
    built = blog.build()
    assert built.warnings == []
    assert leading(built).keys() == {"2019/a/index.html", "b/index.html", "p/3/index.html"}

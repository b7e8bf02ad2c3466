"""Ways to share a post: plain links, and buttons for browsers that run scripts."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest

from tests.helpers import Blog
from tests.reading.support import new_blog, said
from tests.site import problems

TITLE = "C++ & C#: 数学"


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    blog.post("a", f"# {TITLE}\n")
    blog.post("b", "# B\n", share="false")
    blog.post("c", "Just a note.\n")
    return blog


@pytest.fixture(scope="module")
def built(blog):
    return blog.build(doctrees="doctrees")


def shares(built, docname):
    """Return the part of a page that shares it."""
    return built.page(docname).xpath("//*[contains(@class, 'blogarchive-share')]")


def links(built, docname):
    return [(a.text, a.get("href")) for part in shares(built, docname) for a in part.iter("a")]


def test_it_is_built_without_a_warning(built):
    assert built.warnings == []
    assert problems(built.out) == []


def test_a_post_links_to_services_with_its_own_address_and_title(built):
    assert [name for name, _ in links(built, "posts/a")] == ["Email", "Mastodon", "Bluesky", "X"]
    for _name, href in links(built, "posts/a"):
        assert "https://example.org/blog/posts/a.html" in unquote(href)
        assert TITLE in unquote(href)


def test_a_note_is_shared_by_its_first_words(built):
    assert "Just a note." in unquote(links(built, "posts/c")[0][1])


def test_the_links_ask_nobody_for_anything(built):
    (part,) = shares(built, "posts/a")
    assert not part.xpath(".//img | .//script | .//iframe | .//form")
    assert {a.get("rel") for a in part.iter("a")} == {"nofollow noopener"}


def test_buttons_wait_for_a_script(built):
    (part,) = shares(built, "posts/a")
    hidden = [li.text_content() for li in part.iter("li") if li.get("hidden") is not None]
    assert hidden == ["Share…", "Copy link"]
    assert {button.get("type") for button in part.iter("button")} == {"button"}


def test_the_script_is_on_pages_that_have_the_buttons_and_on_no_others(built):
    def scripts(docname):
        found = built.page(docname).xpath("//script/@src")
        return [src for src in found if urlsplit(src).path.endswith("blogarchive-share.js")]

    names = ("posts/a", "posts/b", "posts/c", "index", "archive")
    assert [name for name in names if scripts(name)] == ["posts/a", "posts/c"]


def test_the_part_is_left_out_of_the_search(built):
    (part,) = shares(built, "posts/a")
    assert "no-search" in part.get("class").split()


def test_a_post_can_do_without(built):
    assert shares(built, "posts/b") == []


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml"])
def test_what_is_no_page_of_a_site_is_not_shared(blog, built, builder):
    other = blog.build(builder, doctrees="doctrees")
    names = [name for name in other.files() if name.endswith((".txt", ".tex", ".xhtml", ".html"))]
    assert names
    assert not [name for name in names if "joinmastodon" in other.text(name)]


def test_without_an_address_of_the_site_the_buttons_are_left(blog):
    built = blog.build(out="nowhere", html_baseurl="")
    (part,) = shares(built, "posts/a")
    assert links(built, "posts/a") == []
    assert len(part.xpath(".//button")) == 2
    assert part.get("data-url") is None


@pytest.mark.parametrize(
    ("language", "names"),
    [("zh_CN", ["微博", "豆瓣", "电子邮件"]), ("ja", ["X", "はてなブックマーク", "LINE"])],
)
def test_a_blog_offers_what_is_usual_in_its_language(blog, language, names):
    built = blog.build(out=language, language=language)
    assert [name for name, _ in links(built, "posts/a")] == names


def test_the_writer_chooses_services_and_adds_some(blog):
    own = {"name": "Lobsters", "url": "https://lobste.rs/stories/new?url={url}&title={title}"}
    built = blog.build(out="own", blogarchive_share=["reddit", own])
    found = links(built, "posts/a")
    assert [name for name, _ in found] == ["Reddit", "Lobsters"]
    assert found[1][1] == (
        "https://lobste.rs/stories/new?url=https%3A%2F%2Fexample.org%2Fblog%2Fposts%2Fa.html"
        "&title=C%2B%2B%20%26%20C%23%3A%20%E6%95%B0%E5%AD%A6"
    )


def test_an_empty_list_leaves_the_buttons(blog):
    built = blog.build(out="none", blogarchive_share=[])
    assert links(built, "posts/a") == []
    assert len(shares(built, "posts/a")[0].xpath(".//button")) == 2


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ('["email", "Weibo"]', "has 'Weibo', which we don't know; write 'weibo', or"),
        ('["pocket"]', "has 'pocket', which we don't know; write one of bluesky, douban, "),
    ],
)
def test_a_service_that_we_do_not_know_is_warned_of_with_the_remedy(tmp_path, value, told):
    blog = Blog(tmp_path)
    blog.conf(f"blogarchive_share = {value}\n")
    blog.post("a", "# A\n")
    built = blog.build()
    (warning,) = said(blog, built)
    assert (warning.file, warning.category) == ("conf.py", "blogarchive.config")
    assert told in warning.text
    assert len(links(built, "posts/a")) == 4

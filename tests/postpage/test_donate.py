"""Ways to support the blog: folded, with pictures that are the site's own."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.incremental.sample import Kept, assert_clean, png
from tests.incremental.test_written import rebuild
from tests.reading.support import new_blog, said
from tests.site import problems

CONF = """\
blogarchive_donate = {
    "text": "Thank you.\\n\\nReally.",
    "methods": [
        {"name": "WeChat", "image": "pay/code.png"},
        {"name": "Tea", "url": "https://tea.example/?a=1&b=2"},
        {"name": "Both", "image": "/pay/small.png", "url": "https://b.example", "alt": "A cup"},
    ],
}
"""


def write(blog):
    blog.conf(CONF)
    blog.write("pay/code.png", png(9, 400, 200))
    blog.write("pay/small.png", png(9, 60, 30))
    blog.post("a", "# A\n")
    blog.post("b", "# B\n", donate="no")


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    blog = new_blog(tmp_path_factory)
    write(blog)
    return blog


@pytest.fixture(scope="module", params=["basic", "blogarchive"])
def built(blog, request):
    return blog.build(out=request.param, html_theme=request.param)


def part(built, docname):
    """Return the part of a page that asks for support."""
    return built.page(docname).xpath("//*[contains(@class, 'blogarchive-donate')]")


def test_it_is_built_without_a_warning(built):
    assert built.warnings == []
    assert problems(built.out) == []


def test_it_is_folded_under_a_post_with_its_text(built):
    (details,) = part(built, "posts/a")[0].xpath("./details")
    assert details.get("open") is None
    assert details.xpath("string(./summary)") == "Support this blog"
    assert [p.text for p in details.xpath("./p")] == ["Thank you.", "Really."]


def test_a_picture_is_in_the_site_with_words_and_a_size_and_waits(built):
    code, cup = part(built, "posts/a")[0].iter("img")
    assert code.get("src") == "../_images/code.png"
    assert (built.out / "_images/code.png").is_file()
    assert (code.get("alt"), cup.get("alt")) == ("QR code: WeChat", "A cup")
    assert (code.get("width"), code.get("height")) == ("200", "100")
    assert (cup.get("width"), cup.get("height")) == ("60", "30")
    assert {code.get("loading"), cup.get("loading")} == {"lazy"}


def test_a_way_with_an_address_is_a_link_around_all_of_it(built):
    links = part(built, "posts/a")[0].xpath(".//a[@rel]")
    assert [(a.text_content(), a.get("href")) for a in links] == [
        ("Tea", "https://tea.example/?a=1&b=2"),
        ("Both", "https://b.example"),
    ]
    assert len(links[1].xpath("./img")) == 1


def test_a_post_can_do_without(built):
    assert part(built, "posts/b") == []


def test_nothing_is_shown_where_nothing_is_configured(blog):
    built = blog.build(out="plain", blogarchive_donate={})
    assert part(built, "posts/a") == []
    assert not (built.out / "_images").exists()


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_a_book_asks_for_nothing(blog, builder):
    built = blog.build(builder)
    names = [name for name in built.files() if name.endswith((".txt", ".tex", ".xhtml"))]
    assert names
    assert not [name for name in names if "Support this blog" in built.text(name)]
    assert not [name for name in built.files() if name.endswith("code.png")]


def test_a_missing_picture_is_warned_of_once_and_left_out(tmp_path):
    blog = Blog(tmp_path)
    write(blog)
    blog.remove("pay")
    built = blog.build()
    found = [(w.file, w.category, w.text) for w in said(blog, built)]
    there, told = "blogarchive_donate: there is no picture", "give its path from the source folder"
    assert found == [
        ("conf.py", "blogarchive.config", f"{there} {name!r}; {told}")
        for name in ("pay/code.png", "/pay/small.png")
    ]
    assert [li.text_content() for li in part(built, "posts/a")[0].iter("li")] == ["Tea", "Both"]


def test_a_picture_of_another_site_is_refused(tmp_path):
    blog = Blog(tmp_path)
    method = {"name": "A", "image": "https://a.example/a.png"}
    blog.conf(f"blogarchive_donate = {{'methods': [{method!r}]}}\n")
    blog.post("a", "# A\n")
    built = blog.build()
    (warning,) = said(blog, built)
    assert "which readers would load from another site; save the picture" in warning.text
    assert part(built, "posts/a") == []


# ---- built again


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("donate"), write)


@pytest.fixture
def again(kept):
    return kept.restore()


def test_another_picture_writes_the_posts_that_show_it(again):
    again.write("pay/code.png", png(9, 400, 400))
    documents, pages, built = rebuild(again)
    assert pages == {"posts/a.html"}
    assert documents == set()
    assert_clean(again, built)


def test_a_picture_that_goes_is_gone_and_one_that_comes_is_there(again):
    again.remove("pay/code.png")
    assert_clean(again, again.build())
    again.write("pay/code.png", png(3, 10, 10))
    built = again.build()
    assert_clean(again, built)
    assert part(built, "posts/a")[0].xpath(".//img/@width") == ["10", "60"]


def test_a_picture_of_the_same_name_in_a_post_makes_no_difference(again):
    again.write("posts/code.png", png(7))
    again.post("c", "# C\n\n![C](code.png)\n")
    assert_clean(again, again.build())
    again.write("a/code.png", png(8))
    again.edit("posts/c.md", "![C](code.png)", "![C](../a/code.png)")
    assert_clean(again, again.build())


def test_pictures_that_no_post_shows_any_more_are_not_left(again):
    again.edit("posts/a.md", "date", "donate: no\ndate")
    built = again.build()
    assert not (built.out / "_images").exists()
    assert_clean(again, built)


@pytest.mark.slow
def test_builders_that_share_doctrees_agree(again):
    again.build("latex", doctrees="html.doctrees")
    again.write("pay/code.png", png(3, 10, 10))
    again.build("dirhtml", doctrees="html.doctrees")
    assert_clean(again, again.build())

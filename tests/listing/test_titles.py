"""Titles with markup, wherever they are shown."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.site import problems

#: In Markdown, and as text. Sphinx resolves no references in titles that are shown elsewhere.
TITLES = {
    "emphasis": ("An *em* and **strong**", "An em and strong"),
    "code": ("Some `<code>`", "Some <code>"),
    "math": ("Why $x^2 < 1$", r"Why \(x^2 < 1\)"),
    "link": ("A [link](https://example.org/)", "A link"),
    "doc": ("On {doc}`emphasis`", "On emphasis"),
    "ref": ("See {ref}`label`", "See label"),
    "tag": ("About {tag}`x`", "About x"),
    "footnote": ("A note[^f]", "A note"),
    "image": ("Picture ![alt](dot.png)", "Picture"),
    "sub": ("H{sub}`2`O", "H2O"),
    "html": ("A <b>bold</b> one", "A bold one"),
    "chinese": ("春晓 · 孟浩然", "春晓 · 孟浩然"),
    "quotes": ('It\'s "quoted"', "It’s “quoted”"),
    "long": ("Word " * 60, ("Word " * 60).strip()),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("titles"))
    blog.write("posts/dot.png", b"")
    for number, (name, (title, _)) in enumerate(TITLES.items(), 1):
        blog.post(
            name,
            f"# {title}\n\nText.\n\n[^f]: Note.\n"
            if name == "footnote"
            else f"# {title}\n\nText.\n",
            date=f"2024-01-{number:02}",
            tags="x",
        )
    blog.write("about.md", "---\norphan: true\n---\n(label)=\n\n# Labelled\n")
    listings = "".join(
        f"```{{archive}}\n:style: {style}\n```\n\n"
        for style in ("cards", "byline", "list", "table")
    )
    blog.write("index.md", f"# Home\n\n{listings}```{{toctree}}\n:glob:\n\nposts/*\n```\n")
    return blog.build()


def test_nothing_warns(built):
    assert built.warnings == []


def test_the_pages_are_sound(built):
    assert problems(built.out) == []


@pytest.mark.parametrize("name", list(TITLES))
def test_listings_show_a_title_in_every_form(built, name):
    wanted = TITLES[name][1]
    links = built.page("index").xpath(
        f"//a[contains(@class, 'u-url') and contains(@href, 'posts/{name}.html')]"
    )
    assert len(links) == 4
    assert {" ".join(link.text_content().split()) for link in links} == {wanted}


def test_a_link_of_a_listing_holds_no_other_link(built):
    assert built.page("index").xpath("//a//a") == []


def test_markup_of_titles_is_kept(built):
    link = built.page("index").xpath("//h2/a[contains(@href, 'posts/emphasis.html')]")[0]
    assert link.xpath("./em")
    assert link.xpath("./strong")


def test_mathematics_in_titles_is_loaded_where_it_is_shown(built):
    for name in ("index", "archive", "archive/2024/page/2", "tag/x/page/2"):
        assert built.page(name).xpath("//script[contains(@src, 'mathjax')]"), name

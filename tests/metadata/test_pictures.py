"""The picture that stands for a page."""

from __future__ import annotations

import json

import pytest

from tests.incremental.sample import png
from tests.metadata.blogs import SITE, meta


def image(built, docname):
    return meta(built, docname, "og:image")


@pytest.mark.parametrize(
    ("docname", "expected"),
    [
        # the first that is large enough
        ("posts/full", f"{SITE}_images/plane.png"),
        # the writer's choice, though the text doesn't show it
        ("posts/chosen", f"{SITE}_images/cover.png"),
        ("posts/named", f"{SITE}_images/a%20cover%20%E5%9B%BE.png"),
        ("posts/remote", "https://images.example/a.jpg"),
        # no network shows a drawing
        ("posts/drawn", f"{SITE}_images/banner.png"),
        ("posts/note", f"{SITE}_images/banner.png"),
        ("index", f"{SITE}_images/banner.png"),
        ("tag/数学", f"{SITE}_images/banner.png"),
    ],
)
def test_each_page_has_its_picture(rich, docname, expected):
    assert image(rich, docname) == expected


@pytest.mark.parametrize("name", ["banner.png", "cover.png", "a cover 图.png", "plane.png"])
def test_pictures_are_in_the_output_with_their_size(rich, name):
    assert (rich.out / "_images" / name).read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    ("docname", "card", "size"),
    [
        ("posts/chosen", "summary_large_image", ("800", "418")),
        ("posts/full", "summary_large_image", ("400", "400")),
        ("posts/remote", "summary_large_image", (None, None)),
        ("index", "summary_large_image", ("1200", "630")),
    ],
)
def test_the_card_is_large_if_the_picture_is(rich, docname, card, size):
    assert meta(rich, docname, "twitter:card") == card
    assert (meta(rich, docname, "og:image:width"), meta(rich, docname, "og:image:height")) == size


def test_search_engines_are_told_the_same_picture(rich):
    (script,) = rich.page("posts/chosen").xpath("//script[@type='application/ld+json']")
    assert json.loads(script.text)["image"] == f"{SITE}_images/cover.png"


def test_the_words_for_a_picture_come_from_the_text_that_shows_it(blog):
    blog.write("posts/a.png", png(1, 300, 300))
    blog.post("one", "# One\n\n![In words](a.png)\n", image="a.png")
    assert meta(blog.build(), "posts/one", "og:image:alt") == "In words"


def test_a_small_or_narrow_picture_makes_a_small_card(blog):
    blog.write("posts/a.png", png(1, 210, 400))
    blog.post("one", "# One\n\n![](a.png)\n")
    blog.post("two", "# Two\n\nNo picture.\n")
    built = blog.build()
    assert image(built, "posts/one")
    assert meta(built, "posts/one", "twitter:card") == "summary"
    assert image(built, "posts/two") is None
    assert meta(built, "posts/two", "twitter:card") == "summary"


def test_a_document_that_is_no_post_can_have_one(blog):
    blog.write("me.png", png(1, 300, 300))
    blog.write("about.md", "---\norphan: true\nimage: me.png\nimage_alt: Me\n---\n# About\n")
    built = blog.build()
    assert image(built, "about") == f"{SITE}_images/me.png"
    assert meta(built, "about", "og:image:alt") == "Me"


def test_pictures_of_others_with_one_name_keep_apart(blog):
    for folder, shade in (("a", 1), ("b", 2)):
        blog.write(f"posts/{folder}/cover.png", png(shade, 300, 300))
        blog.post(f"{folder}/post", "# P\n\nText.\n", image="cover.png")
    built = blog.build()
    for folder in "ab":
        name = image(built, f"posts/{folder}/post").rpartition("/")[2]
        copied = (built.out / "_images" / name).read_bytes()
        assert copied == (blog.src / f"posts/{folder}/cover.png").read_bytes()


def test_a_picture_that_is_not_there_is_warned_of_once(blog):
    blog.write("posts/a.png", png(1, 300, 300))
    blog.post("one", "# One\n\n![](a.png)\n", image="gone.png")
    built = blog.build()
    (warning,) = built.warnings
    assert "posts/one.md:3: " in warning
    assert "'gone.png'" in warning
    assert image(built, "posts/one") == f"{SITE}_images/a.png"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"image": "a.svg"}, "image: 'a.svg' is no picture that networks show"),
        ({"image": "https://e.example/a.SVG?1"}, "is no picture that networks show"),
        ({"image_alt": "Words"}, "image_alt: 'Words' is said of no picture"),
        ({"image": "a.svg", "image_alt": "Words"}, "image: 'a.svg' is no picture"),
    ],
)
def test_what_networks_do_not_show_is_warned_of_once(blog, fields, problem):
    blog.write("posts/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="900"/>')
    blog.post("one", "# One\n\n![](a.svg)\n", **fields)
    (warning,) = blog.build().warnings
    assert "posts/one.md:3: " in warning
    assert problem in warning


def test_a_picture_of_the_site_that_is_not_there_is_warned_of_once(blog):
    blog.conf('blogarchive_image = "gone.png"\n')
    built = blog.build()
    (warning,) = built.warnings
    assert "'gone.png'" in warning
    assert "conf.py:" in warning
    assert image(built, "index") is None


@pytest.mark.parametrize("value", ['"a.svg"', '"../a.png"', "1", '"https://e.example/a.svg"'])
def test_a_picture_of_the_site_that_cannot_be_one_is_warned_of_once(blog, value):
    blog.conf(f"blogarchive_image = {value}\n")
    (warning,) = blog.build().warnings
    assert "blogarchive_image" in warning


def test_a_picture_made_of_a_drawing_elsewhere_is_one(blog):
    blog.post("one", image="https://e.example/a.svg/300px-a.svg.png")
    built = blog.build()
    assert built.warnings == []
    assert image(built, "posts/one") == "https://e.example/a.svg/300px-a.svg.png"


def test_the_picture_of_the_site_may_be_elsewhere(blog):
    blog.conf('blogarchive_image = "https://images.example/all.png"\n')
    built = blog.build()
    assert built.warnings == []
    assert image(built, "index") == "https://images.example/all.png"

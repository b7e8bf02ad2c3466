"""Pictures in the theme ``blogarchive`` have their sizes, so that the text doesn't jump."""

from __future__ import annotations

import pytest

from sphinx_blogarchive.theme.translator.pictures import size_of, svg_size
from tests.incremental.sample import assert_clean, png
from tests.theme.test_markup import SVG, THEME, shown, themed

__all__ = ["themed"]

PICTURES = {"a.svg": SVG, "b.png": png(9, 60, 30), "c.svg": '<svg viewBox="0 0 3 1.5"></svg>'}


@pytest.fixture
def pictured(themed):
    """A blog in the theme, with pictures of two by one."""
    for name, text in PICTURES.items():
        themed.write(name, text)
    return themed


@pytest.mark.parametrize(
    ("name", "options", "width", "height", "classes"),
    [
        ("a.svg", "", 40, 20, ""),
        ("b.png", "", 60, 30, ""),
        ("c.svg", "", 1000, 500, "w-100"),
        ("b.png", ":width: 30", 30, 15, ""),
        ("b.png", ":width: 2em", 32, 16, ""),
        ("b.png", ":height: 60px", 120, 60, ""),
        ("b.png", ":scale: 50", 30, 15, ""),
        ("b.png", ":width: 40%", 60, 30, "w-40"),
        ("c.svg", ":width: 40%", 1000, 500, "w-40"),
        ("c.svg", ":width: 50px", 50, 25, ""),
        ("b.png", ":width: 30px\n:height: 15px", 30, 15, ""),
        ("b.png", ":width: 30px\n:height: 90px", 30, 90, "own-height"),
        ("b.png", ":align: left", 60, 30, "align-left"),
    ],
)
def test_a_picture_has_the_size_at_which_it_is_shown(
    pictured, name, options, width, height, classes
):
    page = shown(pictured, f"```{{image}} {name}\n:alt: A\n{options}\n```\n")
    (picture,) = page.xpath("//main//img")
    assert (picture.get("width"), picture.get("height")) == (str(width), str(height))
    assert picture.get("class", "") == classes


def test_a_picture_of_another_site_has_the_size_that_is_written(pictured):
    text = "```{image} https://example.org/a.png\n:alt: A\n:width: 30px\n```\n"
    (picture,) = shown(pictured, text).xpath("//main//img")
    assert (picture.get("width"), picture.get("height")) == ("30", None)


def test_all_pictures_but_the_first_wait_until_they_are_near(pictured):
    page = shown(pictured, "![](a.svg) ![](b.png)\n\n![](c.svg)\n")
    assert [img.get("loading") for img in page.xpath("//main//img")] == [None, "lazy", "lazy"]


def test_a_picture_does_not_hold_up_the_text(pictured):
    assert shown(pictured, "![](a.svg)\n").xpath("//main//img/@decoding") == ["async"]


@pytest.mark.parametrize(
    ("source", "size"),
    [
        ('<svg width="10" height="5"/>', (10, 5, False)),
        ('<svg width="1in" height="36pt"/>', (96, 48, False)),
        (
            '<?xml version="1.0"?><!-- <svg width="1"> --><s:svg width="4" height="2">',
            (4, 2, False),
        ),
        ('<svg width="50" viewBox="0 0 100 40">', (50, 20, False)),
        ('<svg height="50" viewBox="0,0,100,50">', (100, 50, False)),
        ('<svg width="100%" height="100%" viewBox="0 0 100 40">', (1000, 400, True)),
        ('<svg viewBox="0 0 0 40">', None),
        ('<svg viewBox="none">', None),
        ("<svg>", None),
        ("no picture", None),
        ("", None),
    ],
)
def test_the_size_of_a_drawing_is_what_browsers_take(source, size):
    assert svg_size(source) == size


def test_a_file_that_is_no_picture_has_no_size(tmp_path):
    (tmp_path / "a.png").write_bytes(b"no picture")
    assert size_of(tmp_path / "a.png") is None
    assert size_of(tmp_path / "gone.svg") is None


# ---- built again


@pytest.fixture
def albums(themed):
    """Posts with pictures, on a front page too."""
    themed.conf(THEME)
    themed.write("index.md", "# Home\n\n```{archive}\n```\n")
    themed.write("posts/a.png", png(9, 60, 30))
    themed.post("one", "# One\n\n![A](a.png)\n")
    themed.post("two", "# Two\n\nText.\n")
    return themed


def test_a_picture_of_another_size_is_so_on_each_page_that_shows_it(albums):
    albums.build()
    albums.write("posts/a.png", png(9, 60, 90))
    built = albums.build()
    for docname in ("index", "posts/one"):
        assert built.page(docname).xpath("//main//img/@height") == ["90"]
    assert_clean(albums, built)


def test_a_picture_of_another_size_writes_no_other_pages(albums):
    before = albums.build()
    page = before.out / "posts/two.html"
    then = page.stat().st_mtime_ns
    albums.write("posts/a.png", png(9, 60, 90))
    albums.build()
    assert page.stat().st_mtime_ns == then


def test_many_processes_write_what_one_writes(albums):
    for number in range(8):
        albums.post(f"more-{number}", f"# {number}\n\n![A](a.png)\n\n![B](a.png)\n")
    one, many = albums.build(out="one"), albums.build(out="many", jobs=2)
    assert {n: f for n, f in one.files().items() if n.endswith(".html")} == {
        n: f for n, f in many.files().items() if n.endswith(".html")
    }

"""The pages of all tags, categories, series and authors, and the page of an author."""

from __future__ import annotations

from unittest import mock

import mf2py
import pytest

from sphinx_blogarchive import indices
from tests.helpers import Blog, walk
from tests.incremental.sample import png
from tests.site import problems


def items(built, docname):
    """Return the items in the index *docname*."""
    return built.page(docname).xpath("//ul[contains(@class, 'blogarchive-terms')]/li")


def texts(built, docname):
    return [" ".join(item.text_content().split()) for item in items(built, docname)]


def cards(built, docname):
    """Return the ``h-card`` items of the page that belong to no post."""
    found = [item for item in built.microformats(docname)["items"] if item["type"] != ["h-entry"]]
    return [item["properties"] for item in walk(found) if item["type"] == ["h-card"]]


def test_the_site_is_sound(indexed):
    assert problems(indexed.out) == []


# ---- tags


def test_a_tag_in_the_cloud_reads_as_its_name_and_its_number_of_posts(indexed):
    assert texts(indexed, "tag") == ["Éclat, 1 post", "Mathematics, 9 posts", "rings, 3 posts"]


def test_what_is_read_is_the_name_of_the_link(indexed):
    links = [item.xpath("./a")[0].text_content() for item in items(indexed, "tag")]
    assert links == ["Éclat, 1 post", "Mathematics, 9 posts", "rings, 3 posts"]


def test_eyes_see_the_number_alone_beside_the_name(indexed):
    hidden = "contains(@class, 'blogarchive-hidden')"
    seen = [item.xpath(f".//text()[not(parent::*[{hidden}])]") for item in items(indexed, "tag")]
    assert seen == [["Éclat", "1"], ["Mathematics", "9"], ["rings", "3"]]


def test_tags_weigh_what_they_weigh_in_the_sidebar(indexed):
    weights = [item.get("class") for item in items(indexed, "tag")]
    assert weights == [f"blogarchive-weight-{n}" for n in (1, 5, 3)]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """More tags than one cloud holds."""
    blog = Blog(tmp_path_factory.mktemp("crowded"))
    blog.conf('language = "zh_CN"\n')
    blog.post("one", "# One\n", tags=["a1", "a2", "b", "数1", "数2"])
    with mock.patch.object(indices, "MANY", 4):
        built = blog.build()
    assert built.warnings == []
    return built


def test_many_tags_stand_under_their_first_letters(crowded):
    headings = crowded.page("tag").xpath("//h2[@class='blogarchive-initial']")
    assert [heading.text for heading in headings] == ["A", "B", "S"]
    clouds = [heading.getnext() for heading in headings]
    assert [len(cloud.xpath("./li")) for cloud in clouds] == [2, 1, 2]
    assert [a.text for a in clouds[2].xpath("./li/a")] == ["数1", "数2"]


def test_the_letters_can_be_jumped_to(crowded):
    [nav] = crowded.page("tag").xpath("//nav[@class='blogarchive-initials']")
    assert nav.get("aria-label") == "首字母"
    ids = crowded.page("tag").xpath("//h2[@class='blogarchive-initial']/@id")
    assert [a.get("href") for a in nav.xpath(".//a")] == [f"#{i}" for i in ids]
    assert problems(crowded.out) == []


# ---- categories and series


def test_a_category_has_its_number_of_posts_and_what_is_said_of_it(indexed):
    assert texts(indexed, "category") == ["Essays 5 posts", "Notes 6 postsShort <ones>."]


def test_a_series_has_its_number_of_parts_and_the_months_from_first_to_last(indexed):
    assert texts(indexed, "series")[0] == "Other 1 part | Dec 2009"


def test_a_series_without_a_description_has_the_first_paragraph_of_its_page(indexed):
    shown = "Rings 2 parts | Feb 2021 – Feb 2022How they turn, by eve."
    assert texts(indexed, "series")[1] == shown


def test_a_paragraph_that_text_cannot_tell_is_left_out(blog):
    blog.post("one", "# One\n", tags="x", category="C")
    blog.write("c.md", "---\norphan: true\n---\n# C\n\n```{category} C\nSee {doc}`index`.\n```\n")
    built = blog.build()
    assert built.warnings == []
    assert texts(built, "category") == ["C 1 post"]


# ---- authors


def test_the_authors_have_picture_name_life_and_number_of_posts(indexed):
    assert texts(indexed, "author") == [
        "Ada L. 9 postsWrote & wrote.",
        "bob 1 post",
        "eve 2 postsAt home.",
    ]
    pictures = [item.xpath("./img") for item in items(indexed, "author")]
    assert [len(found) for found in pictures] == [1, 1, 0]
    assert pictures[1][0].get("src") == "https://bob.example/b.png"
    sizes = [(img.get("alt"), img.get("width"), img.get("height")) for [img] in pictures[:2]]
    assert sizes == [("", "64", "64")] * 2


def test_machines_read_the_index_of_authors(indexed):
    ada, bob, eve = cards(indexed, "author")
    assert (ada["name"], ada["note"]) == (["Ada L."], ["Wrote & wrote."])
    assert ada["url"] == ["https://example.org/blog/author/ada.html"]
    assert bob["photo"][0]["value"] == "https://bob.example/b.png"
    assert eve["url"] == ["https://example.org/blog/eve.html"]


def test_the_page_of_an_author_begins_with_a_card(indexed):
    [card] = cards(indexed, "author/ada")
    photo = card["photo"][0]["value"]
    assert card == {
        "name": ["Ada L."],
        "note": ["Wrote & wrote."],
        "url": ["https://www.ada.example/"],
        "photo": [{"value": photo, "alt": ""}],
    }
    [shown] = indexed.page("author/ada").xpath("//div[contains(@class, 'blogarchive-author')]")
    assert shown.getprevious().tag == "h1"
    assert shown.xpath(".//a[@rel='me']")[0].text == "ada.example"


def test_the_picture_is_copied_into_the_site(indexed, indexed_blog):
    source = indexed.page("author/ada").xpath("//img/@src")[0]
    original = (indexed_blog.src / "people/ada.png").read_bytes()
    assert (indexed.out / "author" / source).read_bytes() == original


def test_only_the_first_page_of_an_author_has_the_card(indexed):
    assert indexed.has("author/ada/page/2")
    assert cards(indexed, "author/ada/page/2") == []


def test_a_page_of_the_writers_for_an_author_has_the_card_before_the_introduction(indexed):
    note, text = indexed.page("eve").xpath(
        "//div[@class='body']//section/*[position()=2 or position()=3]"
    )
    assert "At home." in note.text_content()
    assert text.text_content() == "Welcome."


def test_an_author_of_whom_no_more_than_the_name_is_known_has_no_card(blog):
    blog.post("one", "# One\n", author="Ada")
    assert cards(blog.build(), "author/ada") == []


@pytest.mark.parametrize(
    ("avatar", "shown"),
    [
        ("_static/ada.png", "../_static/ada.png"),
        ("extra.png", "../extra.png"),
        ("_images/cover.png", "../_images/cover.png"),
        ("/img/ada.png", "/img/ada.png"),
        ("//host.example/a.png", "//host.example/a.png"),
    ],
)
def test_a_picture_may_be_at_its_place_in_the_site_already(blog, avatar, shown):
    for name in ("files/ada.png", "files/extra.png", "posts/cover.png"):
        blog.write(name, png(1))
    paths = 'html_static_path = ["files"]\nhtml_extra_path = ["files/extra.png"]\n'
    blog.conf(f'blogarchive_authors = {{"Ada": {{"avatar": {avatar!r}}}}}\n{paths}')
    blog.post("one", "# One\n\n![](cover.png)\n", author="Ada")
    built = blog.build()
    assert built.warnings == []
    assert built.page("author/ada").xpath("//img[contains(@class, 'u-photo')]/@src") == [shown]


@pytest.mark.parametrize(
    ("avatar", "said"),
    [
        ("people/lost.png", "isn't there; give the path of a file below the source folder"),
        ("_static/lost.png", "isn't there"),
        ("../secret.png", "isn't there"),
        ("conf.py", "is no picture; give a file that ends in one of .avif"),
    ],
)
def test_a_picture_that_cannot_be_had_is_left_out_with_a_warning(blog, avatar, said):
    (blog.root / "secret.png").write_bytes(png(1))
    blog.conf(f'blogarchive_authors = {{"Ada": {{"avatar": {avatar!r}, "bio": "B"}}}}\n')
    blog.post("one", "# One\n", author="Ada")
    built = blog.build()
    [warning] = built.warnings
    assert "conf.py:9: WARNING: blogarchive_authors: the avatar" in warning
    assert repr(avatar) in warning
    assert said in warning
    assert "[blogarchive.config]" in warning
    assert built.page("author/ada").xpath("//img") == []


# ---- elsewhere


@pytest.fixture(scope="module")
def text(indexed_blog):
    built = indexed_blog.build("text", doctrees="doctrees")
    assert built.warnings == []
    return built


def test_in_text_an_index_is_a_list_with_numbers(text):
    assert text.text("tag.txt").splitlines()[3::2] == [
        "* Éclat (1)",
        "* Mathematics (9)",
        "* rings (3)",
    ]


def test_in_text_the_page_of_an_author_tells_their_life_and_their_site(text):
    lines = text.text("author/ada.txt").splitlines()[3:7:2]
    assert lines == ["Wrote & wrote.", "ada.example"]


def test_a_book_has_the_pictures_that_are_its_own(indexed_blog):
    built = indexed_blog.build("epub", doctrees="doctrees", copyright="Ada")
    assert built.warnings == []
    sources = built.page("author", ".xhtml").xpath("//*[local-name()='img']/@src")
    assert len(sources) == 1
    assert (built.out / sources[0]).is_file()
    assert sources[0] in built.text("content.opf")
    assert problems(built.out) == []


@pytest.mark.parametrize("builder", ["latex", "dirhtml", "singlehtml"])
def test_other_builders_take_all_of_it(indexed_blog, builder):
    built = indexed_blog.build(builder, doctrees="doctrees")
    assert built.warnings == []
    if builder == "dirhtml":
        assert problems(built.out) == []
        page = built.text("author/ada/index.html")
        [card] = [item for item in mf2py.parse(doc=page)["items"] if item["type"] == ["h-card"]]
        assert card["properties"]["photo"][0]["value"].startswith("../../_avatars/")

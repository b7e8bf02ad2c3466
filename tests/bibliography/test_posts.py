"""What a post's page says to those who cite or index it."""

from __future__ import annotations

import json

import pytest

from tests.helpers import Blog

SITE = "https://example.org/blog/"
CONF = """\
html_title = "The <b>Blog</b>"
blogarchive_license = "CC-BY-4.0"
blogarchive_authors = {"Ada Brandt": {"url": "https://ada.example/"}}
myst_enable_extensions = ["dollarmath"]
"""
TITLE = r"# Of $\mathbb{R}^2$ & `</script><!--` on"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("citation"))
    blog.conf(CONF)
    blog.post(
        "plane",
        f"{TITLE}\n\nThree words 汉字.\n",
        date="2024-03-05 08:30",
        updated="2024-04-01",
        author="Ada Brandt, 李白",
        tags="[C++, 数学]",
        category="Notes",
        series="Spaces",
        part=2,
        language="en-GB",
    )
    blog.post("note", "No title, no author.\n", date="2023-01-02")
    blog.post("draft", "# Draft\n\nText.\n", draft="true")
    return blog.build(blogarchive_drafts=True)


def metas(built, docname):
    found = built.page(docname).xpath("//head/meta[starts-with(@name, 'citation_')]")
    return [(meta.get("name").removeprefix("citation_"), meta.get("content")) for meta in found]


def posting(built, docname):
    (script,) = built.page(docname).xpath("//head/script[@type='application/ld+json']")
    return json.loads(script.text)


def section(built, docname):
    (found,) = built.page(docname).xpath("//*[contains(@class, 'blogarchive-citation')]")
    return found


def test_scholars_are_told_of_it(built):
    assert metas(built, "posts/plane") == [
        ("title", "Of ℝ² & </script><!-- on"),
        ("author", "Ada Brandt"),
        ("author", "李白"),
        ("publication_date", "2024/03/05"),
        ("online_date", "2024/03/05"),
        ("language", "en-GB"),
        ("keywords", "Notes"),
        ("keywords", "C++"),
        ("keywords", "数学"),
        ("public_url", f"{SITE}posts/plane.html"),
    ]


def test_search_engines_are_told_of_it(built):
    url = f"{SITE}posts/plane.html"
    found = posting(built, "posts/plane")
    assert found.pop("wordCount") > 4
    assert found == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "url": url,
        "headline": "Of ℝ² & </script><!-- on",
        "description": "Three words 汉字.",
        "datePublished": "2024-03-05T08:30:00+00:00",
        "dateModified": "2024-04-01",
        "inLanguage": "en-GB",
        "author": [
            {"@type": "Person", "name": "Ada Brandt", "url": "https://ada.example/"},
            {
                "@type": "Person",
                "name": "李白",
                "url": f"{SITE}author/%E6%9D%8E%E7%99%BD.html",
            },
        ],
        "articleSection": ["Notes"],
        "keywords": ["C++", "数学"],
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isPartOf": [
            {"@type": "Blog", "name": "The Blog", "url": SITE},
            {"@type": "CreativeWorkSeries", "name": "Spaces", "url": f"{SITE}series/spaces.html"},
        ],
        "position": 2,
    }


def test_a_note_without_anything_has_what_is_known(built):
    found = posting(built, "posts/note")
    assert found["headline"] == "No title, no author."
    assert "author" not in found
    assert "keywords" not in found


@pytest.mark.parametrize("docname", ["index", "archive", "tag/数学", "posts/draft"])
def test_other_pages_and_drafts_are_not_for_citing(built, docname):
    page = built.page(docname)
    assert metas(built, docname) == []
    assert page.xpath("//script[@type='application/ld+json']") == []
    assert page.xpath("//*[contains(@class, 'blogarchive-citation')]") == []


def test_readers_find_text_and_entry_folded(built):
    found = section(built, "posts/plane")
    (details,) = found.xpath("details")
    assert details.get("open") is None
    assert details[0].tag == "summary"
    line = " ".join(details[1].text_content().split())
    assert line == (
        "Brandt, A., & 李白 (2024, March 5). Of ℝ² & </script><!-- on. The Blog. "
        f"{SITE}posts/plane.html"
    )
    (entry,) = found.xpath(".//pre")
    assert entry.text.startswith("@misc{brandt2024-plane,\n  author = {Brandt, Ada and 李白},\n")


def test_the_section_links_to_the_page_and_to_the_files(built):
    links = section(built, "posts/plane").xpath(".//a/@href")
    assert links == [f"{SITE}posts/plane.html", "../blog.bib", "../blog.json"]


def test_without_an_address_of_the_site_what_needs_one_is_left_out(blog):
    blog.conf("html_baseurl = ''\nblogarchive_feeds = []\n")
    blog.post("one", "# One\n\nText.\n", series="Spaces", author="Ada Brandt")
    built = blog.build()
    assert built.warnings == []
    found = posting(built, "posts/one")
    assert found.keys().isdisjoint({"@id", "url", "mainEntityOfPage"})
    assert found["author"] == [{"@type": "Person", "name": "Ada Brandt"}]
    assert found["isPartOf"][0] == {"@type": "Blog", "name": "Example"}
    assert "public_url" not in dict(metas(built, "posts/one"))
    assert "url" not in section(built, "posts/one").xpath(".//pre")[0].text


@pytest.mark.parametrize("theme", ["alabaster", "furo", "pydata_sphinx_theme", "blogarchive"])
def test_each_theme_shows_it(blog, theme):
    blog.post("one", "# One\n\nText.\n")
    built = blog.build(html_theme=theme)
    assert dict(metas(built, "posts/one"))["title"] == "One"
    assert posting(built, "posts/one")["headline"] == "One"
    assert section(built, "posts/one").xpath(".//pre")


def test_folders_as_pages_link_to_the_files(blog):
    blog.post("one", "# One\n\nText.\n")
    built = blog.build("dirhtml")
    links = section(built, "posts/one/index").xpath(".//a/@href")
    assert links[1:] == ["../../blog.bib", "../../blog.json"]
    assert metas(built, "posts/one/index")[-1] == ("public_url", f"{SITE}posts/one/")


def test_a_book_has_the_section_without_the_files(blog):
    blog.post("one", "# One\n\nText.\n")
    built = blog.build("epub")
    page = built.page("posts/one", ".xhtml")
    assert page.xpath("//*[@class='blogarchive-citation no-search']//*[local-name()='pre']")
    assert "ld+json" not in built.text("posts/one.xhtml")
    assert f"{SITE}posts/one.html" in built.text("posts/one.xhtml")
    assert not (built.out / "blog.bib").exists()


def test_the_image_is_where_it_is_copied(blog):
    blog.write("posts/cover.png", b"\x89PNG\r\n\x1a\n")
    blog.post("one", "# One\n\n![A cover](cover.png)\n", image="cover.png")
    blog.post("two", "# Two\n\nText.\n", image="https://example.org/two.png")
    blog.post("three", "# Three\n\nText.\n", image="/posts/other.png")
    built = blog.build()
    assert posting(built, "posts/one")["image"] == f"{SITE}_images/cover.png"
    assert posting(built, "posts/two")["image"] == "https://example.org/two.png"
    assert "image" not in posting(built, "posts/three")


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ('{"en": "{titel}"}', "write {title}"),
        ('{"en": 1}', "give text"),
        ('{"not a tag": "{title}"}', "give a tag"),
        ('"{title}"', "is no dictionary"),
    ],
)
def test_a_wrong_format_is_warned_of_once(blog, value, remedy):
    blog.conf(f"blogarchive_citation_formats = {value}\n")
    blog.post("one", "# One\n\nText.\n")
    (warning,) = blog.build().warnings
    assert remedy in warning
    assert "conf.py:" in warning


@pytest.mark.browser
def test_a_strict_policy_has_nothing_against_it(blog, chromium):
    from playwright.sync_api import expect

    from tests.chromium import STRICT, serve, visit

    blog.conf('html_theme = "blogarchive"\n')
    blog.post("one", "# One\n\nText.\n")
    built = blog.build()
    with serve(built.out, policy=STRICT) as site, visit(chromium, site + "posts/one.html") as seen:
        seen.page.click(".blogarchive-citation summary")
        expect(seen.page.locator(".blogarchive-citation pre")).to_be_visible()
        assert seen.complaints == []

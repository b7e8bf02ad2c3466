"""The page that hosts show where nothing is, when the theme doesn't make it."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from tests.helpers import Blog
from tests.incremental.sample import assert_clean, png

OURS = 'html_theme = "blogarchive"\n'
OWN = "# Gone\n\n![A](a.png) [A post](posts/a.md) {doc}`index`\n\n## Why\n\n[Above](#gone)\n"
BUILDERS = ("html", "dirhtml")


@pytest.fixture
def blog(tmp_path):
    """A blog with a page of the writer's own."""
    blog = Blog(tmp_path)
    blog.conf(OURS)
    blog.write("a.png", png(3))
    blog.write("404.md", OWN)
    blog.post("a", "# A\n")
    return blog


def addresses(page):
    """Return where all links of the page lead, shown at an address far below."""
    (base,) = page.xpath("//base/@href")
    base = urljoin("https://example.org/blog/x/y/z/nothing", base)
    return [urljoin(base, way) for way in page.xpath("//@href | //@src | //@action")]


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("theme", ["blogarchive", "basic", "alabaster", "furo"])
def test_its_links_lead_to_files_of_the_site_from_any_depth(blog, builder, theme):
    blog.conf(f'html_theme = "{theme}"\n')
    built = blog.build(builder)
    assert built.warnings == []
    site = "https://example.org/blog/"
    ways = [way.partition("#")[0].partition("?")[0] for way in addresses(built.page("404"))]
    files = [way.removeprefix(site) for way in ways if way.startswith("https://example.org/")]
    assert len(files) > 5
    lost = [
        name
        for name in files
        if not (built.out / name).is_file() and not (built.out / name / "index.html").is_file()
    ]
    assert lost == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_links_within_it_stay_on_it(blog, builder):
    built = blog.build(builder)
    page = built.page("404")
    (link,) = page.xpath("//main//a[.='Above']/@href")
    (base,) = page.xpath("//base/@href")
    end = {"html": "404.html#gone", "dirhtml": "404/#gone"}[builder]
    assert urljoin(base, link) == f"/blog/{end}"


def test_hosts_find_it_at_the_root_in_folders_too(blog):
    built = blog.build("dirhtml")
    assert built.text("404.html") == built.text("404/index.html")


def test_no_toctree_needs_to_name_it(blog):
    blog.write("index.md", "# Home\n\n```{toctree}\nposts/a\n```\n")
    assert blog.build().warnings == []


def test_searches_do_not_find_it(blog):
    index = blog.build().text("searchindex.js")
    assert "gone" not in index
    assert '"home":' in index


def test_it_is_no_part_of_a_book(blog):
    built = blog.build("epub")
    assert built.page("404", ".xhtml").xpath("//*[local-name()='base']") == []


def test_what_is_left_of_it_goes_with_it(blog):
    blog.conf()
    blog.build("dirhtml")
    blog.remove("404.md")
    built = blog.build("dirhtml")
    assert not (built.out / "404.html").exists()
    assert_clean(blog, built, "dirhtml")


def test_it_follows_edits(blog):
    blog.build("dirhtml")
    blog.edit("404.md", "# Gone", "# Lost")
    built = blog.build("dirhtml")
    assert "Lost" in built.text("404.html")
    assert_clean(blog, built, "dirhtml")


def test_a_file_of_the_writers_at_its_place_stays(blog):
    blog.write("extra/404.html", "<title>Mine</title>")
    blog.conf(OURS + 'html_extra_path = ["extra"]\n')
    assert blog.build("dirhtml").text("404.html") == "<title>Mine</title>"


# ---- with sphinx-notfound-page


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("theme", ["blogarchive", "basic"])
def test_another_extension_is_left_its_way(tmp_path, builder, theme):
    pytest.importorskip("notfound.extension", reason="sphinx-notfound-page isn't installed")
    blog = Blog(tmp_path)
    blog.conf(
        f'html_theme = "{theme}"\nextensions += ["notfound.extension"]\n'
        'notfound_urls_prefix = "/blog/"\n'
        'notfound_context = {"title": "Nix", "body": "<h1>Nix</h1>"}\n'
    )
    built = blog.build(builder)
    assert built.warnings == []
    page = built.page("404")
    assert [heading.text for heading in page.xpath("//h1")][-1:] == ["Nix"]
    sheets = page.xpath("//link[@rel='stylesheet']/@href")
    assert sheets
    assert [sheet for sheet in sheets if not sheet.startswith("/blog/_static/")] == []

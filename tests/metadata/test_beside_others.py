"""Beside extensions that do the same, piece by piece."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.incremental.sample import png
from tests.metadata.blogs import SITE, meta, metas

#: It asks the environment for its application, which Sphinx would rather have it not do.
pytestmark = pytest.mark.filterwarnings("ignore:.*env.*app.*")


@pytest.fixture(scope="module")
def beside(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("beside"))
    blog.conf(
        'extensions += ["sphinxext.opengraph", "sphinx_sitemap"]\nhtml_title = "A & <i>B</i>"\n'
        'sitemap_url_scheme = "{link}"\nsitemap_filename = "map.xml"\n'
        'ogp_site_name = "Their name"\nblogarchive_image = "all.png"\nogp_social_cards = {}\n'
    )
    blog.write("all.png", png(1, 1200, 630))
    blog.write("posts/a.png", png(2, 300, 300))
    blog.post("one", "# One\n\nText & `<more>`.\n", tags="x", image="a.png", image_alt="<a>")
    blog.post("two", "# Two\n\nText.\n", description="Written.")
    blog.write("off.md", "---\norphan: true\nogp_disable: true\n---\n# Off\n\nText.\n")
    return blog.build()


def test_properties_are_theirs_with_our_values(beside):
    names = [name for name, _ in metas(beside, "posts/one") if name.startswith("og:")]
    assert sorted(names) == sorted(set(names))
    assert meta(beside, "posts/one", "og:type") == "article"
    assert meta(beside, "posts/one", "og:url") == f"{SITE}posts/one.html"
    assert meta(beside, "posts/one", "og:description") == "Text & <more>."
    assert meta(beside, "posts/one", "og:image") == f"{SITE}_images/a.png"
    assert meta(beside, "posts/one", "og:image:alt") == "<a>"
    assert meta(beside, "posts/one", "article:tag") == "x"
    assert (beside.out / "_images/a.png").exists()


def test_their_options_go_before_ours(beside):
    assert meta(beside, "posts/one", "og:site_name") == "Their name"
    # their cards are wanted, and none is drawn here
    assert meta(beside, "posts/two", "og:image") is None


def test_a_page_is_described_once_by_us(beside):
    assert meta(beside, "posts/two", "description") == "Written."


def test_a_page_without_theirs_has_none_of_ours(beside):
    assert not any(":" in name for name, _ in metas(beside, "off"))


def test_their_map_is_the_only_one(beside):
    assert beside.has("posts/one")
    assert (beside.out / "map.xml").exists()
    assert not (beside.out / "sitemap.xml").exists()
    assert beside.text("robots.txt").endswith(f"Sitemap: {SITE}map.xml\n")

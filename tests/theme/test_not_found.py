"""The page that hosts show where there is none."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from tests.helpers import Blog


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def page(request, tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp(request.param))
    blog.conf('html_theme = "blogarchive"\n')
    blog.post("a", "# A\n")
    built = blog.build(request.param)
    assert built.warnings == []
    return built.page("404")


def test_its_links_start_from_the_root_of_the_site(page):
    (start,) = page.xpath("//base/@href")
    ways = [urljoin(start, way) for way in page.xpath("//@href | //@src | //@action")]
    assert "/blog/" in {way.removesuffix("index.html") for way in ways}
    assert [way for way in ways if not way.startswith(("/blog/", "https://"))] == []


def test_it_has_no_links_within_itself(page):
    # they would lead to the front page, which is where links start from
    assert page.xpath("//a[starts-with(@href, '#')]") == []


def test_it_leads_on(page):
    links = page.xpath("//main//a/@href")
    assert any("archive" in href for href in links)
    assert page.xpath("//main//form")


def test_the_writers_own_page_stands(blog):
    blog.conf('html_theme = "blogarchive"\n')
    blog.write("404.md", "---\norphan: true\n---\n# Gone\n")
    built = blog.build()
    assert built.page("404").xpath("//h1")[0].text.strip() == "Gone"
    assert built.page("404").xpath("//base/@href") == ["/blog/"]


def test_it_goes_with_the_theme(blog):
    blog.conf('html_theme = "blogarchive"\n')
    blog.build()
    blog.conf()
    assert not blog.build().has("404")

"""The options of the theme."""

from __future__ import annotations

import pytest

from tests.helpers import Blog

GOOD = """
html_theme = "blogarchive"
html_title = "A & B"
html_theme_options = {
    "tagline": "Tales <of> numbers",
    "footer_links": ["about", {"title": "Code", "target": "https://example.org/code"}],
    "registration": "No. 7",
    "registration_url": "https://example.org/7",
    "credits": False,
}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("options"))
    blog.conf(GOOD)
    blog.write("about.md", "---\norphan: true\n---\n# About us\n")
    blog.post("a", "# A\n")
    built = blog.build()
    assert built.warnings == []
    return built


def test_the_header_shows_name_and_tagline(built):
    header = built.page("posts/a").xpath("//header[@class='site-header']")[0]
    assert header.xpath(".//*[@class='brand-name']")[0].text_content() == "A & B"
    assert header.xpath(".//*[@class='brand-tagline']")[0].text == "Tales <of> numbers"


def test_the_footer_links_where_it_is_told_to(built):
    footer = built.page("posts/a").xpath("//footer")[0]
    links = [(a.text, a.get("href")) for a in footer.xpath(".//a")]
    assert ("About us", "../about.html") in links
    assert ("Code", "https://example.org/code") in links
    assert ("No. 7", "https://example.org/7") in links


def test_credits_can_be_left_out(built):
    assert "Sphinx" not in built.page("posts/a").xpath("//footer")[0].text_content()


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ('{"tagline": 7}', "['tagline'] = 7"),
        ('{"registration": ["x"]}', "['registration'] = ['x']"),
        ('{"footer_links": "about"}', "['footer_links'] = 'about'"),
        ('{"footer_links": ["abuot"]}', "'abuot'"),
        ('{"footer_links": [{"title": "x"}]}', "{'title': 'x'}"),
    ],
)
def test_a_wrong_one_is_warned_of_once_with_its_place(blog, options, wrong):
    blog.conf(f'html_theme = "blogarchive"\nhtml_theme_options = {options}\n')
    blog.write("about.md", "---\norphan: true\n---\n# About\n")
    warnings = blog.build().warnings
    assert len(warnings) == 1
    assert wrong in warnings[0]
    assert "conf.py:10: WARNING" in warnings[0]
    assert "[blogarchive.config]" in warnings[0]


def test_a_new_title_of_a_linked_document_shows_on_every_page(blog):
    blog.conf('html_theme = "blogarchive"\nhtml_theme_options = {"footer_links": ["about"]}\n')
    blog.write("about.md", "---\norphan: true\n---\n# About\n")
    blog.post("a", "# A\n")
    blog.build()
    blog.edit("about.md", "# About", "# Who we are")
    built = blog.build()
    assert "Who we are" in built.page("posts/a").xpath("//footer")[0].text_content()
    assert built.files() == blog.build(out="clean").files()

"""Permanent addresses are told where a page is cited or reprinted."""

from __future__ import annotations

import json

import pytest

PERMANENT = "https://example.org/blog/p/7"


def told(built, docname="posts/a"):
    """Return what readers are told of where the page will stay."""
    page = built.page(docname)
    (notice,) = page.xpath("//*[contains(@class, 'blogarchive-license')]/p[2]/a/@href")
    (cited,) = page.xpath("//*[contains(@class, 'blogarchive-citation')]//p/a[1]/@href")[:1]
    return {notice, cited}


def test_notice_and_citation_tell_it(html, dirhtml):
    assert told(html) == {PERMANENT}
    assert told(dirhtml, "posts/a/index") == {PERMANENT}


def test_a_post_without_an_id_has_that_of_its_page(html):
    assert told(html, "posts/b") == {"https://example.org/blog/posts/b.html"}


def test_the_files_for_citing_tell_it(html):
    assert f"url = {{{PERMANENT}}}" in html.text("blog.bib")
    assert PERMANENT in [entry["URL"] for entry in json.loads(html.text("blog.json"))]


def test_machines_are_told_the_address_of_the_page(html):
    page = html.page("posts/a")
    own = "https://example.org/blog/posts/a.html"
    (data,) = page.xpath("//script[@type='application/ld+json']")
    assert json.loads(data.text)["@id"] == own
    assert page.xpath("//meta[@name='citation_public_url']/@content") == [own]


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("archives/{id}", "archives/7"),
        ("/archives/{id}/", "archives/7/"),
        ("{id}.html", "7.html"),
        ("旧/{id}", "%E6%97%A7/7"),
        ("", "posts/a.html"),
    ],
)
def test_the_pattern_says_what_it_looks_like(blog, pattern, url):
    blog.post("a", "# A\n", id="7")
    blog.conf(f'blogarchive_license = "CC0-1.0"\nblogarchive_permalink = {pattern!r}\n')
    assert told(blog.build()) == {f"https://example.org/blog/{url}"}


def test_a_page_that_lies_at_its_permanent_address_needs_no_redirect(blog):
    blog.conf(
        'blogarchive_license = "CC0-1.0"\nblogarchive_permalink = "archives/{id}"\n'
        'blogarchive_post_patterns = ["archives/*"]\n'
    )
    blog.write("archives/7.md", "---\ndate: 2024-01-01\nid: 7\n---\n# A\n")
    built = blog.build("dirhtml")
    assert built.warnings == []
    assert told(built, "archives/7/index") == {"https://example.org/blog/archives/7/"}
    assert "_static/blogarchive-redirect.js" not in built.files()


def test_one_that_is_taken_is_not_told(blog):
    blog.conf('blogarchive_license = "CC0-1.0"\n')
    blog.post("a", "# A\n", id="7")
    blog.write("p/7/index.md", "---\norphan: true\n---\n# Mine\n")
    assert told(blog.build()) == {"https://example.org/blog/posts/a.html"}


def test_one_without_page_or_list_is_not_told(blog):
    blog.conf('blogarchive_license = "CC0-1.0"\nblogarchive_redirect_pages = False\n')
    blog.post("a", "# A\n", id="7")
    assert told(blog.build()) == {"https://example.org/blog/posts/a.html"}
    listed = blog.build(out="listed", blogarchive_redirect_files=["nginx"])
    assert told(listed) == {PERMANENT}


@pytest.mark.parametrize("url", [PERMANENT, f"{PERMANENT}/", "https://example.org/blog/x"])
def test_a_link_to_it_is_a_mention(blog, url):
    blog.post("a", "# A\n", id="7", redirect_from="/blog/x")
    blog.post("b", f"# B\n\n[there]({url})\n")
    links = blog.build().page("posts/a").xpath("//*[contains(@class, 'backlinks')]//a/@href")
    assert links == ["b.html"]

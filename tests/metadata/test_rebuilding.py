"""What is written again, and that it is what a clean build writes."""

from __future__ import annotations

import pytest

from tests.incremental.sample import png

CONF = """\
blogarchive_image = "all.png"
blogarchive_llms = True
"""


def write(blog):
    blog.conf(CONF)
    blog.write("all.png", png(1, 1200, 630))
    blog.write("posts/a.png", png(2, 300, 300))
    blog.write("posts/b.png", png(3, 300, 300))
    blog.write("about.md", "---\norphan: true\n---\n# About\n\nText.\n")
    blog.post("one", "# One\n\nText.\n", tags="x", image="a.png", date="2024-01-01")
    blog.post("two", "# Two\n\n![](b.png)\n", tags="x", author="Ada", date="2024-01-02")
    blog.post("due", "# Due\n\nText.\n", tags="x", date="2025-06-01")


EDITS = {
    "a picture of a post has another size": lambda b: b.write("posts/a.png", png(2, 600, 400)),
    "the picture of the site has another size": lambda b: b.write("all.png", png(1, 400, 400)),
    "the picture of the site goes": lambda b: b.remove("all.png"),
    "a post has another picture": lambda b: b.edit("posts/one.md", "a.png", "b.png"),
    "a post has its picture no more": lambda b: b.edit("posts/one.md", "image: a.png\n", ""),
    "a picture goes": lambda b: b.remove("posts/a.png"),
    "a post is not for search engines": lambda b: b.edit(
        "posts/one.md", "tags: x", "tags: x\nrobots: noindex"
    ),
    "a post is changed": lambda b: b.edit("posts/one.md", "tags: x", "updated: 2024-06-01"),
    "an author has an address": lambda b: b.conf(
        CONF + 'blogarchive_authors = {"Ada": {"url": "https://ada.example/"}}\n'
    ),
    "another picture takes the name": lambda b: (
        b.write("a/a.png", png(9, 300, 300)),
        b.write("a/x.md", "---\norphan: true\n---\n# X\n\n![](a.png)\n"),
    ),
    "a post whose picture has the same name turns out to be a draft": lambda b: (
        b.write("posts/0/a.png", png(9, 300, 300)),
        b.write("posts/0/x.rst", "X\n=\n\n.. post:: 2024-01-01\n   :draft:\n   :image: a.png\n"),
    ),
    "no file for machines is wanted": lambda b: b.conf(
        "blogarchive_sitemap = False\nblogarchive_llms = False\n"
    ),
    "the page of a document has a description": lambda b: b.edit(
        "about.md", "orphan: true", "orphan: true\ndescription: Ours."
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS)
def test_an_incremental_build_leaves_what_a_clean_one_leaves(blog, edit):
    write(blog)
    blog.build()
    EDITS[edit](blog)
    later, clean = blog.build(), blog.build(out="clean")
    assert later.warnings == clean.warnings
    assert differing(later.files(), clean.files()) == []


def differing(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_a_day_later_a_post_that_is_due_is_on_the_map(blog):
    write(blog)
    assert "due" not in blog.build().text("sitemap.xml")
    later = blog.build(epoch=1751328000)
    assert "posts/due.html</loc><lastmod>2025-06-01<" in later.text("sitemap.xml")
    clean = blog.build(out="clean", epoch=1751328000)
    assert differing(later.files(), clean.files()) == []


def test_what_has_not_changed_is_not_written_again(blog):
    write(blog)
    first = blog.build()
    names = ("sitemap.xml", "robots.txt", "llms.txt", "posts/one.html", "tag/x.html")
    times = [(first.out / name).stat().st_mtime_ns for name in names]
    blog.edit("posts/two.md", "author: Ada", "author: Eve")
    built = blog.build()
    after = {name: (built.out / name).stat().st_mtime_ns for name in names}
    kept = {name for name, time in zip(names, times, strict=True) if after[name] == time}
    assert kept == {"robots.txt", "llms.txt", "posts/one.html"}


def test_many_processes_write_what_one_writes(blog):
    write(blog)
    one, many = blog.build(), blog.build(out="many", jobs=2)
    assert differing(one.files(), many.files()) == []

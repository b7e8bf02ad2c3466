"""Where blocks of the sidebar alone have changed, they are exchanged in the files of pages."""

from __future__ import annotations

import pytest

from tests.incremental.sample import assert_clean, run

POST = "---\ndate: 2024-0{n}-01\ntags: [{tag}]\n---\n# Post {n}\n\nText.\n"


@pytest.fixture
def framed(blog):
    """A built blog, whose pages all show a cloud of tags."""
    blog.conf('html_theme = "blogarchive"\n')
    for n, tag in enumerate(["tea", "tea", "rings"], 1):
        blog.write(f"posts/p{n}.md", POST.format(n=n, tag=tag))
    blog.write("about.md", "---\norphan: true\n---\n# About\n\nText.\n")
    run(blog)
    return blog


def build(blog, **options):
    """Build once more; return the pages that templates wrote, and what was built."""
    pages = set()

    def watch(app):
        app.connect("html-page-context", lambda app, name, *_: pages.add(name))

    built = run(blog, prepare=watch, **options)
    return pages - {"genindex", "search", "404"}, built


def add_a_tag(blog):
    blog.edit("posts/p2.md", "[tea]", "[tea, 数学]")


@pytest.mark.parametrize("parallel", [0, 2])
def test_pages_that_show_a_new_tag_in_the_sidebar_alone_are_not_written_anew(framed, parallel):
    add_a_tag(framed)
    pages, built = build(framed, parallel=parallel)
    assert not pages & {"about", "posts/p3", "tag/rings"}
    assert "数学" in built.page("about").text_content()


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_what_is_exchanged_is_what_a_clean_build_writes(framed, builder):
    run(framed, builder)
    add_a_tag(framed)
    framed.write("posts/p4.md", POST.format(n=4, tag="rings"))
    assert_clean(framed, run(framed, builder), builder)


def test_a_page_that_someone_has_changed_is_written_anew(framed):
    page = framed.root / "html/about.html"
    page.write_text(page.read_text("utf-8").replace("tea", "coffee"), "utf-8")
    add_a_tag(framed)
    pages, built = build(framed)
    assert "about" in pages
    assert "coffee" not in built.page("about").text_content()


def test_a_block_that_a_template_of_the_project_writes_for_each_page_is_not_exchanged(framed):
    framed.write("_templates/blogarchive/tag-cloud.html", "{{ pagename }}: {{ blogarchive.tags }}")
    framed.conf('html_theme = "blogarchive"\ntemplates_path = ["_templates"]\n')
    run(framed)
    add_a_tag(framed)
    pages, _built = build(framed)
    assert {"about", "posts/p3"} <= pages

"""Only what changed is read and written."""

from __future__ import annotations

import pytest

from tests.incremental.sample import run


def times(folder, pattern):
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in folder.rglob(pattern)}


def rebuild(blog, **options):
    """Build once more: return the documents that were read, and the pages that were written."""
    documents = []

    def watch(app):
        app.connect("doctree-read", lambda app, _: documents.append(app.env.docname))

    before = times(blog.root / "html", "*.html")
    built = run(blog, prepare=watch, **options)
    after = times(blog.root / "html", "*.html")
    pages = {name for name, time in after.items() if before.get(name) != time}
    # Sphinx writes these in each build, and the page with the toctree with each page in that
    return set(documents), pages - {"genindex.html", "search.html", "index.html"}, built


@pytest.fixture
def settled(sample):
    """The sample blog, built twice."""
    sample.build()
    return sample


def test_without_an_edit_nothing_is_read(settled):
    documents, _pages, _built = rebuild(settled)
    assert documents == set()


def test_a_page_that_shows_other_posts_is_written_and_not_read(settled):
    settled.write("posts/fresh.md", "---\ndate: 2024-07-01\ntags: [math]\n---\n# Fresh\n")
    documents, pages, _built = rebuild(settled)
    assert "posts/fresh" in documents
    assert not documents & {"archive", "archive/2024", "tag/math"}
    assert {"archive.html", "archive/2024.html", "tag/math.html"} <= pages


def test_without_an_edit_no_page_is_written(settled):
    _documents, pages, _built = rebuild(settled)
    assert pages == set()


def test_without_an_edit_the_doctrees_stay(settled):
    folder = settled.root / "html.doctrees"
    before = times(folder, "*.doctree") | times(folder, "*.pickle")
    rebuild(settled)
    assert times(folder, "*.doctree") | times(folder, "*.pickle") == before


def test_a_first_incremental_build_after_a_clean_one_writes_nothing(sample):
    _documents, pages, _built = rebuild(sample)
    assert pages == set()


def test_an_edit_below_the_cut_writes_only_that_post_and_the_page_with_all_of_it(settled):
    settled.edit("posts/ring/index.md", "The rest uses", "The REST uses")
    documents, pages, _built = rebuild(settled)
    assert documents == {"posts/ring/index"}
    assert pages == {"posts/ring/index.html", "book.html"}


def test_an_edited_page_is_the_only_one_written(settled):
    settled.edit("about.md", "all of it", "all")
    _documents, pages, _built = rebuild(settled)
    assert pages == {"about.html"}


def test_a_title_outside_toctrees_writes_only_the_pages_that_show_it(settled):
    settled.edit("posts/design.md", "# Design", "# Blueprints")
    documents, pages, built = rebuild(settled)
    shown = {name for name, data in built.files().items() if b"Blueprints" in data}
    assert documents == {"posts/design"}
    assert pages == {name for name in shown if name.endswith(".html")} - {"index.html"}


def test_an_edited_excerpt_writes_only_the_post_and_the_pages_with_its_excerpt(settled):
    settled.edit("posts/design.md", "Short, and seen", "Brief, and seen")
    _documents, pages, built = rebuild(settled)
    shown = {name for name, data in built.files().items() if b"Brief, and seen" in data}
    assert {name for name in shown if name.endswith(".html")} <= pages
    # the archive and the neighbour show the title alone
    assert pages <= {*shown, "archive.html", "posts/code.html", "posts/ring/index.html"}


def test_a_new_tag_leaves_the_pages_of_other_tags(settled):
    settled.edit("posts/design.md", "tags: [design]", "tags: [design, fresh]")
    _documents, pages, _built = rebuild(settled)
    assert "tag/fresh.html" in pages
    assert not pages & {"tag/order.html", "tag/数学.html", "tag/rings.html", "archive/2024.html"}


def test_an_edited_draft_writes_nothing(settled):
    settled.edit("posts/draft.md", "Hidden.", "Still hidden.")
    documents, pages, _built = rebuild(settled)
    assert documents == set()
    assert pages == set()


def test_a_touched_post_writes_no_other_page(settled):
    (settled.src / "posts/design.md").touch()
    _documents, pages, _built = rebuild(settled)
    assert pages == {"posts/design.html"}


def test_a_turn_of_the_day_that_makes_nothing_due_writes_nothing(settled):
    documents, pages, _built = rebuild(settled, epoch=86400)
    assert documents == set()
    assert pages == set()

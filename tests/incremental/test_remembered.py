"""What an output folder is remembered to hold is believed as far as it can still be true."""

from __future__ import annotations

from unittest import mock

import pytest

from sphinx_blogarchive import connections


@pytest.fixture
def blog(blog):
    for number, tags in enumerate(["a, b", "a, c", "b, c", "d"]):
        blog.post(
            f"p{number}", f"# Post {number}\n\nText.\n", date=f"2024-03-0{number + 1}", tags=tags
        )
    return blog


def sought(blog):
    """Say whether related posts are sought for all posts in a build."""
    with mock.patch.object(connections, "related", wraps=connections.related) as related:
        assert blog.build().warnings == []
    return related.called


def test_related_posts_are_not_sought_again_for_a_word_in_a_text(blog):
    assert sought(blog)
    blog.edit("posts/p3.md", "Text.", "Text.\n\n<!-- more -->\n\nAnother.")
    blog.build()
    blog.edit("posts/p3.md", "Another.", "Another one.")
    assert not sought(blog)


@pytest.mark.parametrize(
    ("old", "new"), [("tags: d", "tags: a"), ("# Post 3", "# Post 0"), ("Text.", "{doc}`p0`")]
)
def test_related_posts_are_sought_again_where_they_may_be_others(blog, old, new):
    blog.build()
    blog.edit("posts/p3.md", old, new)
    assert sought(blog)


def test_another_version_writes_all_pages_anew(blog):
    built = blog.build()
    page = built.out / "posts" / "p3.html"
    page.write_text("as another version wrote it", encoding="utf-8")
    blog.build()
    assert page.read_text(encoding="utf-8") == "as another version wrote it"
    [file] = [
        path
        for path in blog.root.rglob("blogarchive/html-*.json")
        if '"version"' in (text := path.read_text(encoding="utf-8")) and '"pages"' in text
    ]
    file.write_text(text.replace('"version": "', '"version": "0, '), encoding="utf-8")
    blog.build()
    assert "Post 3" in page.read_text(encoding="utf-8")

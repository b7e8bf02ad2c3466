"""Records of posts, as files for bibliographies hold them, are made anew where they are others."""

from __future__ import annotations

from unittest import mock

import pytest

from sphinx_blogarchive.incremental.kept import Kept
from sphinx_blogarchive.model import bibtex
from tests.incremental.sample import assert_same

CONF = 'html_baseurl = "https://example.org/"\n'
AUTHOR = 'blogarchive_authors = {"jin": {"name": "%s"}}\n'


@pytest.fixture
def blog(blog):
    blog.conf(CONF + AUTHOR % "Jin Yue")
    for day in range(1, 4):
        blog.post(f"p{day}", f"# Post {day}\n\nText.\n", date=f"2024-03-0{day}", author="jin")
    return blog


def records_made(blog):
    """Return the titles of the posts whose records are written out in a build."""
    with mock.patch.object(bibtex, "entry", wraps=bibtex.entry) as entry:
        blog.build()
    return {call.args[0].title_text for call in entry.call_args_list}


def test_of_an_edited_post_alone_the_record_is_made_anew(blog):
    blog.build()
    blog.edit("posts/p2.md", "# Post 2", "# Second post")
    # its neighbours' pages show its title
    blog.build()
    blog.edit("posts/p2.md", "Text.", "Other text.\n\nMore.")
    assert records_made(blog) <= {"Second post"}


def test_records_that_are_kept_are_those_of_a_clean_build(blog):
    blog.build()
    blog.edit("posts/p2.md", "# Post 2", "# Second post")
    blog.post("p4", "# Post 4\n\nText.\n", date="2024-03-04", author="jin")
    found = blog.build().files()
    assert_same(found, blog.build(out="again").files())


def test_records_of_a_build_that_was_interrupted_are_not_kept(blog):
    blog.build()
    blog.conf(CONF + AUTHOR % "Yue Jin")
    stopped = mock.patch.object(Kept, "save", side_effect=KeyboardInterrupt)
    with stopped, pytest.raises(KeyboardInterrupt):
        blog.build()
    blog.edit("posts/p2.md", "Text.", "Other text.")
    found = blog.build().files()
    assert_same(found, blog.build(out="again").files())
    assert b"Jin, Yue" in found["blog.bib"]

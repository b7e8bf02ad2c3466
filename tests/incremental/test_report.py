"""A build says how much there is of the blog, and how much it wrote."""

from __future__ import annotations

from unittest import mock

import pytest

from sphinx_blogarchive.report import logger


@pytest.fixture
def blog(blog):
    blog.conf('html_baseurl = "https://example.org/"\nblogarchive_pages = ["archive", "tag"]\n')
    blog.write("about.md", "# About\n")
    blog.post("one", "# One\n", tags="[math]")
    blog.post("two", "# Two\n", tags="[math]")
    return blog


def said(blog, builder="html"):
    # these tests have no words made of what Sphinx says below warnings
    with mock.patch.object(logger, "info") as info:
        blog.build(builder)
    return [call.args[0] % call.args[1:] for call in info.call_args_list]


def test_of_a_first_build_all_is_written(blog):
    # the front page, about.md, the archive, the list of tags, and the tag
    expected = "blog: wrote 2 of 2 posts, 5 of 5 other pages and 1 of 1 feed"
    assert said(blog) == [expected]


def test_of_a_build_without_changes_nothing_is_written(blog):
    blog.build()
    expected = "blog: wrote 0 of 2 posts, 0 of 5 other pages and 0 of 1 feed"
    assert said(blog) == [expected]


def test_builders_without_files_of_pages_say_nothing(blog):
    assert said(blog, "text") == []

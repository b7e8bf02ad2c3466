"""A blog with pictures, formulas in titles, and pages that nobody is to find."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.metadata import blogs


@pytest.fixture(scope="package")
def rich(tmp_path_factory):
    """The blog, in a theme that isn't ours, built once."""
    blog = Blog(tmp_path_factory.mktemp("metadata"))
    blogs.write(blog)
    return blog.build(html_theme="alabaster")


@pytest.fixture(scope="package", params=["alabaster", "furo", "pydata_sphinx_theme", "blogarchive"])
def themed(request, tmp_path_factory):
    """Another, with lists that go on and posts that aren't out yet, in each of some themes."""
    blog = Blog(tmp_path_factory.mktemp(request.param))
    blogs.write_lists(blog)
    return blog.build(html_theme=request.param)

"""What the tests of lists share."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.indexed import write_indexed


@pytest.fixture(scope="package")
def indexed_blog(tmp_path_factory):
    """The blog."""
    blog = Blog(tmp_path_factory.mktemp("indexed"))
    write_indexed(blog)
    return blog


@pytest.fixture(scope="package")
def indexed(indexed_blog):
    """Its pages."""
    built = indexed_blog.build(doctrees="doctrees")
    assert built.warnings == []
    return built

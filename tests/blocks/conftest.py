"""A blog that has something to show in each block."""

from __future__ import annotations

import pytest

from tests.blocks.support import CONF, SIDEBAR, write_blog
from tests.helpers import Blog


@pytest.fixture(scope="package")
def built(tmp_path_factory):
    """The blog with all blocks in a theme without looks of its own."""
    blog = Blog(tmp_path_factory.mktemp("blocks"))
    write_blog(blog, CONF + SIDEBAR)
    return blog.build()

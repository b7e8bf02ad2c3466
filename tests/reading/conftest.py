"""The builds of blogs that modules write."""

from __future__ import annotations

import pytest

from tests.reading.support import by_file, said


@pytest.fixture(scope="module")
def built(blog):
    """The module's ``blog``, built."""
    return blog.build()


@pytest.fixture(scope="module")
def warned(blog, built):
    """What was warned of in that build, by file."""
    return by_file(said(blog, built))

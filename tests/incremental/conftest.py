"""The blog on which builds are tried."""

from __future__ import annotations

import pytest

from tests.incremental.sample import Kept, write_sample


@pytest.fixture(autouse=True)
def _checksums(fresh_checksums):
    """Static files are changed from build to build."""


@pytest.fixture(scope="package")
def kept(tmp_path_factory):
    """A sample blog that was built once."""
    return Kept(tmp_path_factory.mktemp("sample"), write_sample)


@pytest.fixture
def sample(kept):
    """The sample blog as it was after its first build."""
    return kept.restore()

"""The blog on which builds are tried."""

from __future__ import annotations

import pytest
from sphinx.builders.html import _assets

from tests.incremental.sample import Kept, write_sample


@pytest.fixture(autouse=True)
def _checksums(monkeypatch):
    """Have checksums of static files computed in each build; Sphinx keeps them for a process."""
    plain = _assets._file_checksum_inner.__wrapped__
    monkeypatch.setattr(_assets, "_file_checksum_inner", plain)


@pytest.fixture(scope="package")
def kept(tmp_path_factory):
    """A sample blog that was built once."""
    return Kept(tmp_path_factory.mktemp("sample"), write_sample)


@pytest.fixture
def sample(kept):
    """The sample blog as it was after its first build."""
    return kept.restore()

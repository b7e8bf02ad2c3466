"""One invented blog of Typecho, imported and built once for all tests that only look at it."""

from __future__ import annotations

import pytest

from tests.importing.support import Imported, run, write_uploads
from tests.importing.typecho_files import rows, write_database


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """Return the invented blog, imported and built."""
    root = tmp_path_factory.mktemp("imported")
    source = write_database(root / "blog.db", rows())
    assert run(source, root / "blog", "--files", write_uploads(root / "old")) == 0
    found = Imported(root / "blog")
    found.built = found.build()
    return found

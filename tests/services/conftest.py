"""Services for tests: fake servers, and databases with the schemas of the real ones."""

from __future__ import annotations

import pytest

from tests.services.databases import DATABASES
from tests.services.fakes import FAKES, serve


@pytest.fixture(params=FAKES)
def fake(request):
    """A service without comments, of each kind."""
    return FAKES[request.param]()


@pytest.fixture
def server(fake):
    """The server of *fake*."""
    with serve(fake.answer) as running:
        yield running


@pytest.fixture(params=DATABASES)
def database(request, tmp_path):
    """A database without comments, of each kind."""
    made = DATABASES[request.param](tmp_path / f"{request.param}.db")
    yield made
    made.connection.close()

"""The real servers, each started once in a process that runs tests; empty for each test."""

from __future__ import annotations

import pytest

from tests.comments.real.servers import (
    Isso,
    Waline,
    missing_isso,
    missing_node,
    missing_waline,
)
from tests.ports import free_port


@pytest.fixture(scope="session")
def site_port():
    """The port of the site whose pages ask the servers: one at a time is served there."""
    return free_port()


@pytest.fixture(scope="session")
def isso_server(site_port, tmp_path_factory):
    """Isso, for as long as tests run."""
    assert not missing_isso(), missing_isso()
    server = Isso(tmp_path_factory.mktemp("isso"), f"http://127.0.0.1:{site_port}")
    yield server
    server.kill()


@pytest.fixture(scope="session")
def waline_server(site_port, tmp_path_factory):
    """Waline, for as long as tests run."""
    if reason := missing_node():
        pytest.skip(f"NOT TESTED with the real Waline: {reason}")
    assert not missing_waline(), missing_waline()
    server = Waline(tmp_path_factory.mktemp("waline"), f"http://127.0.0.1:{site_port}")
    yield server
    server.kill()


def fresh(server):
    """Give a server that runs and is empty, and look afterwards whom it asked."""
    server.fresh()
    yield server
    assert server.asked == []


@pytest.fixture
def isso(isso_server):
    """Isso without comments."""
    yield from fresh(isso_server)


@pytest.fixture
def waline(waline_server):
    """Waline without comments."""
    yield from fresh(waline_server)

"""Pages and a service for tests of scripts."""

from __future__ import annotations

import pytest

from tests.comments.fake import Service, Stage, running


@pytest.fixture(scope="package")
def _stage(tmp_path_factory, chromium):
    with running(Service()) as service:
        yield Stage(tmp_path_factory.mktemp("scripts") / "site", chromium, service)


@pytest.fixture
def stage(_stage):
    """A site without pages, and a service that knows nothing."""
    _stage.service.reset()
    return _stage

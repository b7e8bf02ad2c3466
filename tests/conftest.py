"""What all tests share."""

from __future__ import annotations

import os

import hypothesis
import pytest

from tests.helpers import Blog

# the fixture "chromium"
pytest_plugins = ["tests.chromium"]

# examples are few and fixed here, so that the tests take the same time everywhere;
# HYPOTHESIS_PROFILE=long looks further
hypothesis.settings.register_profile(
    "ci", max_examples=50, deadline=None, derandomize=True, print_blob=True
)
hypothesis.settings.register_profile("long", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture
def blog(tmp_path):
    """An empty blog: a front page without a listing."""
    return Blog(tmp_path)

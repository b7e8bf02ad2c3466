"""What all tests share."""

from __future__ import annotations

import os
from collections import Counter

import hypothesis
import pytest
from sphinx.builders.html import _assets

from tests.helpers import Blog

# the fixtures "chromium" and "built_demo"
pytest_plugins = ["tests.chromium", "tests.order", "tests.shared"]

# examples are few and fixed here, so that the tests take the same time everywhere;
# HYPOTHESIS_PROFILE=long looks further
hypothesis.settings.register_profile(
    "ci", max_examples=50, deadline=None, derandomize=True, print_blob=True
)
hypothesis.settings.register_profile("long", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


#: Of the cases of a slow test, one in so many is run where not all are asked for.
SAMPLE = 10


def pytest_addoption(parser):
    parser.addoption("--all-cases", action="store_true", help="run all cases of slow tests")


def pytest_collection_modifyitems(config, items):
    """Of each slow test take a sample of the cases, the same everywhere."""
    for item in items:
        # each looks at many pages, of two sites
        if item.path.parent.name == "browser":
            item.add_marker("slow")
    if config.getoption("--all-cases"):
        return
    seen, kept, left = Counter(), [], []
    for item in items:
        test = item.nodeid.partition("[")[0]
        slow = item.get_closest_marker("slow") is not None
        (left if slow and seen[test] % SAMPLE else kept).append(item)
        seen[test] += slow
    items[:] = kept
    config.hook.pytest_deselected(items=left)


@pytest.fixture
def blog(tmp_path):
    """An empty blog: a front page without a listing."""
    return Blog(tmp_path)


@pytest.fixture
def fresh_checksums(monkeypatch):
    """Have checksums of static files computed in each build; Sphinx keeps them for a process."""
    plain = _assets._file_checksum_inner.__wrapped__
    monkeypatch.setattr(_assets, "_file_checksum_inner", plain)

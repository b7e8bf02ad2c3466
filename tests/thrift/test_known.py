"""Transforms of versions that nobody has looked at are trusted with all documents."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from sphinx_blogarchive.thrift.known import is_known


@pytest.fixture(autouse=True)
def fresh():
    is_known.cache_clear()
    yield
    is_known.cache_clear()


def at(monkeypatch, package, version):
    module = ModuleType(package)
    if version is not None:
        module.__version__ = version
    monkeypatch.setitem(sys.modules, package, module)


@pytest.mark.parametrize("version", ["8.2.3", "9.2.0", "9.2.1", "9.2.0b1"])
def test_versions_that_were_read_are_known(monkeypatch, version):
    at(monkeypatch, "sphinx", version)
    assert is_known("sphinx")


@pytest.mark.parametrize("version", ["9.3.0", "9.3.0b1", "10.0", "unknown", None])
def test_later_and_odd_versions_are_not_known(monkeypatch, version):
    at(monkeypatch, "sphinx", version)
    assert not is_known("sphinx")


def test_packages_that_nobody_has_read_are_not_known():
    assert not is_known("pytest")


def test_ours_are_known():
    assert is_known("sphinx_blogarchive")

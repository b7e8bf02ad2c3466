"""Settings of docutils that are copied in a shorter way."""

from __future__ import annotations

import pytest
from docutils.frontend import Values, get_default_settings
from docutils.parsers.rst import Parser

from sphinx_blogarchive.thrift.settings import quick_copies

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


class Own(Values):
    """Values of somebody else, who counts copies."""

    def copy(self):
        copied = super().copy()
        copied.copies = getattr(self, "copies", 0) + 1
        return copied


def _plain(settings):
    """Return all settings, of which the list of dependencies tells by its text alone."""
    return {**vars(settings), "record_dependencies": str(settings.record_dependencies)}


@pytest.mark.parametrize(
    "make", [lambda: get_default_settings(Parser), lambda: Values({"a": [1], "b": None})]
)
def test_copies_are_those_of_docutils(make):
    settings = make()
    expected = settings.copy()
    with quick_copies():
        copied = settings.copy()
    assert (type(copied), _plain(copied)) == (type(expected), _plain(expected))


def test_what_is_set_in_a_copy_is_not_set_elsewhere():
    settings = Values({"a": 1})
    with quick_copies():
        copied = settings.copy()
    copied.a = 2
    assert settings.a == 1


def test_a_copy_has_a_list_of_dependencies_where_there_is_none():
    settings = Values({})
    settings.record_dependencies = None
    with quick_copies():
        assert settings.copy().record_dependencies is not None


def test_those_who_copy_otherwise_do():
    with quick_copies():
        assert Own({}).copy().copies == 1

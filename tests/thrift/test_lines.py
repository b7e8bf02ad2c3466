"""What is shown of documents that are read and written is what Sphinx shows."""

from __future__ import annotations

import io
import logging as standard
from collections import deque
from types import SimpleNamespace

import pytest
from sphinx._cli.util import colour
from sphinx.util import display, logging

from sphinx_blogarchive.thrift.lines import status_iterator


@pytest.fixture
def shown(monkeypatch):
    """Return what a status iterator shows, on a terminal or not."""
    logger = standard.getLogger(logging.NAMESPACE)
    handlers, level, propagates = logger.handlers, logger.level, logger.propagate
    logger.handlers = []

    def show(iterator, *arguments, on_terminal):
        monkeypatch.setattr(display, "terminal_supports_colour", lambda: on_terminal)
        monkeypatch.setattr(colour, "_COLOURING_DISABLED", not on_terminal)
        app = SimpleNamespace(messagelog=deque(), verbosity=0, _exception_on_warning=False)
        stream = io.StringIO()
        logging.setup(app, stream, io.StringIO())
        assert [*iterator(*arguments)] == [*arguments[0]]
        return stream.getvalue()

    yield show
    logger.handlers, logger.propagate = handlers, propagates
    logger.setLevel(level)


@pytest.mark.parametrize("on_terminal", [True, False])
@pytest.mark.parametrize("verbosity", [0, 1])
@pytest.mark.parametrize("items", [["a"], ["b/c", "100 %", ["d", "e"]], []])
def test_lines_are_those_of_sphinx(shown, items, verbosity, on_terminal):
    arguments = (items, "reading... ", "purple", len(items), verbosity)
    expected = shown(display.status_iterator, *arguments, on_terminal=on_terminal)
    assert shown(status_iterator, *arguments, on_terminal=on_terminal) == expected
    assert "reading" in expected


def test_a_quiet_build_makes_no_lines(shown):
    assert not shown(status_iterator, ["a", "b"], "reading... ", "", 2, -1, on_terminal=False)

"""Messages that nobody hears aren't made; the others are."""

from __future__ import annotations

import logging

import pytest
from docutils import nodes
from sphinx import events, util
from sphinx.util.logging import NAMESPACE

from sphinx_blogarchive.thrift.messages import unheard_unsaid


class Heard(logging.Handler):
    def __init__(self, level):
        super().__init__(level)
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage())


@pytest.fixture
def logger():
    """Sphinx's logger, as it is during a build."""
    logger = logging.getLogger(NAMESPACE)
    handlers, level = logger.handlers, logger.level
    logger.handlers = []
    logger.setLevel(logging.DEBUG)
    yield logger
    logger.handlers = handlers
    logger.setLevel(level)


@pytest.mark.parametrize("level", [logging.DEBUG, 15, logging.INFO, logging.WARNING])
def test_each_handler_hears_what_it_would_have_heard(logger, level):
    heard = Heard(level)
    logger.handlers = [Heard(logging.WARNING), heard]
    with unheard_unsaid():
        for at in (logging.DEBUG, 15, logging.INFO, logging.WARNING):
            logger.log(at, "%s", at)
    assert heard.said == [f"{at}" for at in (10, 15, 20, 30) if at >= level]


def test_arguments_of_events_are_written_down_for_who_debugs(logger):
    logger.handlers = [Heard(logging.DEBUG)]
    with unheard_unsaid():
        assert not hasattr(events, "repr")


def test_what_nobody_hears_is_not_made(logger):
    logger.handlers = [Heard(logging.INFO)]
    with unheard_unsaid():
        assert not logger.isEnabledFor(logging.DEBUG)
        assert events.repr(["a body"]) == ""
        assert util.nodes.repr_domxml(nodes.emphasis()) == ""


def test_all_is_as_it_was_afterwards(logger):
    logger.handlers = [Heard(logging.INFO)]
    with unheard_unsaid():
        pass
    assert logger.level == logging.DEBUG
    assert not hasattr(events, "repr")
    assert util.nodes.repr_domxml(nodes.emphasis()) == "<emphasis/>"

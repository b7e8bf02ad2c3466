"""The command, run in this process as in one of its own."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from unittest import mock

import pytest
from sphinx.config import Config
from sphinx.locale import translators

from sphinx_blogarchive.command import main


@dataclass
class Done:
    """What a command left."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command on 2025-01-01 in UTC, where nobody is asked for anything."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    for name in ("LC_ALL", "LC_MESSAGES", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")

    def command(*argv):
        # Sphinx keeps words and defaults for all later applications
        own_defaults = mock.patch.object(Config, "config_values", deepcopy(Config.config_values))
        with mock.patch.dict(translators, clear=True), own_defaults:
            status = main([str(each) for each in argv])
        return Done(status, *capsys.readouterr())

    return command

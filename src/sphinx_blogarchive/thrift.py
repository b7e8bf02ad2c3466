"""What is spared during a build, and put back as it was at its end.

Trees of documents hold a million objects that refer to each other. Python's garbage collector
goes through them again and again, and finds little: a build takes a tenth longer for it.
"""

from __future__ import annotations

import gc
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from . import partials
from .compat import settings_made_once

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: New objects after which the collector looks at the young ones; Python's own figure is 700.
_YOUNG = 2_000


def setup_thrift(app: Sphinx) -> None:
    """Connect it to the build of *app*."""
    spared = ExitStack()

    def calm_collector(_app: Sphinx, _config: object) -> None:
        before = gc.get_threshold()
        if before[0]:
            gc.set_threshold(max(_YOUNG, before[0]), *before[1:])
        spared.callback(gc.set_threshold, *before)

    def begin_reading(*_: Any) -> None:
        spared.enter_context(settings_made_once())

    def end(*_: Any) -> None:
        spared.close()

    # before the environment of the last build is loaded
    app.connect("config-inited", calm_collector, priority=999)
    app.connect("env-before-read-docs", begin_reading)
    # when the translator is chosen
    app.connect("builder-inited", partials.install, priority=999)
    app.connect("build-finished", end, priority=999)

"""What is spared during a build, and put back as it was at its end."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from .. import partials
from ..links import has_pages
from .addresses import keep_addresses
from .front import quick_yaml
from .idle import no_idle_transforms
from .memory import calm_collector, keep_few
from .messages import unheard_unsaid
from .quotes import seek_quotes_quickly
from .settings import settings_made_once
from .sheets import name_no_sheets
from .templates import keep_compiled
from .walks import short_walks

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_thrift(app: Sphinx) -> None:
    """Connect it to the build of *app*."""
    spared = ExitStack()

    def begin(*_: Any) -> None:
        spared.enter_context(calm_collector())

    def begin_reading(app: Sphinx, *_: Any) -> None:
        if has_pages(app.builder):
            spared.enter_context(no_idle_transforms(app.builder))
        for standing_in in (unheard_unsaid, short_walks, settings_made_once, quick_yaml):
            spared.enter_context(standing_in())

    whole = app.build

    def build(*args: Any, **options: Any) -> None:
        # an interrupted build has no event at its end
        with spared:
            whole(*args, **options)

    thrifty: Any = app
    thrifty.build = build
    # before the environment of the last build is loaded
    app.connect("config-inited", begin, priority=999)
    app.connect("env-before-read-docs", keep_few)
    app.connect("env-before-read-docs", begin_reading)
    app.connect("builder-inited", keep_compiled)
    app.connect("builder-inited", name_no_sheets)
    app.connect("builder-inited", seek_quotes_quickly)
    # when the translator is chosen
    app.connect("builder-inited", partials.install, priority=999)
    app.connect("builder-inited", keep_addresses, priority=999)

"""What is spared during a build, and put back as it was at its end."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from ..links import has_pages
from . import contents
from .addresses import keep_addresses
from .blank import blank_copies
from .collector import calm_collector, load_undisturbed
from .early import nothing_idle_read
from .formatters import keep_formatters
from .front import quick_yaml
from .idle import no_idle_transforms
from .imports import import_before_others
from .lines import whole_lines
from .memory import keep_few
from .messages import unheard_unsaid
from .partials import quick_partials
from .quotes import seek_quotes_quickly
from .settings import quick_copies, settings_made_once
from .sheets import name_no_sheets
from .steps import few_steps
from .templates import keep_compiled, know_at_once
from .texts import bare_texts
from .titles import titles_read_off
from .translators import join_handlers
from .visits import silent_visits
from .walks import short_walks
from .workers import share_work

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_thrift(app: Sphinx) -> None:
    """Have *app* build so."""
    whole = app.build

    def build(*args: Any, **options: Any) -> None:
        # an interrupted build has no event at its end
        with calm_collector(app), ExitStack() as spared:
            if has_pages(app.builder):
                spared.enter_context(no_idle_transforms(app.builder))
            for standing_in in _STANDING_IN:
                spared.enter_context(standing_in())
            whole(*args, **options)

    thrifty: Any = app
    thrifty.build = build
    load_undisturbed(app)
    app.connect("env-before-read-docs", keep_few)
    app.connect("env-before-read-docs", import_before_others)
    app.connect("builder-inited", contents.load_asked_for)
    app.connect("env-purge-doc", contents.forget, priority=400)
    app.connect("builder-inited", keep_compiled)
    app.connect("builder-inited", know_at_once)
    app.connect("builder-inited", name_no_sheets)
    app.connect("builder-inited", share_work)
    app.connect("builder-inited", seek_quotes_quickly)
    # when the translator and the formatter are chosen
    app.connect("builder-inited", keep_formatters, priority=999)
    app.connect("builder-inited", quick_partials, priority=999)
    app.connect("builder-inited", keep_addresses, priority=999)
    app.connect("builder-inited", join_handlers, priority=999)


_STANDING_IN = (
    unheard_unsaid,
    short_walks,
    silent_visits,
    few_steps,
    bare_texts,
    blank_copies,
    quick_copies,
    settings_made_once,
    quick_yaml,
    nothing_idle_read,
    whole_lines,
    titles_read_off,
)

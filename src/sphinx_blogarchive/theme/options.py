"""The options of the theme, ``html_theme_options`` in ``conf.py``, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..block_checks import navigation
from ..config import option_place
from ..diagnostics import Category, warn
from ..domain import blog_domain
from .lookup import is_ours

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_TEXTS = ("tagline", "registration", "registration_url")


def check(app: Sphinx) -> None:
    """``builder-inited``: warn of values that can't be, and put the defaults in their place.

    Sphinx itself warns of options that don't exist.
    """
    builder: Any = app.builder
    if not is_ours(builder):
        return
    options, defaults = builder.theme_options, builder.theme.get_options({})
    for name in _TEXTS:
        if not isinstance(options.get(name, ""), str):
            wrong = f"html_theme_options[{name!r}] = {options[name]!r}"
            _complain(app, f"{wrong} is no text; write it in quotes")
            options[name] = defaults[name]
    try:
        navigation(options.get("footer_links") or [])
    except ValueError as error:
        value = options["footer_links"]
        _complain(app, f"html_theme_options['footer_links'] = {value!r} {error}")
        options["footer_links"] = []


def check_links(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of links in the footer that lead nowhere."""
    if is_ours(app.builder):
        for problem in blog_domain(env).site.footer_with_problems.problems:
            _complain(app, f"html_theme_options['footer_links'] {problem}")


def _complain(app: Sphinx, message: str) -> None:
    warn(Category.CONFIG, message, option_place(app, "html_theme_options"))

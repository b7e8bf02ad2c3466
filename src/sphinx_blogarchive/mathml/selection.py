"""Which renderer of mathematics a project gets if it chooses none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..theme.lookup import is_chosen

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

#: The value of ``html_math_renderer``.
RENDERER = "mathml"


def is_used(builder: Builder) -> bool:
    """Say whether *builder* writes formulas with our renderer."""
    return getattr(builder, "math_renderer_name", None) == RENDERER


def choose(app: Sphinx, config: Config) -> None:
    """Set ``html_math_renderer`` where the project doesn't.

    With our theme it is ours. With another it is what Sphinx would take if ours weren't there: it
    prefers any renderer to MathJax, and gives up if there are several.
    """
    if config.html_math_renderer is not None:
        return
    if is_chosen(config, app.confdir):
        config.html_math_renderer = RENDERER
        return
    others = [name for name in app.registry.html_inline_math_renderers if name != RENDERER]
    if len(others) == 2 and "mathjax" in others:
        others.remove("mathjax")
    if len(others) == 1:
        config.html_math_renderer = others[0]

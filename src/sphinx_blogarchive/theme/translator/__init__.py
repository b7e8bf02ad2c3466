"""HTML for the theme: what Sphinx writes, made clean under a strict policy.

Whatever translator a builder has, of Sphinx's or of another extension, gets :mod:`.markup` mixed
in. In other themes Sphinx's output stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..lookup import is_ours
from .code import ReachableCode
from .markup import CleanMarkup

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["install"]


def install(app: Sphinx) -> None:
    """``builder-inited``: have the builder write with it."""
    builder: Any = app.builder
    if not is_ours(builder):
        return
    app.add_js_file("blogarchive-scheme.js", priority=1)
    app.add_js_file("blogarchive-theme.js", priority=900, type="module")
    translator = app.registry.get_translator_class(builder)
    app.set_translator(builder.name, _mixed(CleanMarkup, translator), override=True)
    builder.highlighter.formatter = _mixed(ReachableCode, builder.highlighter.formatter)


def _mixed(mixin: type, base: type) -> type:
    return base if issubclass(base, mixin) else type(base.__name__, (mixin, base), {})

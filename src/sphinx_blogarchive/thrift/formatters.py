"""Pygments' formatters, made once for all blocks of code that are written alike.

Each that is made writes down the colours of all kinds of words anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pygments.formatters import HtmlFormatter
from sphinx.highlighting import PygmentsBridge

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

#: Whose formatters write each block as if it were the first.
_KNOWN = frozenset({"builtins", "pygments", __name__.partition(".")[0]})

#: Formatters that are kept; few blogs have blocks whose lines are counted from so many numbers.
_MOST = 64


def keep_formatters(app: Sphinx) -> None:
    """``builder-inited``, when the class of formatters is chosen: have the builder keep them."""
    builder: Any = app.builder
    highlighter = getattr(builder, "highlighter", None)
    if type(highlighter) is PygmentsBridge and issubclass(highlighter.formatter, HtmlFormatter):
        builder.highlighter.get_formatter = _kept(highlighter)


def _kept(highlighter: Any) -> Callable[..., Any]:
    make = highlighter.get_formatter
    made: dict[tuple[object, ...], Any] = {}

    def get_formatter(**options: Any) -> Any:
        kind = highlighter.formatter
        key = (kind, *sorted((options | highlighter.formatter_args).items()))
        try:
            found = made.get(key)
        except TypeError:  # a list, of lines that stand out
            return make(**options)
        if found is None:
            found = make(**options)
            if len(made) < _MOST and is_known(kind):
                made[key] = found
        return found

    return get_formatter


def is_known(kind: type) -> bool:
    """Say whether formatters of *kind* write each block as if it were the first."""
    return _KNOWN.issuperset(map(_package, kind.__mro__))


def _package(kind: type) -> str:
    return kind.__module__.partition(".")[0]

"""The line that tells of each document that is read or written, said at once.

Sphinx says it in three or four messages, each with a record of its own for all handlers.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import sphinx.builders
from sphinx.util import console, display

from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Item = TypeVar("_Item")

_display: Any = display
_console: Any = console


def status_iterator(
    iterable: Iterable[_Item],
    summary: str,
    color: str = "darkgreen",
    length: int = 0,
    verbosity: int = 0,
    stringify_func: Callable[[Any], str] = display.display_chunk,
) -> Iterator[_Item]:
    """Do what that of Sphinx does: yield the items, and show each with how far that is."""
    if length == 0:
        yield from _OWN(iterable, summary, color, length, verbosity, stringify_func)
        return
    if verbosity < 0:  # ``-q``: nobody sees them
        yield from iterable
        return
    over = verbosity < 1 and _display.terminal_supports_colour()  # one line over the other
    before = _console.bold(summary)
    before, after = (f"\x1b[2K{before}", "\r") if over else (before, "")
    for place, item in enumerate(iterable, start=1):
        name = _console.colorize(color, stringify_func(item))
        display.logger.info(f"{before}[{place / length: >4.0%}] {name}{after}", nonl=over)
        yield item
    display.logger.info("")


_OWN: Callable[..., Iterator[Any]] = display.status_iterator

#: Has builders of Sphinx tell of documents so.
whole_lines = partial(replaced, sphinx.builders, status_iterator=status_iterator)

"""What is shown of long work while it is done."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from .thrift.lines import status_iterator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: How often at most, unless somebody wants to see everything.
_OFTEN = 100


def steps(items: Sequence[str], summary: str, color: str, verbosity: int) -> Iterator[str]:
    """Yield *items*, and show how far that is, as Sphinx does of documents, but in larger steps.

    To show each would take a third of the time of what is quickly done.
    """
    size = 1 if verbosity else ceil(len(items) / _OFTEN)
    parts = [items[start : start + size] for start in range(0, len(items), size or 1)]
    for part in status_iterator(parts, summary, color, len(parts), verbosity):
        yield from part

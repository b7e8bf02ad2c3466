"""Blocks of code that a keyboard can reach, to scroll them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class ReachableCode:
    """Mixed into Pygments' formatter."""

    def wrap(self, source: Any) -> Iterator[tuple[int, str]]:
        """Wrap the lines of a block, as pairs of whether it is a line and its HTML."""
        for is_line, text in super().wrap(source):  # type: ignore[misc]
            if not is_line and text.startswith("<pre"):
                yield is_line, text.replace("<pre", '<pre tabindex="0"', 1)
            else:
                yield is_line, text

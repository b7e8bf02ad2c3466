"""Raw HTML within an excerpt: balanced, without ids and scripts, with addresses that can be moved.

A pure function of text. The tree of a post is balanced by construction, raw HTML in it need
not be: its end may lie below the cut.
"""

from __future__ import annotations

import html
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
#: Elements whose end may be left out; one of them ends another of its kind.
_OPTIONAL_END = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option"])
_DROPPED = frozenset({"script", "style"})
_ADDRESSES = frozenset({"href", "src", "poster", "data"})
_REFERENCES = frozenset({"for", "aria-labelledby", "aria-describedby", "aria-controls"})


class Balancer(HTMLParser):
    """Copies pieces of HTML one after the other, and knows which elements are open."""

    def __init__(self, move: Callable[[str], str]) -> None:
        """Prepare for the pieces of one excerpt.

        :param move: gives the address to be written for one that was found.
        """
        super().__init__(convert_charrefs=False)
        self._move = move
        self._out: list[str] = []
        self._open: list[str] = []
        self._dropping = ""

    def piece(self, text: str) -> str:
        """Return *text* as it may stand in the excerpt."""
        self._out = []
        self.feed(text)
        if self.rawdata:  # a tag that never ends
            self._out.append(html.escape(self.rawdata, quote=False))
            self.rawdata = ""
        self.clear_cdata_mode()
        self._dropping = ""
        return "".join(self._out)

    def rest(self) -> str:
        """Return the ends of all that is still open."""
        ends = "".join(f"</{tag}>" for tag in reversed(self._open))
        self._open.clear()
        return ends

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag, or begin to drop what it holds."""
        if tag in _DROPPED:
            self._dropping = tag
            return
        if tag in _OPTIONAL_END and self._open and self._open[-1] == tag:
            self._open.pop()
            self._out.append(f"</{tag}>")
        if tag not in _VOID:
            self._open.append(tag)
        self._out.append(self._tag(tag, attrs, ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy ``<tag/>``, which ends at once in foreign content (SVG, MathML) and when void."""
        if tag in _DROPPED:
            return
        foreign = any(name in ("svg", "math") for name in self._open)
        if tag in _VOID or foreign:
            self._out.append(self._tag(tag, attrs, "/"))
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Copy an end, if there is a beginning; end what stands open within."""
        if tag == self._dropping:
            self._dropping = ""
        elif tag in self._open:
            while True:
                last = self._open.pop()
                self._out.append(f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        """Copy text."""
        if not self._dropping:
            self._out.append(data)

    def handle_entityref(self, name: str) -> None:
        """Copy a named reference."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a numeric reference."""
        self.handle_data(f"&#{name};")

    def _tag(self, tag: str, attrs: list[tuple[str, str | None]], end: str) -> str:
        shown = []
        for name, value in attrs:
            if name == "id" or name in _REFERENCES:
                continue  # another excerpt on the page may have the same
            if value is None:
                shown.append(f" {name}")
                continue
            moved = self._move(value) if name in _ADDRESSES else value
            shown.append(f' {name}="{html.escape(moved)}"')
        return f"<{tag}{''.join(shown)}{end}>"

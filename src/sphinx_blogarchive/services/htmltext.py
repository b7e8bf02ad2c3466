"""The text of HTML."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

from .values import text

#: Elements that begin on a line of their own; an empty line parts paragraphs.
_BLOCKS = frozenset({"blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre"})
_BLOCKS |= {"table", "ul"}
_LINES = frozenset({"br", "dd", "dt", "hr", "li", "tr"})
#: Elements whose content isn't text.
_NO_TEXT = frozenset({"script", "style", "template"})


def text_of_html(value: Any) -> str:
    """Return the text of HTML: paragraphs and lines stay, tags are gone, whatever they were."""
    if not isinstance(value, str):
        return ""
    parser = _Text()
    try:
        parser.feed(value)
        parser.close()
    except AssertionError:  # how the parser says that a declaration is none
        return text(unescape(re.sub(r"<[^>]*>?", " ", value)))
    return text("".join(parser.found))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._skipped = 0
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipped += tag in _NO_TEXT
        self._pre += tag == "pre"
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._skipped = max(0, self._skipped - (tag in _NO_TEXT))
        self._pre = max(0, self._pre - (tag == "pre"))
        if tag in _BLOCKS:
            self._break(tag)

    def _break(self, tag: str) -> None:
        if tag not in _BLOCKS | _LINES:
            return
        if self.found and not self._pre:
            self.found[-1] = self.found[-1].rstrip(" ")
        self.found.append("\n\n" if tag in _BLOCKS else "\n")

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._pre:
            self.found.append(data)
            return
        line = re.sub(r"\s+", " ", data)
        at_start = not self.found or self.found[-1][-1:] in {"", "\n", " "}
        self.found.append(line.lstrip() if at_start else line)

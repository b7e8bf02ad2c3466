"""The classes in the text of a page, by which handlers tell which files the page needs."""

from __future__ import annotations

import re

_VALUE = re.compile(r'class="([^"]*)')


class Classes:
    """Looks for them once for all handlers."""

    def __init__(self) -> None:
        """Begin without a page."""
        self._body = self._found = ""

    def on(self, body: str) -> str:
        """Return the attributes ``class`` in *body*, each once: far less to look through."""
        if body is not self._body:
            values = dict.fromkeys(_VALUE.findall(body))
            self._found = "".join(f'class="{value}"' for value in values)
            self._body = body
        return self._found

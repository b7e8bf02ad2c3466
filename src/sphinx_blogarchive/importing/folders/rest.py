"""Directives of reStructuredText that programs for blogs bring: films, listings, inclusions."""

from __future__ import annotations

import posixpath
import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model import Told
    from ..rst.blocks import Directive
    from .tree import Tree

#: Addresses of what is embedded, by the directive or the shortcode.
SITES = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "gist": "https://gist.github.com/",
    "soundcloud": "https://api.soundcloud.com/tracks/",
    "soundcloud_playlist": "https://api.soundcloud.com/playlists/",
    "media": "",
}
_NUMBER = re.compile(r"[\w./?=&:@%+-]+")
#: Comments at which excerpts end.
_MORE = re.compile(
    r"(?:TEASER_END|END_TEASER|PELICAN_END_SUMMARY|more)\b(?::.*)?\s*", re.IGNORECASE | re.DOTALL
)
_NO_MORE = re.compile(r"PELICAN_BEGIN_SUMMARY\s*", re.IGNORECASE)


def embedded(name: str, number: str) -> str:
    """Return the address of what the directive or shortcode *name* embeds; empty for none."""
    number = number.strip().strip("\"'")
    if name not in SITES or not _NUMBER.fullmatch(number):
        return ""
    address = number if "://" in number else SITES[name] + number
    return address if address.startswith(("https://", "http://")) else ""


class Rest:
    """Changes directives of a text, whatever the program."""

    def __init__(
        self,
        tree: Tree,
        told: list[Told],
        more: Callable[[Directive], str | None] = lambda _: None,
    ) -> None:
        """Read what is included from *tree*; ask *more* first."""
        self._tree, self._told, self._more = tree, told, more
        self._has_more = False

    def change(self, found: Directive) -> str | None:
        """Return what *found* becomes; ``None`` if it stays."""
        if not found.name:
            return self._comment(found)
        if (new := self._more(found)) is not None:
            return new
        name = found.name.lower()
        if address := embedded(name, found.argument.split("\n")[0]):
            self._told.append(("changed", f"a link stands for the embedded {address}"))
            return f"`{address} <{address}>`__"
        if name == "include":
            return self._included(found)
        return None

    def _comment(self, found: Directive) -> str | None:
        if _MORE.fullmatch(found.raw.removeprefix("..").strip()):
            if self._has_more:
                return ""
            self._has_more = True
            return ".. more::"
        return "" if _NO_MORE.fullmatch(found.raw.removeprefix("..").strip()) else None

    def _included(self, found: Directive) -> str:
        name = posixpath.normpath(found.argument.strip())
        code = found.options.get("code")
        if name.startswith(("<", "/", "..")) or not self._tree.has(name):
            self._told.append(("left out", f"the included file {name}, which isn't at hand"))
            return ""
        text = self._tree.text(name).strip("\n")
        lines = text.split("\n")
        first, last = (found.options.get(key, "") for key in ("start-line", "end-line"))
        text = "\n".join(lines[_place(first, 0) : _place(last, len(lines))])
        if "literal" in found.options or code is not None:
            return f".. code-block:: {code or 'text'}\n\n{textwrap.indent(text, '   ')}"
        return text


def _place(written: str, default: int) -> int:
    return int(written) if re.fullmatch(r"-?\d{1,6}", written) else default

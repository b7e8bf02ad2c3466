"""Raw HTML of a post on another page: balanced, without scripts, with addresses that can be moved.

A pure function of text. The tree of a post is balanced by construction, raw HTML in it need
not be: its end may lie below the cut.
"""

from __future__ import annotations

import html
import re
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
#: Tags that act on the whole page, or never end.
_OF_PAGE = frozenset(
    ["base", "body", "frameset", "head", "html", "link", "meta", "plaintext", "title"]
)
_ADDRESSES = frozenset({"href", "src", "poster", "data", "action", "cite", "xlink:href"})
_REFERENCES = frozenset(
    [
        "for",
        "form",
        "list",
        "aria-activedescendant",
        "aria-controls",
        "aria-describedby",
        "aria-details",
        "aria-errormessage",
        "aria-flowto",
        "aria-labelledby",
        "aria-owns",
    ]
)
_TAG_NAME = re.compile(r"[a-z][-.:\w]*", re.ASCII)
_ATTRIBUTE_NAME = re.compile(r"[^\s\"'<>/=&]+")
#: One that begins no reference.
_AMPERSAND = re.compile("&(?!(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)")
_PAINT = re.compile(r"url\(#([^)\s]+)\)")
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(\s+[^\s,]+)?")


class Balancer(HTMLParser):
    """Copies pieces of HTML one after the other, and knows which elements are open."""

    def __init__(
        self, move: Callable[[str], str], rename: Callable[[str], str] | None = None
    ) -> None:
        """Prepare for the pieces of one excerpt.

        :param move: gives the address to be written for one that was found.
        :param rename: gives the id to be written for one that was found; without it, ids are
            left out, and what refers to them.
        """
        super().__init__(convert_charrefs=False)
        self._move = move
        self._rename = rename
        self._out: list[str] = []
        self._open: list[str] = []
        self._dropping = ""

    def piece(self, text: str) -> str:
        """Return *text* as it may stand in the excerpt."""
        self._out = []
        self.feed(_AMPERSAND.sub("&amp;", text))
        if not self.rawdata.startswith("<!"):  # a tag that never ends
            self.handle_data(self.rawdata)
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
        if tag in _OF_PAGE and not (tag == "title" and self._is_foreign()):
            return
        if not _TAG_NAME.fullmatch(tag):
            self.handle_data(self.get_starttag_text() or "")
            return
        if tag in _OPTIONAL_END and self._open and self._open[-1] == tag:
            self._open.pop()
            self._out.append(f"</{tag}>")
        if tag not in _VOID:
            self._open.append(tag)
        self._out.append(self._tag(tag, attrs, "/" if tag in _VOID else ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy ``<tag/>``, which ends at once in foreign content (SVG, MathML) and when void.

        All is written so that it is XHTML too, for EPUB.
        """
        if tag in _DROPPED:
            return
        if _TAG_NAME.fullmatch(tag) and self._is_foreign():
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
        """Copy text; a sign in it must not begin a tag with what comes next."""
        if not self._dropping:
            self._out.append(data.replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        """Copy a named reference."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a numeric reference."""
        self.handle_data(f"&#{name};")

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skip ``<![…>``, as browsers do; some versions of Python fail on it."""
        return self.rawdata.find(">", i) + 1 or -1

    def _is_foreign(self) -> bool:
        return "svg" in self._open or "math" in self._open

    def _tag(self, tag: str, attrs: list[tuple[str, str | None]], end: str) -> str:
        shown = []
        # of two with one name the first counts
        for name, value in reversed(dict(reversed(attrs)).items()):
            if not _ATTRIBUTE_NAME.fullmatch(name):
                continue
            if name == "id" or name in _REFERENCES or (tag, name) == ("a", "name"):
                if self._rename is None:
                    continue  # another excerpt on the page may have the same
                moved = " ".join(map(self._rename, (value or "").split()))
            else:
                moved = self._moved(name, value or "")
            shown.append(f' {name}="{html.escape(moved)}"')
        return f"<{tag}{''.join(shown)}{end}>"

    def _moved(self, name: str, value: str) -> str:
        if name in _ADDRESSES:
            return self._move(value)
        if name == "srcset":
            found = _CANDIDATE.finditer(value)
            return ", ".join(self._move(one[1]) + (one[2] or "") for one in found)
        if self._rename is not None and "url(#" in value:  # gradients, clips and their like in SVG
            rename = self._rename
            return _PAINT.sub(lambda found: f"url(#{rename(found[1])})", value)
        return value

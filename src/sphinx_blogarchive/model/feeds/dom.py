"""A tree of HTML, as far as it takes to change what a page shows into what a feed has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from .allowed import BLOCKS, VOID

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Elements that end others before them, which need no end of their own.
_ENDS = {
    **dict.fromkeys(BLOCKS - {"audio", "video"}, frozenset({"p"})),
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"td", "th", "tr", "p"}),
    "option": frozenset({"option"}),
}
#: Elements out of which none is ended from within.
_BOUNDS = BLOCKS | {"math", "svg", "tbody", "tfoot", "thead"}
_NAME = re.compile(r"[\s/\"']([^\s=/>\"']+)(?=\s*=)")


@dataclass(slots=True)
class Element:
    """An element; names are in small letters, but for those within SVG."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    def text(self) -> str:
        """Return all text in it."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def find(self, *tags: str) -> Element | None:
        """Return the first element below it that has one of *tags*."""
        for child in self.children:
            if isinstance(child, Element):
                if child.tag in tags:
                    return child
                if found := child.find(*tags):
                    return found
        return None


def parse(html: str) -> Element:
    """Return an element without a tag that holds *html*, balanced."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root


def write(children: Iterable[Element | str]) -> str:
    """Return *children* as HTML."""
    return "".join(escape(c, quote=False) if isinstance(c, str) else _write(c) for c in children)


def _write(element: Element) -> str:
    attributes = "".join(f' {name}="{escape(v)}"' for name, v in element.attributes.items())
    if element.tag in VOID:
        return f"<{element.tag}{attributes}>"
    inner = write(element.children)
    if element.tag == "pre" and inner.startswith("\n"):
        inner = "\n" + inner  # the first is left out when it is read
    return f"<{element.tag}{attributes}>{inner}</{element.tag}>"


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._element(tag, attrs)
        ends = _ENDS.get(tag, frozenset())
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag in ends:
                del self._open[place:]
            elif self._open[place].tag in _BOUNDS:
                break
        self._open[-1].children.append(element)
        if tag not in VOID or self._is_foreign():
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_foreign():
            self._open[-1].children.append(self._element(tag, attrs))
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        names = [element.tag.lower() for element in self._open]
        if tag in names:
            last = len(names) - 1 - names[::-1].index(tag)
            del self._open[last:]

    def handle_data(self, data: str) -> None:
        children = self._open[-1].children
        if not children and self._open[-1].tag == "pre":
            data = data.removeprefix("\n")
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skip ``<![…``, as browsers do; some versions of Python fail on it."""
        return self.rawdata.find(">", i) + 1 or -1

    def _is_foreign(self) -> bool:
        return any(element.tag in ("svg", "math") for element in self._open)

    def _element(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        # of two attributes with one name the first counts
        found = {name: value or "" for name, value in reversed(attrs)}
        found = dict(reversed(found.items()))
        if tag == "svg" or any(element.tag == "svg" for element in self._open):
            # which, unlike HTML, tells capitals from small letters
            written = self.get_starttag_text() or ""
            names = {name.lower(): name for name in _NAME.findall(written)}
            found = {names.get(name, name): value for name, value in found.items()}
            tag = written[1 : 1 + len(tag)] or tag
        return Element(tag, found)

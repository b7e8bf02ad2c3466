"""Look over a whole site that was built, as a crawler and a browser would.

Finds links that lead nowhere, ids that occur twice on a page, and markup that isn't balanced.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
#: A parser of HTML5 ends these by itself.
_OPTIONAL_END = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "option"})
_ADDRESSES = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "source": "src",
    "image": "href",
    "video": "src",
    "object": "data",
    "iframe": "src",
}
_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


class Page(HTMLParser):
    """What one page links to and offers."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.links: list[tuple[str, str]] = []
        self.references: list[str] = []
        self.unbalanced: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.unbalanced += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, dict(attrs))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1] != tag and self._open[-1] in _OPTIONAL_END:
            self._open.pop()
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            within = self._open[-1] if self._open else "nothing"
            line, _ = self.getpos()
            self.unbalanced.append(f"</{tag}> within <{within}> at line {line}")

    def _note(self, tag: str, attrs: dict[str, str | None]) -> None:
        if identifier := attrs.get("id"):
            self.ids[identifier] += 1
        if tag == "a" and attrs.get("name"):
            self.ids[attrs["name"] or ""] += 0
        for name in _REFERENCES:
            self.references += (attrs.get(name) or "").split()
        address = attrs.get(_ADDRESSES.get(tag, ""))
        if tag == "image":
            address = attrs.get("href") or attrs.get("xlink:href")
        if address is not None:
            self.links.append((tag, address))


@dataclass
class Site:
    """All pages below a folder."""

    out: Path
    pages: dict[str, Page] = field(init=False)

    def __post_init__(self) -> None:
        self.pages = {
            path.relative_to(self.out).as_posix(): Page(path.read_text(encoding="utf-8"))
            for suffix in ("html", "xhtml")
            for path in sorted(self.out.rglob(f"*.{suffix}"))
            if "_static" not in path.relative_to(self.out).parts
        }

    def problems(self) -> list[str]:
        """Return all that is wrong, each with its page."""
        return [
            f"{name}: {problem}"
            for name, page in self.pages.items()
            for problem in (
                *(f"id {i!r} {count} times" for i, count in page.ids.items() if count > 1),
                *(f"nothing has the id {i!r}" for i in page.references if i not in page.ids),
                *page.unbalanced,
                *(f"<{tag}> leads to {to!r}" for tag, to in page.links if not self.leads(name, to)),
            )
        ] + self._malformed()

    def leads(self, name: str, address: str) -> bool:
        """Say whether *address* on the page *name* leads somewhere, beyond the site for all."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return True
        path, anchor = urldefrag(address)
        path = unquote(path.partition("?")[0])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        if path.startswith("/") or target.startswith("../"):
            return False
        if (self.out / target).is_dir():
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        if not (self.out / target).is_file():
            return False
        if not anchor or target not in self.pages:
            return True
        return unquote(anchor) in self.pages[target].ids

    def _malformed(self) -> list[str]:
        found = []
        for path in sorted(self.out.rglob("*.xhtml")):
            try:
                # sphinx-design and MyST write their <input> as HTML, on each page that has one
                text = re.sub(r"<input\b([^>]*[^/])>", r"<input\1/>", path.read_text("utf-8"))
                etree.fromstring(text.encode())
            except etree.XMLSyntaxError as error:
                found.append(f"{path.name}: {error}")
        return found


def problems(out: Path) -> list[str]:
    """Return all that is wrong with the site in *out*; nothing for a good one."""
    return Site(out).problems()

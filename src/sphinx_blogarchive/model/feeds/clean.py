"""From what a page shows to what a feed has: HTML that stands by itself in any reader.

Addresses are absolute. There are no ids, classes, styles, scripts and forms, nor anything
that needs them: what would be unfolded is open, tabs stand one after the other, notes bear their
numbers as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from . import media
from .allowed import (
    ADDRESSES,
    BLOCKS,
    BY_CLASS,
    COMPACT,
    DROPPED,
    DROPPED_CLASSES,
    EMPTY,
    EVERYWHERE,
    HOLLOW,
    KEPT,
    RENAMED,
    TITLES,
)
from .dom import Element, parse, write
from .pieces import Nodes, code, elements, formula, joined, stripped, titled
from .xml import legal, uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_HIDDEN = re.compile(r"display\s*:\s*none")
_LANGUAGE = re.compile(r"highlight-(?!default\b|none\b|text\b)([\w+#.-]+)")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_UNSAFE = frozenset({"data", "javascript", "vbscript"})
#: Characters that browsers leave out before they look at the scheme.
_UNSEEN = re.compile(r"[\0-\x20]+")


def clean(html: str, base: str, size: Callable[[str], tuple[int, int] | None]) -> str:
    """Return *html*, part of a page, as a feed may have it.

    :param base: address of the page.
    :param size: gives the size of the picture at an address, in pixels, as far as it is known.
    """
    return write(stripped(_Cleaner(base, size).all(parse(legal(html)).children)))


@dataclass(frozen=True, slots=True)
class _Cleaner:
    base: str
    size: Callable[[str], tuple[int, int] | None]
    #: Whether what is looked at is preformatted, and the language that it is in.
    pre: bool = False
    language: str = ""

    def all(self, children: Iterable[Element | str]) -> Nodes:
        found: Nodes = []
        for child in children:
            found += self.one(child) if isinstance(child, Element) else [child]
        return joined(found, pre=self.pre)

    def one(self, element: Element) -> Nodes:
        """Return what stands in the place of *element*."""
        classes = frozenset(element.classes)
        if _is_unseen(element, classes):
            return media.task(element)
        if element.tag == "math":
            return [formula(element)]
        if element.tag in media.REPLACED:
            return media.replaced(element, self.address)
        if "highlighttable" in classes:
            return self.all(filter(None, [code(element)]))
        if element.attributes.get("role") == "doc-footnote" or classes & {"footnote", "citation"}:
            return self.note(element, classes)
        return self.usual(element, classes)

    def usual(self, element: Element, classes: frozenset[str]) -> Nodes:
        tag = element.tag
        language = _LANGUAGE.search(element.attributes.get("class", ""))
        inner = replace(
            self,
            pre=self.pre or tag == "pre",
            language=language[1] if language else self.language,
        )
        children = inner.all(element.children)
        if classes & TITLES or tag in ("legend", "summary"):
            return titled(tag, children)
        if tag == "pre" and inner.language:
            attributes = {"class": f"language-{inner.language}"}
            return [Element("pre", {}, [Element("code", attributes, children)])]
        name = next((BY_CLASS[each] for each in element.classes if each in BY_CLASS), "")
        name = name or RENAMED.get(tag, tag)
        made = _made(Element(name, self.attributes(element, name), children))
        is_raised = tag == "a" and "footnote-reference" in classes
        return [Element("sup", {}, made)] if is_raised else made

    def note(self, element: Element, classes: frozenset[str]) -> Nodes:
        """Return a footnote, or a source, with what it is called in front of its text."""
        label = next((child for child in elements(element) if "label" in child.classes), None)
        children = stripped(self.all(child for child in element.children if child is not label))
        if label is not None:
            name = label.text().strip().strip("[]")
            shown = f"[{name}]" if "citation" in classes else Element("sup", {}, [name])
            first = children[0] if children else ""
            if not isinstance(first, Element) or first.tag != "p":
                first = Element("p")
                children.insert(0, first)
            first.children = stripped([shown, " ", *first.children])
        return _made(Element("div", {}, children))

    def attributes(self, element: Element, name: str) -> dict[str, str]:
        """Return the attributes that stay, with absolute addresses."""
        found: dict[str, str] = {}
        if "toc-backref" in element.classes:  # to the contents, which are left out
            return found
        for key in {*KEPT.get(name, ()), *EVERYWHERE} & element.attributes.keys():
            value = element.attributes[key]
            if key in ADDRESSES:
                value = self.address(value, picture=name == "img")
            elif key == "srcset":
                value = media.sources(value, self.address)
            if value or key in EMPTY:
                found[key] = value
        if name == "img":
            found |= media.sized(element, self.size(found.get("src", "")))
            if found.get("alt") == element.attributes.get("src"):
                found["alt"] = ""  # what docutils says of a picture without words
            found.setdefault("alt", "")
        if name in ("audio", "video"):
            found["controls"] = ""  # no script of ours plays it
        if name == "code" and (language := _first(element.classes, "language-")):
            found["class"] = language
        return dict(sorted(found.items()))

    def address(self, address: str, *, picture: bool = False) -> str:
        """Return *address* seen from anywhere; empty if it leads nowhere, or is a program."""
        plain = _UNSEEN.sub("", address)
        scheme = found[1].lower() if (found := _SCHEME.match(plain)) else ""
        if picture and plain.lower().startswith("data:image/"):
            return plain
        if scheme in _UNSAFE:
            return ""
        try:
            return uri(urljoin(self.base, address.strip()))
        except ValueError:
            return ""


def _is_unseen(element: Element, classes: frozenset[str]) -> bool:
    return (
        element.tag in DROPPED
        or bool(classes & DROPPED_CLASSES)
        or "hidden" in element.attributes
        or _HIDDEN.search(element.attributes.get("style", "")) is not None
    )


def _first(classes: Iterable[str], start: str) -> str:
    return next((each for each in classes if each.startswith(start)), "")


def _made(element: Element) -> Nodes:
    """Return *element*, or what it holds, where it says no more than that."""
    tag, attributes = element.tag, element.attributes
    if tag in ("img", "source") and not {"src", "srcset"} & attributes.keys():
        return [attributes["alt"]] if attributes.get("alt") else []
    says_nothing = {"a": "href" not in attributes, "span": not attributes}
    if tag not in KEPT or says_nothing.get(tag):
        return element.children
    if tag in BLOCKS and tag != "pre":
        element.children = stripped(element.children)
    if tag == "p" and any(isinstance(c, Element) and c.tag in BLOCKS for c in element.children):
        element.tag = tag = "div"
    if tag in COMPACT and len(element.children) == 1:
        only = element.children[0]
        if isinstance(only, Element) and only.tag == "p" and not only.attributes:
            element.children = only.children
    if tag in HOLLOW and not element.children:
        return []
    if tag == "div" and not attributes and all(map(_is_block, element.children)):
        return ["\n", *element.children, "\n"]
    return [element]


def _is_block(node: Element | str) -> bool:
    return node.isspace() if isinstance(node, str) else node.tag in BLOCKS

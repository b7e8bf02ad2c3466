"""Pictures, films and what else is set into a text, as readers of feeds can show it."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from .dom import Element

if TYPE_CHECKING:
    from collections.abc import Callable

#: Elements that readers don't show.
REPLACED = frozenset({"embed", "iframe", "object", "svg"})
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(\s+[^\s,]+)?")
_PIXELS = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_STYLE = re.compile(r"(?:^|[;\s])(width|height)\s*:([^;]+)")
_NAME = re.compile(r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?", re.ASCII)


def sources(srcset: str, address: Callable[[str], str]) -> str:
    """Return *srcset* with each address as *address* gives it."""
    found = ((address(one[1]), one[2] or "") for one in _CANDIDATE.finditer(srcset))
    return ", ".join(to + width for to, width in found if to)


def sized(element: Element, natural: tuple[int, int] | None) -> dict[str, str]:
    """Return the size of a picture in pixels, as the page has it, else its *natural* one."""
    written = {**element.attributes, **dict(_STYLE.findall(element.attributes.get("style", "")))}
    sizes = [_pixels(written.get(name, "")) for name in ("width", "height")]
    width, height = sizes
    if natural and not (width and height):
        if width:
            height = max(1, round(width * natural[1] / natural[0]))
        elif height:
            width = max(1, round(height * natural[0] / natural[1]))
        else:
            width, height = natural
    element.attributes.pop("width", None)
    element.attributes.pop("height", None)
    return {name: str(n) for name, n in (("width", width), ("height", height)) if n}


def _pixels(value: str) -> int:
    found = _PIXELS.fullmatch(value)
    return round(float(found[1])) if found else 0


def task(element: Element) -> list[Element | str]:
    """Return the box of a task as a sign; nothing for what is no such box."""
    if element.tag != "input" or element.attributes.get("type", "").lower() != "checkbox":
        return []
    return ["☑ " if "checked" in element.attributes else "☐ "]


def replaced(element: Element, address: Callable[..., str]) -> list[Element | str]:
    """Return a picture in place of one that is drawn in the page, a link in place of another page.

    :param address: gives an address as it is seen from anywhere.
    """
    if element.tag == "svg":
        return _drawn(element)
    written = element.attributes.get("data" if element.tag == "object" else "src", "")
    where = address(written) if written else ""
    if not where:
        return [text] if (text := element.text().strip()) else []
    title = element.attributes.get("title", "").strip()
    if element.attributes.get("type", "").startswith("image/"):
        alt = title or " ".join(element.text().split())
        return [Element("img", {"alt": alt, "src": where})]
    return [Element("a", {"href": where}, [title or where])]


def _drawn(svg: Element) -> list[Element | str]:
    """Return a drawing as a picture that holds itself: its ids are no longer the page's."""
    title = svg.find("title")
    label = svg.attributes.get("aria-label") or (title.text() if title else "")
    drawing = _xml(svg, {"xmlns": _SVG, "xmlns:xlink": _XLINK})
    source = f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"
    attributes = {"alt": " ".join(label.split()), **sized(svg, None), "src": source}
    return [Element("img", dict(sorted(attributes.items())))]


def _xml(element: Element, more: dict[str, str]) -> str:
    if not _NAME.fullmatch(element.tag) or element.tag.lower() == "script":
        return ""
    attributes = {**element.attributes, **more}
    shown = "".join(
        f" {name}={quoteattr(value)}"
        for name, value in attributes.items()
        if _NAME.fullmatch(name)
        and name.partition(":")[0] in (name, "xml", "xlink", "xmlns")
        and not name.lower().startswith("on")
    )
    inner = "".join(escape(c) if isinstance(c, str) else _xml(c, {}) for c in element.children)
    return f"<{element.tag}{shown}>{inner}</{element.tag}>"

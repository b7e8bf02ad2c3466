"""Pages as XHTML: made well-formed, and asked what they need. Pure functions of text."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr")
)  # fmt: skip
_HTML = "{http://www.w3.org/1999/xhtml}"
_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
#: Attributes that name a file which is part of the page, by element.
_FILES = {
    "audio": "src",
    "img": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "track": "src",
    "video": "src",
}
_NAMES = {"math": _MATHML[1:-1], "svg": _SVG[1:-1]}
_UNNAMED = re.compile(r"<(math|svg)\b(?![^>]*\sxmlns=)")
#: What can be written in XML: no prefixes, but for those of attributes that the page declares.
_NAME = re.compile(r"[a-zA-Z_][\w.-]*", re.ASCII)
_DECLARED = re.compile(r"(?:epub|xml|xmlns):[a-z]+")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_IN_SHEETS = re.compile(r"""(?:url\(\s*|@import\s+(?!url))["']?([^"')\s;]+)""")


class Page(NamedTuple):
    """What a page holds."""

    #: Addresses of files that are part of it, as they are written.
    files: tuple[str, ...]
    ids: frozenset[str]
    #: Properties of the manifest, by https://www.w3.org/TR/epub-33/#app-item-properties-vocab.
    properties: tuple[str, ...]


def well_formed(text: str) -> str:
    """Return a page as XML: as it is, or else with all elements ended and all values in quotes.

    HTML knows the namespaces of drawings and formulas; here they are named.
    """
    text = _UNNAMED.sub(lambda found: f'{found[0]} xmlns="{_NAMES[found[1]]}"', text)
    try:
        ET.fromstring(text)  # noqa: S314 (what Sphinx has just written)
    except ET.ParseError:
        writer = _Writer()
        writer.feed(text)
        writer.close()
        return writer.text()
    return text


def look(text: str) -> Page:
    """Return what the page *text* holds.

    :raises xml.etree.ElementTree.ParseError: if it isn't well-formed.
    """
    root = ET.fromstring(text)  # noqa: S314 (what Sphinx has just written)
    properties = set()
    for element in root.iter():
        for namespace, name in ((_MATHML, "mathml"), (_SVG, "svg")):
            if element.tag.startswith(namespace):
                properties.add(name)
        if element.tag in (f"{_HTML}script", f"{_HTML}form"):
            properties.add("scripted")
    ids = {element.get("id", "") for element in root.iter()} - {""}
    return Page(tuple(filter(None, _files(root))), frozenset(ids), tuple(sorted(properties)))


def in_sheet(text: str) -> list[str]:
    """Return the addresses of files that the style sheet *text* names, as they are written."""
    return _IN_SHEETS.findall(text)


def _files(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if element.tag.startswith(_SVG) and name in ("image", "use"):
            yield element.get("href") or element.get(_XLINK) or ""
        elif name == "link" and "stylesheet" not in (element.get("rel") or "").split():
            continue
        elif attribute := _FILES.get(name):
            yield element.get(attribute) or ""
        if name in ("img", "source") and (several := element.get("srcset")):
            yield from (part.split()[0] for part in several.split(",") if part.strip())
        if name == "video" and (poster := element.get("poster")):
            yield poster


class _Writer(HTMLParser):
    """Writes what it reads, as XML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []

    def text(self) -> str:
        """Return all of it."""
        return "".join([*self._out, *(f"</{tag}>" for tag in reversed(self._open))])

    def handle_decl(self, decl: str) -> None:
        """Copy the document type."""
        self._out.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        """Copy the declaration of XML."""
        if data.startswith("xml ") and not self._out:
            self._out.append(f"<?{data.removesuffix('?')}?>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element; a void one ends at once."""
        name = self._begin(tag, attrs)
        if tag in _VOID:
            self._out.append(" />")
        else:
            self._out.append(">")
            self._open.append(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy an element without content."""
        self._begin(tag, attrs)
        self._out.append(" />")

    def handle_endtag(self, tag: str) -> None:
        """End an element that is open, and all within."""
        if tag in map(str.lower, self._open):
            while self._open:
                last = self._open.pop()
                self._out.append(f"</{last}>")
                if last.lower() == tag:
                    break

    def handle_data(self, data: str) -> None:
        """Copy text."""
        self._out.append(_escaped(data))

    def _begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> str:
        """Write a start tag without its end; return the name of the element."""
        # the parser makes all names small, which those of SVG aren't
        written = _VALUE.sub("", self.get_starttag_text() or "")
        names: dict[str, str] = {
            name.lower(): name for name in re.findall(r"[^\s\"'<>/=]+", written)
        }
        name = names.get(tag, tag)
        if not _NAME.fullmatch(name):
            name = "span"
        self._out.append(f"<{name}")
        # of two attributes with one name the first counts
        for key, value in reversed(dict(reversed(attrs)).items()):
            shown = "href" if key == "xlink:href" else names.get(key, key)
            if _NAME.fullmatch(shown) or _DECLARED.fullmatch(shown):
                self._out.append(f' {shown}="{_escaped(key if value is None else value)}"')
        return name


def _escaped(text: str) -> str:
    return html.escape(_CONTROLS.sub("", text))

"""The file of an export, as plain data.

Declarations of types and entities are refused: an export has none, and with them a few lines become
gigabytes. Signs that XML can't have, which WordPress exports nevertheless, are left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from ...extras import require
from ...model import ImportFailure

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

_LARGEST = 2 * 2**30
_DEEPEST = 16
_CONTROLS = bytes(sign for sign in range(32) if sign not in b"\t\n\r")
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
}
_WORDPRESS = "http://wordpress.org/export/"

#: Texts by name, such as ``wp:post_id``.
Texts = dict[str, str]


@dataclass(slots=True)
class Item:
    """A post, or whatever else WordPress keeps as one."""

    texts: Texts
    #: Taxonomy, slug and name of each term.
    terms: list[tuple[str, str, str]] = field(default_factory=list)
    #: Custom fields; of those with one name the last.
    fields: dict[str, str] = field(default_factory=dict)
    old_slugs: list[str] = field(default_factory=list)
    comments: list[Texts] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return a text of it; empty if it has none."""
        return self.texts.get(name, "")

    def number(self, name: str) -> int:
        """Return a whole number of it; 0 if it is none."""
        written = self.text(name).strip()
        return int(written) if written.isascii() and written.isdigit() else 0


@dataclass(slots=True)
class Export:
    """All of an export."""

    channel: Texts
    items: list[Item]
    #: Authors, categories, tags and terms by the name of their element.
    others: dict[str, list[Texts]]


class _Cleaned:
    """A file without the signs that XML can't have."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        while data := self._file.read(size):
            if cleaned := data.translate(None, _CONTROLS):
                return cleaned
        return b""


def read_export(path: Path) -> Export:
    """Read the export at *path*.

    :raises ImportFailure: if it is broken, cut off, hostile, or no export of WordPress.
    """
    if path.stat().st_size > _LARGEST:
        raise ImportFailure(f"{path} is larger than 2 GB; export the blog in parts")
    reader = require("defusedxml.ElementTree")
    unsafe: type[Exception] = require("defusedxml.common").DefusedXmlException
    try:
        with path.open("rb") as file:
            return _export(
                reader.iterparse(_Cleaned(file), ("start", "end"), forbid_dtd=True), path
            )
    except unsafe:
        raise ImportFailure(
            f"{path} declares types or entities, which no export of WordPress does"
        ) from None
    except reader.ParseError as error:
        raise ImportFailure(f"{path} is broken or cut off ({error}); export it anew") from None
    except (ValueError, LookupError) as error:
        raise ImportFailure(f"{path} can't be read as XML ({error})") from None


def _export(events: Any, path: Path) -> Export:
    export = Export({}, [], defaultdict(list))
    above: list[Element] = []
    known = False
    for event, element in events:
        if event == "start":
            above.append(element)
            known = known or element.tag.startswith(f"{{{_WORDPRESS}")
            if len(above) > _DEEPEST:
                raise ImportFailure(f"{path} is no export of WordPress: it is nested too deep")
            continue
        above.pop()
        if len(above) == 2 and above[1].tag == "channel":
            _add(export, element)
            above[1].remove(element)
    if not known:
        raise ImportFailure(f"{path} is no export of WordPress (WXR)")
    return export


def _add(export: Export, element: Element) -> None:
    name = _name(element.tag)
    if name == "item":
        export.items.append(_item(element))
    elif len(element):
        export.others[name].append(_texts(element))
    else:
        export.channel.setdefault(name, (element.text or "").strip())


def _item(element: Element) -> Item:
    item = Item(_texts(element))
    for child in element:
        name = _name(child.tag)
        if name == "category":
            term = (child.get("domain", ""), child.get("nicename", ""), child.text or "")
            item.terms.append(term)
        elif name == "wp:postmeta":
            texts = _texts(child)
            key, value = texts.get("wp:meta_key", ""), texts.get("wp:meta_value", "")
            item.fields[key] = value
            if key == "_wp_old_slug" and value:
                item.old_slugs.append(value)
        elif name == "wp:comment":
            item.comments.append(_texts(child))
    return item


def _texts(element: Element) -> Texts:
    return {_name(child.tag): child.text or "" for child in element if not len(child)}


def _name(tag: str) -> str:
    space, _, name = tag.removeprefix("{").rpartition("}")
    if space.startswith(_WORDPRESS):
        return f"excerpt:{name}" if space.endswith("/excerpt/") else f"wp:{name}"
    return _PREFIXES.get(space, "") + name

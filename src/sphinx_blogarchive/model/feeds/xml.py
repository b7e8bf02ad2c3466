"""What is common to feeds in XML: text that may stand in it, elements, dates, addresses."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit
from xml.etree import ElementTree as ET

#: Neither XML 1.0 nor HTML may hold them, not even as references.
_LAST = "".join(
    chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)
)
_ILLEGAL = re.compile(
    f"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_LAST}]"
)
_SAFE = "!$%&'()*+,/:;=?@~"
#: What is a URI as it stands, as most addresses of pages are.
_PLAIN = re.compile(r"https?://[a-z0-9.-]+/[A-Za-z0-9._~%/-]*")


def legal(text: str) -> str:
    """Return *text* without characters that XML forbids, and with plain ends of lines."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element.

    :param tag: with its prefix, if it has one: these are written as they are.
    :param attributes: empty ones are left out; an underscore in a name stands for a colon.
    """
    shown = {name.replace("_", ":"): legal(value) for name, value in attributes.items() if value}
    child = ET.SubElement(parent, tag, shown)
    if text:
        child.text = legal(text)
    return child


def write(root: ET.Element) -> bytes:
    """Return the file whose content is *root*."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def rfc3339(moment: datetime) -> str:
    """Return *moment*, in its own zone, as https://www.rfc-editor.org/rfc/rfc3339."""
    return _whole(moment).isoformat(timespec="seconds")


def rfc822(moment: datetime) -> str:
    """Return *moment*, in its own zone, as RSS has it: RFC 822 with four digits of the year."""
    return format_datetime(_whole(moment))


def _whole(moment: datetime) -> datetime:
    """Return *moment* in UTC if its zone is off by seconds, which no feed can say."""
    offset = moment.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        return moment.astimezone(UTC)
    return moment


@lru_cache(maxsize=4096)
def uri(address: str) -> str:
    """Return *address*, which may be an IRI, as a URI: https://www.rfc-editor.org/rfc/rfc3987."""
    if _PLAIN.fullmatch(address):
        return address
    try:
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except ValueError:  # a port that is none, an empty label
        return quote(address, safe=_SAFE + "#[]")
    return urlunsplit(
        (
            parts.scheme,
            host,
            quote(parts.path, safe=_SAFE),
            quote(parts.query, safe=_SAFE),
            quote(parts.fragment, safe=_SAFE),
        )
    )

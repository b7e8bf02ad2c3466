"""EPUB 3.3 (https://www.w3.org/TR/epub-33/): a book's files, as bytes of a file that holds them.

The same book is always the same bytes: no clock and no order of a file system gets into them.
"""

from __future__ import annotations

import io
from datetime import UTC
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

#: The name of the navigation document, which no page may have.
NAV = "nav.xhtml"
_OPF = "content.opf"
_CONTAINER = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{_OPF}" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
#: Types of files that a book may hold, by suffix.
MEDIA_TYPES: Mapping[str, str] = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".opus": "audio/ogg; codecs=opus",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
}
#: What a ZIP can tell of the time begins here.
_EARLIEST = 1980


class Entry(NamedTuple):
    """A line of the table of contents."""

    title: str
    #: Address from the root of the book.
    address: str
    children: tuple[Entry, ...] = ()


class Item(NamedTuple):
    """A file of the book."""

    #: Path from the root of the book.
    path: str
    media_type: str
    content: bytes
    #: What reading systems have to know of it: ``mathml``, ``svg``, ``scripted``, …
    properties: tuple[str, ...] = ()


class Book(NamedTuple):
    """All of a book."""

    title: str
    #: A URI that stays the same in all editions.
    identifier: str
    #: BCP 47 tag.
    language: str
    #: When it was changed last, with a zone.
    modified: datetime
    contents: tuple[Entry, ...]
    #: What the table of contents is called.
    contents_title: str
    #: Its pages, in the order in which they are read.
    pages: tuple[Item, ...]
    #: What the pages need.
    others: tuple[Item, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    description: str = ""
    right_to_left: bool = False


def pack(book: Book) -> bytes:
    """Return *book* as the bytes of its file."""
    items = sorted((*book.pages, *book.others), key=lambda item: item.path)
    files = {
        "META-INF/container.xml": _CONTAINER.encode(),
        _OPF: _package(book, items).encode(),
        NAV: _navigation(book).encode(),
        **{item.path: item.content for item in items},
    }
    moment = book.modified.astimezone(UTC)
    stamp = (max(moment.year, _EARLIEST), moment.month, moment.day, moment.hour, moment.minute, 0)
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        # first and as it is, so that the kind of file can be told by its first bytes
        archive.writestr(_info("mimetype", stamp, ZIP_STORED), b"application/epub+zip")
        for path, content in files.items():
            archive.writestr(_info(path, stamp, ZIP_DEFLATED), content)
    return buffer.getvalue()


def _info(path: str, stamp: tuple[int, int, int, int, int, int], how: int) -> ZipInfo:
    info = ZipInfo(path, stamp)
    info.compress_type = how
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


def _package(book: Book, items: Sequence[Item]) -> str:
    numbers = {item.path: f"item-{number}" for number, item in enumerate(items, 1)}
    nav = Item(NAV, MEDIA_TYPES[".xhtml"], b"", ("nav",))
    package = {
        "xmlns": "http://www.idpf.org/2007/opf",
        "version": "3.0",
        "xml:lang": book.language,
        "unique-identifier": "book",
    }
    direction = ' page-progression-direction="rtl"' if book.right_to_left else ""
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f"<package {_attributes(package)}>",
            '  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
            *(f"    {line}" for line in _metadata(book)),
            "  </metadata>",
            "  <manifest>",
            f"    {_item(nav, 'nav')}",
            *(f"    {_item(item, numbers[item.path])}" for item in items),
            "  </manifest>",
            f"  <spine{direction}>",
            *(f'    <itemref idref="{numbers[page.path]}"/>' for page in book.pages),
            "  </spine>",
            "</package>",
            "",
        ]
    )


def _metadata(book: Book) -> Iterator[str]:
    modified = book.modified.astimezone(UTC)
    yield f'<dc:identifier id="book">{_text(book.identifier)}</dc:identifier>'
    yield f"<dc:title>{_text(book.title)}</dc:title>"
    yield f"<dc:language>{_text(book.language)}</dc:language>"
    for author in book.authors:
        yield f"<dc:creator>{_text(author)}</dc:creator>"
    yield f"<dc:date>{book.modified.date().isoformat()}</dc:date>"
    for name in ("publisher", "rights", "description"):
        if text := getattr(book, name):
            yield f"<dc:{name}>{_text(text)}</dc:{name}>"
    yield f'<meta property="dcterms:modified">{modified:%Y-%m-%dT%H:%M:%SZ}</meta>'


def _item(item: Item, number: str) -> str:
    attributes = {"id": number, "href": quote(item.path), "media-type": item.media_type}
    if item.properties:
        attributes["properties"] = " ".join(item.properties)
    return f"<item {_attributes(attributes)}/>"


def _navigation(book: Book) -> str:
    root = {
        "xmlns": "http://www.w3.org/1999/xhtml",
        "xmlns:epub": "http://www.idpf.org/2007/ops",
        "lang": book.language,
        "xml:lang": book.language,
    }
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<!DOCTYPE html>",
            f"<html {_attributes(root)}>",
            f"<head><title>{_text(book.title)}</title></head>",
            "<body>",
            '<nav epub:type="toc" role="doc-toc">',
            f"<h1>{_text(book.contents_title)}</h1>",
            *_list(book.contents),
            "</nav>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _list(entries: Iterable[Entry]) -> Iterator[str]:
    yield "<ol>"
    for entry in entries:
        yield f'<li><a href="{_text(entry.address)}">{_text(entry.title)}</a>'
        if entry.children:
            yield from _list(entry.children)
        yield "</li>"
    yield "</ol>"


def _attributes(values: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{_text(value)}"' for name, value in values.items())


def _text(text: str) -> str:
    """Return *text* for XML, without the characters that it can't hold."""
    return escape("".join(sign for sign in text if sign >= " " or sign in "\t\n"))

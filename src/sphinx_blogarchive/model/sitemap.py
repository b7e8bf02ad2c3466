"""Maps of a site for search engines: https://www.sitemaps.org/protocol.html."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

#: Name of the map, or of the index of maps where one isn't enough.
NAME = "sitemap.xml"
#: Most addresses in one map, and most bytes.
MOST = 50_000
LARGEST = 50 * 1024 * 1024
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Entry(NamedTuple):
    """A page: its address in the world, and the day or the moment of its last change."""

    address: str
    changed: str = ""


def moment(value: datetime, *, timed: bool) -> str:
    """Return *value* by https://www.w3.org/TR/NOTE-datetime, as a day unless it is *timed*."""
    return value.isoformat(timespec="seconds") if timed else value.date().isoformat()


def files(
    entries: Iterable[Entry], root: str, most: int = MOST, largest: int = LARGEST
) -> Iterator[tuple[str, str]]:
    """Yield names and contents of the maps of *entries*, in the order of their addresses.

    :param root: address of the folder that the maps will be in, ending in a slash.
    :param most: how many entries one map may have.
    :param largest: how many bytes it may have.
    """
    parts = list(_parts(sorted(set(entries)), most, largest))
    if len(parts) == 1:
        yield NAME, parts[0]
    elif parts:
        stem, suffix = NAME.split(".")
        names = [f"{stem}-{number}.{suffix}" for number in range(1, len(parts) + 1)]
        yield from zip(names, parts, strict=True)
        lines = (f"<sitemap><loc>{escape(root + name)}</loc></sitemap>\n" for name in names)
        yield NAME, f"{_HEAD}<sitemapindex {_SPACE}>\n{''.join(lines)}</sitemapindex>\n"


def _parts(entries: list[Entry], most: int, largest: int) -> Iterator[str]:
    start, end = f"{_HEAD}<urlset {_SPACE}>\n", "</urlset>\n"
    lines: list[str] = []
    size = empty = len((start + end).encode())
    for line in map(_line, entries):
        length = len(line.encode())
        if lines and (len(lines) == most or size + length > largest):
            yield f"{start}{''.join(lines)}{end}"
            lines, size = [], empty
        lines.append(line)
        size += length
    if lines:
        yield f"{start}{''.join(lines)}{end}"


def _line(entry: Entry) -> str:
    changed = f"<lastmod>{escape(entry.changed)}</lastmod>" if entry.changed else ""
    return f"<url><loc>{escape(entry.address)}</loc>{changed}</url>\n"

"""A feed as RSS: https://www.rssboard.org/rss-specification, with elements of other vocabularies.

As https://www.rssboard.org/rss-profile advises.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from .xml import add, rfc822, uri, write

if TYPE_CHECKING:
    from .data import Entry, Feed

TYPE = "application/rss+xml"
_VOCABULARIES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def file(feed: Feed, address: str) -> bytes:
    """Return the file that holds *feed*.

    :param address: its own.
    """
    names = {f"xmlns:{prefix}": name for prefix, name in _VOCABULARIES.items()}
    root = ET.Element("rss", {"version": "2.0", **names})
    channel = add(root, "channel")
    title = feed.title or feed.url
    add(channel, "title", title)
    add(channel, "link", uri(feed.url))
    add(channel, "description", escape(feed.subtitle or title, quote=False))
    add(channel, "atom:link", rel="self", type=TYPE, href=uri(address))
    if feed.language:
        add(channel, "language", feed.language)
    if feed.rights:
        add(channel, "copyright", feed.rights.name)
    if feed.entries:
        add(channel, "lastBuildDate", rfc822(feed.changed))
    add(channel, "generator", "sphinx-blogarchive")
    for entry in feed.entries:
        _item(channel, entry, whole=feed.whole)
    return write(root)


def _item(channel: ET.Element, entry: Entry, *, whole: bool) -> None:
    item = add(channel, "item")
    if entry.title:
        add(item, "title", entry.title)
    add(item, "link", uri(entry.url))
    add(item, "guid", entry.id, isPermaLink="false")
    add(item, "pubDate", rfc822(entry.published))
    for author in entry.authors:
        add(item, "dc:creator", author.name)
    for category in entry.categories:
        add(item, "category", category.label, domain=uri(category.scheme))
    if entry.rights:
        add(item, "dc:rights", entry.rights.name)
    # it is HTML, of which text is a kind with references
    summary = escape(entry.summary, quote=False) if whole else entry.content
    if not (entry.title or summary):  # there has to be one of the two
        summary = entry.content or escape(entry.label, quote=False)
    if summary:
        add(item, "description", summary)
    if whole:
        add(item, "content:encoded", entry.content)

"""A feed as Atom: https://www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from .xml import add, legal, rfc3339, uri, write

if TYPE_CHECKING:
    from .data import Entry, Feed, Person, Rights

TYPE = "application/atom+xml"


def file(feed: Feed, address: str) -> bytes:
    """Return the file that holds *feed*.

    :param address: its own.
    """
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    if feed.language:
        root.set("xml:lang", legal(feed.language))
    add(root, "id", feed.id)
    add(root, "title", feed.title or feed.url)
    if feed.subtitle:
        add(root, "subtitle", feed.subtitle)
    add(root, "updated", rfc3339(feed.changed))
    add(root, "link", rel="self", type=TYPE, href=uri(address))
    add(root, "link", rel="alternate", type="text/html", href=uri(feed.url))
    if feed.author:
        _person(root, feed.author)
    _rights(root, feed.rights)
    if feed.icon:
        add(root, "icon", uri(feed.icon))
    if feed.logo:
        add(root, "logo", uri(feed.logo))
    # without its version: a feed is new when a post is
    add(root, "generator", "sphinx-blogarchive")
    for entry in feed.entries:
        _entry(root, entry, whole=feed.whole)
    return write(root)


def _entry(root: ET.Element, entry: Entry, *, whole: bool) -> None:
    element = add(root, "entry", xml_lang=entry.language)
    add(element, "id", entry.id)
    add(element, "title", entry.title or entry.label or entry.url)
    add(element, "published", rfc3339(entry.published))
    add(element, "updated", rfc3339(entry.changed))
    add(element, "link", rel="alternate", type="text/html", href=uri(entry.url))
    for author in entry.authors:
        _person(element, author)
    for category in entry.categories:
        label, scheme = category.label, uri(category.scheme)
        add(element, "category", term=category.name, scheme=scheme, label=label)
    _rights(element, entry.rights)
    base, language = uri(entry.url), entry.language
    if whole:
        if entry.summary:
            add(element, "summary", entry.summary)
        add(element, "content", entry.content, type="html", xml_lang=language, xml_base=base)
    else:
        add(element, "summary", entry.content, type="html", xml_lang=language, xml_base=base)


def _person(parent: ET.Element, person: Person) -> None:
    element = add(parent, "author")
    add(element, "name", person.name)
    if person.url:
        add(element, "uri", uri(person.url))


def _rights(parent: ET.Element, rights: Rights | None) -> None:
    if rights is None:
        return
    if rights.url:  # https://www.rfc-editor.org/rfc/rfc4946
        add(parent, "link", rel="license", href=uri(rights.url))
    add(parent, "rights", rights.name)

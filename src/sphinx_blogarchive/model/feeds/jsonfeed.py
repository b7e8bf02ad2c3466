"""A feed as JSON: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .xml import legal, rfc3339, uri

if TYPE_CHECKING:
    from .data import Entry, Feed, Person

TYPE = "application/feed+json"


def file(feed: Feed, address: str) -> bytes:
    """Return the file that holds *feed*.

    :param address: its own.
    """
    fields = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title or feed.url,
        "home_page_url": uri(feed.url),
        "feed_url": uri(address),
        "description": feed.subtitle,
        "favicon": uri(feed.icon),
        "authors": [_person(feed.author)] if feed.author else [],
        "language": feed.language,
    }
    items = [_item(entry) for entry in feed.entries]
    content = {**_filled(fields), "items": items}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    fields = {
        "id": entry.id,
        "url": uri(entry.url),
        "title": entry.title,
        "summary": entry.summary,
        "image": uri(entry.image),
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.changed) if entry.changed > entry.published else "",
        "authors": [_person(author) for author in entry.authors],
        "tags": list(dict.fromkeys(category.label for category in entry.categories)),
        "language": entry.language,
    }
    # one of the contents there has to be, if it is empty
    return {**_filled(fields), "content_html": legal(entry.content)}


def _person(person: Person) -> dict[str, Any]:
    return _filled({"name": person.name, "url": uri(person.url)})


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: legal(value)
        if isinstance(value, str)
        else [legal(item) if isinstance(item, str) else item for item in value]
        for name, value in fields.items()
        if value
    }

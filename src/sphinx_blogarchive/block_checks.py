"""Checks of the options of blocks: as in :mod:`.option_checks`."""

from __future__ import annotations

import difflib
import re
from typing import Any

from .model import licenses, sharing
from .model.commenting import is_local
from .option_checks import is_a


def license_(value: Any) -> None:
    """Want the identifier of a licence, what is said of one, or nothing."""
    if isinstance(value, dict):
        _record("", ("name",), ("url", "text"), value)
        return
    is_a(str, "an identifier, or a dictionary with name, url and text", value)
    if value and licenses.find(value) is None:
        remedy = licenses.remedy(value)
        raise ValueError(f'is no licence that we know; {remedy}, or {{"name": …, "url": …}}')


def membership(value: Any) -> None:
    """Want the addresses where readers register and log in."""
    if not isinstance(value, dict):
        raise ValueError('is no dictionary; give {"register": …, "login": …}')
    _record("", (), ("register", "login"), value)


def links(value: Any) -> None:
    """Want links to other sites."""
    if not isinstance(value, list | tuple):
        raise ValueError('is no list; give [{"name": …, "url": …}]')
    for item in value:
        if not isinstance(item, dict):
            raise ValueError(f'has {item!r}, which is no link; give {{"name": …, "url": …}}')
        _record(f" in {item!r}", ("name", "url"), ("description", "image"), item)


def navigation(value: Any) -> None:
    """Want documents, terms, and titled targets."""
    if not isinstance(value, list | tuple):
        raise ValueError('is no list; give for example ["about", "category"]')
    for item in value:
        if isinstance(item, dict):
            _record(f" in {item!r}", ("title", "target"), (), item)
        elif not isinstance(item, str) or not item:
            raise ValueError(f'has {item!r}; give a docname, or {{"title": …, "target": …}}')


def share(value: Any) -> None:
    """Want names of services, and services of the writer's own; or nothing."""
    if value is None:
        return
    if not isinstance(value, list | tuple):
        raise ValueError('is no list; give for example ["mastodon", "email"]')
    for item in value:
        if isinstance(item, dict):
            _record(f" in {item!r}", ("name", "url"), (), item)
            try:
                sharing.check(item["url"])
            except ValueError as error:
                raise ValueError(f"has the url {item['url']!r}, {error}") from None
        elif not isinstance(item, str) or item not in sharing.SERVICES:
            near = difflib.get_close_matches(str(item).lower(), sharing.SERVICES, n=1)
            known = repr(near[0]) if near else "one of " + ", ".join(sharing.SERVICES)
            own = '{"name": …, "url": "https://…{url}…{title}…"}'
            raise ValueError(f"has {item!r}, which we don't know; write {known}, or {own}")


def donate(value: Any) -> None:
    """Want a text and methods, with pictures of the site's own; or nothing."""
    is_a(dict, 'a dictionary such as {"text": …, "methods": [{"name": …, "url": …}]}', value)
    methods = value.get("methods", ())
    _record("", (), ("text",), {key: value[key] for key in value if key != "methods"})
    if not isinstance(methods, list | tuple):
        raise ValueError(f'has {methods!r} as methods; give [{{"name": …, "url": …}}]')
    for item in methods:
        if not isinstance(item, dict):
            raise ValueError(f'has {item!r} among its methods; give {{"name": …, "url": …}}')
        _record(f" in {item!r}", ("name",), ("image", "alt", "url"), item)
        image, url = item.get("image", ""), item.get("url", "")
        if not image and not url:
            raise ValueError(f"has neither image nor url in {item!r}; give one of them")
        if not is_local(image):
            raise ValueError(
                f"has {image!r}, which readers would load from another site; save the picture in "
                "the source folder, and give its path from there"
            )
        if url and not re.match(r"(?!javascript:|data:)[a-z][a-z0-9+.-]*:", url, re.IGNORECASE):
            raise ValueError(f"has the url {url!r}, which is no address; begin with https://")


def _record(
    where: str, needed: tuple[str, ...], others: tuple[str, ...], value: dict[Any, Any]
) -> None:
    """Want texts under the keys *needed*, and perhaps under *others*."""
    keys = (*needed, *others)
    for key, item in value.items():
        if key not in keys:
            near = difflib.get_close_matches(str(key), keys, n=1)
            allowed = near[0] if near else ", ".join(keys)
            raise ValueError(f"has the unknown key {key!r}{where}; write {allowed}")
        if not isinstance(item, str):
            raise ValueError(f"has {item!r} as {key}{where}; give text")
    for key in needed:
        if not value.get(key):
            raise ValueError(f"has no {key}{where}; give one")

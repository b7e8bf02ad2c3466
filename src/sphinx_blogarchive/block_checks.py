"""Checks of the options of blocks: as in :mod:`.option_checks`."""

from __future__ import annotations

import difflib
from typing import Any

from .model import licenses
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

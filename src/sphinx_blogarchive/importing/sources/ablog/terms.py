"""Terms with the addresses that ABlog gave their pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ....model.slugs import RESERVED, folded
from ....model.slugs import slugify as our_slug
from ....model.terms import normalize
from .references import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Names that ABlog's options have for kinds of terms, and ours.
OURS = {"tags": "tag", "category": "category", "author": "author"}
OPTIONS = {"tags": "tags", "category": "categories", "author": "authors"}


def declared(
    used: Mapping[str, Iterable[str]], authors: Mapping[str, Any]
) -> tuple[dict[str, dict[str, dict[str, str]]], list[str]]:
    """Return what ``conf.py`` has to say of terms, and what of their addresses can't stay.

    :param used: names that posts have, by kind.
    :param authors: ``blog_authors``.
    """
    found: dict[str, dict[str, dict[str, str]]] = {}
    told: list[str] = []
    for kind, option in OPTIONS.items():
        infos: dict[str, dict[str, str]] = {}
        names = dict.fromkeys(map(normalize, used.get(kind, ())))
        if kind == "author":
            for key, (name, url) in _people(authors):
                names.setdefault(key)
                infos[key] = {"name": name} if name and name != key else {}
                if urlsplit(url).scheme in ("http", "https"):
                    infos[key]["url"] = url
        wanted = {name: slugify(infos.get(name, {}).get("name", name)) for name in names}
        given, lost = _settled(wanted)
        told += [f"the page of {OURS[kind]} {name} was that of {other}" for name, other in lost]
        for name in names:
            slug = given.get(name, "")
            if slug and slug != our_slug(name):
                infos.setdefault(name, {})["slug"] = slug
        infos = dict(sorted(infos.items()))
        if infos:
            found[f"blogarchive_{option}"] = infos
    return found, told


def _people(authors: Mapping[str, Any]) -> Iterable[tuple[str, tuple[str, str]]]:
    for key, value in authors.items() if isinstance(authors, dict) else ():
        if isinstance(key, str) and isinstance(value, list | tuple) and value:
            name = value[0] if isinstance(value[0], str) else key
            url = value[1] if len(value) > 1 and isinstance(value[1], str) else ""
            yield normalize(key), (name, url)


def _settled(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Give each address to one name, and say which names go without."""
    counted = Counter(folded(slug) for slug in wanted.values())
    given: dict[str, str] = {}
    lost: list[tuple[str, str]] = []
    owners: dict[str, str] = {}
    others = {folded(our_slug(name)) for name in wanted}
    for name in sorted(wanted, key=lambda each: (len(each), each)):
        slug = wanted[name]
        if not slug or slug in RESERVED:
            continue
        if counted[folded(slug)] == 1 or folded(slug) not in owners:
            own = folded(our_slug(name)) == folded(slug)
            if own or folded(slug) not in others or counted[folded(slug)] == 1:
                given[name] = slug
                owners[folded(slug)] = name
                continue
        if folded(slug) in owners:
            lost.append((name, owners[folded(slug)]))
    return given, lost

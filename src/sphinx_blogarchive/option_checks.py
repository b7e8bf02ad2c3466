"""Checks of options: each raises ``ValueError`` with what is wrong, and the remedy."""

from __future__ import annotations

import difflib
import re
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sphinx.util.matching import Matcher

from .model import citing, pictures, slugs
from .model.addresses import parse
from .model.feeds.scopes import FORMATS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

#: Letters of babel's patterns that stand for parts of a time of day.
_TIME_LETTERS = frozenset("abBhHKkmsSAzZOvVxX")
#: A name for a file, in every file system and in an address.
_NAME = re.compile(r"[^\s/\\?#%<>:\"|*\0-\x1f\x7f\ud800-\udfff]+")
#: What is counted of a text: see :class:`~.model.length.Measure`.
RATES = ("ideographs", "words", "lines", "formulas")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_COMMAND = re.compile(r"\\?(?:[A-Za-z]+|[^A-Za-z\s\\])")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
#: What may be said of a term, and of an author, in the configuration.
TERM_KEYS: Mapping[str, type] = {"title": str, "slug": str, "aliases": list, "description": str}
AUTHOR_KEYS: Mapping[str, type] = {
    **TERM_KEYS,
    **dict.fromkeys(("name", "url", "avatar", "bio", "citation_name"), str),
}


def is_a(kind: type, shown: str, value: Any) -> None:
    """Want a value of *kind*, which is *shown* to the writer."""
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(f"is {type(value).__name__}; give {shown}")


def positive(value: Any) -> None:
    """Want a whole number from 1."""
    is_a(int, "a whole number", value)
    if value < 1:
        raise ValueError("is too small; give 1 or more")


def rates(value: Any) -> None:
    """Want how much is read in a minute, by kind."""
    is_a(dict, 'a dictionary such as {"words": 230}', value)
    for kind, rate in value.items():
        if kind not in RATES:
            raise ValueError(f"has the key {kind!r}; the kinds are {', '.join(RATES)}")
        if isinstance(rate, bool) or not isinstance(rate, int | float) or not 0 < rate < 1e6:
            raise ValueError(f"gives {kind!r} the rate {rate!r}; give a number above 0")


def related(kinds: Collection[str], value: Any) -> None:
    """Want how related posts are chosen, with weights of some of the *kinds*."""
    is_a(dict, 'a dictionary such as {"count": 5}', value)
    for key, item in value.items():
        if key == "count":
            if isinstance(item, bool) or not isinstance(item, int) or item < 0:
                raise ValueError(f"has the count {item!r}; give a whole number from 0")
        elif key == "threshold":
            _amount("the threshold", item)
        elif key != "weights":
            raise ValueError(f"has the key {key!r}; the keys are count, threshold, weights")
        elif not isinstance(item, dict):
            raise ValueError(f'has the weights {item!r}; give a dictionary such as {{"tags": 1}}')
        else:
            for kind, weight in item.items():
                if kind not in kinds:
                    raise ValueError(f"weighs {kind!r}; the kinds are {', '.join(kinds)}")
                _amount(f"for {kind!r} the weight", weight)


def _amount(name: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:
        raise ValueError(f"gives {name} {value!r}; give a number from 0")


def zone(value: Any) -> None:
    """Want the name of a time zone."""
    is_a(str, "the name of a zone", value)
    try:
        ZoneInfo(value)
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        raise ValueError('is no time zone; give a name such as "UTC" or "Asia/Shanghai"') from None


def texts(value: Any) -> None:
    """Want a list of texts."""
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        shown = repr(value) if isinstance(value, str) else '"…", "…"'
        raise ValueError(f"is no list of texts; write [{shown}]")


def patterns(value: Any) -> None:
    """Want a list of patterns of docnames."""
    texts(value)
    for item in value:
        try:
            Matcher([item])
        except re.error as error:
            raise ValueError(f"has {item!r}, which is no pattern ({error})") from None


def among(allowed: tuple[str, ...], value: Any) -> None:
    """Want a list of some of those *allowed*."""
    texts(value)
    for item in value:
        if item not in allowed:
            raise ValueError(f"has {item!r}; choose among {', '.join(allowed)}")


def one_of(allowed: tuple[str, ...], value: Any) -> None:
    """Want one of those *allowed*."""
    if value not in allowed:
        raise ValueError(f"is unknown; choose one of {', '.join(allowed)}")


def folder(value: Any) -> None:
    """Want a folder within the site, or nothing."""
    is_a(str, "a folder", value)
    if value and not all(map(_safe, value.removesuffix("/").split("/"))):
        raise ValueError("is no folder within the site; give for example 'blog'")


def permalink(value: Any) -> None:
    """Want a path with ``{id}`` in it, or nothing."""
    is_a(str, 'a path such as "p/{id}", or ""', value)
    if not value:
        return
    if value.count("{id}") != 1 or re.search(r"[{}]", value.replace("{id}", "")):
        raise ValueError("must have {id} once, and no other braces; give for example 'p/{id}'")
    try:
        served = parse(value.replace("{id}", "1"), "").file
    except ValueError as error:
        raise ValueError(str(error)) from None
    if not served:
        raise ValueError("can't be served by a page; give for example 'p/{id}' or 'p/{id}.html'")


def feed_formats(value: Any) -> None:
    """Want names of files by format."""
    if not isinstance(value, dict):
        raise ValueError('is no dictionary; give for example {"atom": "atom.xml"}')
    for key, name in value.items():
        if key not in FORMATS:
            raise ValueError(f"has the format {key!r}; the formats are {', '.join(FORMATS)}")
        if not isinstance(name, str) or not all(map(_safe, name.split("/"))):
            raise ValueError(f"has the name {name!r} for {key!r}; give for example 'feed/{key}'")
    names = [slugs.folded(name) for name in value.values()]
    # neither can one be the folder of another
    if any(other == name or other.startswith(f"{name}/") for name, other in permutations(names, 2)):
        raise ValueError("gives two formats one name; give each its own")


def picture(value: Any) -> None:
    """Want the path of a picture, its address, or nothing."""
    is_a(str, "the path of a picture from the source folder, or its address", value)
    if not value or (pictures.is_address(value) and not value.lower().endswith(".svg")):
        return
    if not pictures.is_shown(value) or ".." in value.split("/"):
        raise ValueError(
            "is no picture that networks show; give the path from the source folder of a file "
            f"that ends in one of {', '.join(pictures.SUFFIXES)}, or an address with https://"
        )


def slug_map(value: Any) -> None:
    """Want slugs by name."""
    if not isinstance(value, dict):
        raise ValueError("is no dictionary; give {name: slug}")
    for name, slug in value.items():
        if not isinstance(name, str) or not isinstance(slug, str) or not _is_slug(slug):
            raise ValueError(f"maps {name!r} to {slug!r}; give texts, and slugs without '/'")


def _safe(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and name.strip(".") != "" and len(name.encode()) <= 200


def _is_slug(slug: str) -> bool:
    return _safe(slug) and slug.lower() not in slugs.RESERVED


def macros(value: Any) -> None:
    """Want commands of TeX: texts, or lists of a text and a number of parameters, by name."""
    if not isinstance(value, dict):
        raise ValueError(r'is no dictionary; write {"norm": r"\lVert #1\rVert"}')
    for name, definition in value.items():
        if not isinstance(name, str) or not _COMMAND.fullmatch(name):
            raise ValueError(f"has the name {name!r}; give letters alone, or one other sign")
        pair = [definition, 0] if isinstance(definition, str) else definition
        match pair:
            case [str() as body, int()] if _is_balanced(body):
                continue
            case [str(), int()]:
                raise ValueError(f"has braces that don't match in {definition!r} for {name!r}")
            case _:
                raise ValueError(f"has {definition!r} for {name!r}; give TeX, or [TeX, parameters]")


def _is_balanced(tex: str) -> bool:
    depth = 0
    for brace in _BRACE.findall(tex):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0


def date_pattern(value: Any) -> None:
    """Want a pattern of babel's for dates, or nothing."""
    is_a(str, "text", value)
    if not value:
        return  # and babel needn't load anything
    letters = set(re.sub(r"'[^']*'", "", value))
    try:
        format_date(date(2024, 1, 31), value, "en")
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        letters.add("%")
    if "%" in letters or letters & _TIME_LETTERS:
        raise ValueError("is no pattern of a date; give for example 'd MMMM yyyy'")


def terms(keys: Mapping[str, type], value: Any) -> None:
    """Want a list of names, or a dictionary with what is said of each under *keys*."""
    if isinstance(value, list | tuple):
        texts(value)
        value = {name: {} for name in value}
    if not isinstance(value, dict):
        raise ValueError("is no dictionary; give {name: {...}} or a list of names")
    for name, info in value.items():
        if not isinstance(name, str) or not name.strip():
            raise ValueError(f"has the name {name!r}; give text")
        if not isinstance(info, dict):
            raise ValueError(f"has no dictionary for {name!r}")
        _term(keys, name, info)


def _term(keys: Mapping[str, type], name: str, info: dict[Any, Any]) -> None:
    item: Any
    for key, item in info.items():
        if key not in keys:
            near = difflib.get_close_matches(str(key), keys, n=1)
            allowed = near[0] if near else ", ".join(keys)
            raise ValueError(f"has the unknown key {key!r} for {name!r}; write {allowed}")
        kind: Any = keys[key]
        if not isinstance(item, kind):
            raise ValueError(f"has {item!r} as {key} of {name!r}; give {keys[key].__name__}")
        if key == "aliases" and not all(isinstance(alias, str) for alias in item):
            raise ValueError(f"has {item!r} as aliases of {name!r}; give texts")
        if key == "slug" and not _is_slug(item):
            raise ValueError(f"has {item!r} as slug of {name!r}; leave out '/' and spaces")


def citation_formats(value: Any) -> None:
    """Want formats of citations, by language."""
    if not isinstance(value, dict):
        raise ValueError('is no dictionary; give for example {"en": "{authors}. {title}. {url}"}')
    for language, template in value.items():
        if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
            raise ValueError(f"has the language {language!r}; give a tag such as 'en' or 'zh-CN'")
        if not isinstance(template, str):
            raise ValueError(f"has {template!r} for {language!r}; give text")
        try:
            citing.check(template)
        except ValueError as error:
            raise ValueError(f"{error} (the format for {language!r})") from None

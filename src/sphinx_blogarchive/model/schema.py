"""The fields of a post: one schema for front matter and for the options of ``post``."""

from __future__ import annotations

import difflib
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from . import licenses, robots
from .citation import KEY
from .commenting import KEY as COMMENTS_KEY
from .dates import parse
from .feeds.ids import check_iri
from .numerals import number
from .terms import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime, tzinfo

#: A value as it was written: text, or a list of texts.
Raw = str | list[str]

_TRUE = frozenset({"", "true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0", "none", "null"})
_WORD_ID = re.compile(r"[^\s/#?&<>\"'\\%]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
#: A field list in reST holds a list as paragraphs.
_COMMA = re.compile(r"[,\uff0c、]|\n\s*\n")
_DASH = re.compile(r"(?:^|\s)-\s")
#: What neither HTML nor a file may hold, but YAML and JSON have escapes for.
_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x1b\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Problem(NamedTuple):
    """Something wrong with one field: what was written there, and the remedy."""

    category: str
    field: str
    message: str


def read(raw: Mapping[str, Raw], zone: tzinfo) -> tuple[dict[str, Any], list[Problem]]:
    """Turn what was written into the values of a post's fields.

    :param raw: values by key, as written.
    :param zone: the zone of dates that name none.
    :return: good values by name of field (see :class:`~.post.Post`), and the problems. A
        field with a problem is left out, so that the rest of the post stands; but ``draft``
        is true then.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, written in raw.items():
        name = _SINGULAR.get(key, key)
        convert = _FIELDS.get(name)
        if convert is None:
            if meant := _nearest(key):
                problems.append(Problem("field", key, f"unknown field {key!r}; write {meant!r}"))
            continue
        try:
            value = convert(_checked(written), zone)
        except ValueError as error:
            category = "date" if convert is _date else "id" if name == "id" else "value"
            problems.append(Problem(category, key, f"{key}: {_shown(written)} is {error}"))
            if name == "draft":
                values[name] = True  # who mentions drafts doesn't want it out yet
            continue
        if name == "date":
            values["date"], values["timed"] = value
        elif name == "updated":
            values["updated"] = value[0]
        elif isinstance(value, tuple):
            values[name] = tuple(dict.fromkeys(values.get(name, ()) + value))
        else:
            values[name] = value
    return values, problems


def is_declared(raw: Mapping[str, Raw]) -> bool | None:
    """Say whether ``post`` (or ``blogpost``) declares the document a post; ``None``: not said.

    :raises ValueError: if the value is neither true nor false.
    """
    for key in ("post", "blogpost"):
        if key in raw:
            try:
                return _bool(raw[key], None)
            except ValueError as error:
                raise ValueError(f"{key}: {_shown(raw[key])} is {error}") from None
    return None


def _shown(written: Raw) -> str:
    text = written if isinstance(written, str) else ", ".join(written)
    return repr(text if len(text) < 60 else text[:57] + "…")


def _checked(written: Raw) -> Raw:
    for text in [written] if isinstance(written, str) else written:
        if found := _NO_TEXT.search(text):
            raise ValueError(f"no text; leave out the character U+{ord(found[0]):04X}")
    return written


# ---- conversions: (as written, zone) -> value, or ValueError with the remedy


def _text(written: Raw, _: tzinfo | None) -> str:
    if not isinstance(written, str):
        raise ValueError("a list; write one text")
    return " ".join(written.split())


def _list(written: Raw, _: tzinfo | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for item in _items(written) if (name := normalize(item))))


def _items(written: Raw, comma: re.Pattern[str] = _COMMA) -> list[str]:
    if not isinstance(written, str):
        return written
    text = written.strip()
    if items := dashed(text):
        return items
    if not (text.startswith("[") and text.endswith("]")):
        return comma.split(text)
    try:
        decoded = json.loads(text, parse_float=str, parse_int=str)  # 3.10 isn't 3.1
    except (ValueError, RecursionError):
        decoded = None
    if decoded and all(isinstance(item, str) for item in decoded):
        _checked(decoded)
        return list(decoded)
    if re.search(r"[\[\]{}]", text[1:-1]):
        raise ValueError("no list of texts; write names with commas between them")
    return [item.strip().strip("\"'") for item in comma.split(text[1:-1])]


def dashed(text: str) -> list[str]:
    """Return the items of a list of YAML's with dashes, which MyST hands on as one text."""
    if not text.startswith("- "):
        return []
    return [item.strip().strip("\"'") for item in _DASH.split(text)[1:]]


def _paths(written: Raw, _: tzinfo | None) -> tuple[str, ...]:
    # addresses and titles may hold the commas of other scripts
    items = _items(written, re.compile(","))
    return tuple(dict.fromkeys(path for item in items if (path := item.strip())))


def _date(written: Raw, zone: tzinfo | None) -> tuple[datetime, bool]:
    if zone is None:
        raise TypeError("a date needs a zone")
    try:
        return parse(_text(written, None), zone)
    except ValueError as error:
        raise ValueError(f"no ISO date; {error}") from None


def _bool(written: Raw, _: tzinfo | None) -> bool:
    text = _text(written, None).lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise ValueError("neither true nor false; write true or false")


def _int(written: Raw, _: tzinfo | None) -> int:
    text = _text(written, None)
    # int() takes digits of every script; no writer means less by them
    if re.fullmatch(r"[+-]?\d{1,9}", text):
        return int(text)
    raise ValueError("no whole number; write digits alone")


def _part(written: Raw, _: tzinfo | None) -> int:
    text = _text(written, None)
    try:
        return _int(text, None)
    except ValueError:
        # "x" stands for what is still to be found out more often than for ten
        return number("" if text.islower() else text)


def _id(written: Raw, _: tzinfo | None) -> str:
    text = _text(written, None)
    if _WORD_ID.fullmatch(text) and text.strip("."):
        return text
    raise ValueError("no identifier; write a number or one word, without spaces and slashes")


def _cite_key(written: Raw, _: tzinfo | None) -> str:
    text = _text(written, None)
    if KEY.fullmatch(text):
        return text
    raise ValueError("no key; write letters a to z, digits, and any of - _ . : / +")


def _comments_key(written: Raw, _: tzinfo | None) -> str:
    text = _text(written, None)
    if COMMENTS_KEY.fullmatch(text):
        return text
    raise ValueError(
        "no key; write letters a to z, digits and signs such as / - . _ =, without spaces, commas "
        "and percents"
    )


def _feed_id(written: Raw, _: tzinfo | None) -> str:
    text = _text(written, None)
    check_iri(text)
    return text


def _language(written: Raw, _: tzinfo | None) -> str:
    text = _text(written, None)
    if not _LANGUAGE.fullmatch(text):
        raise ValueError("no language tag; write for example en or zh-CN")
    return text.replace("_", "-")


def _license(written: Raw, _: tzinfo | None) -> str:
    text = _text(written, None)
    licenses.check(text)
    return text


def _robots(written: Raw, _: tzinfo | None) -> str:
    return robots.parse(_items(written))


def _excerpt(written: Raw, _: tzinfo | None) -> str | int | bool:
    if not isinstance(written, str):
        raise ValueError("a list; write a text, a number of blocks, or false")
    text = written.strip()
    if re.fullmatch(r"\d{1,9}", text):
        return int(text) or False
    if re.fullmatch(r"[+-]?\d+", text):
        raise ValueError("no number of blocks; write a whole number from 1, a text, or false")
    if text.lower() in _FALSE:
        return False
    if text.lower() in _TRUE:
        raise ValueError("no excerpt; write a text, a number of blocks, or false")
    return text


def _related(written: Raw, _: tzinfo | None) -> tuple[str, ...] | bool:
    text = written.strip().lower() if isinstance(written, str) else ""
    if text in ("0", "1"):  # an identifier
        return (text,)
    if text in _FALSE:
        return False
    return () if text in _TRUE and isinstance(written, str) else _paths(written, None)


_FIELDS: Mapping[str, Callable[[Raw, tzinfo | None], Any]] = {
    "date": _date,
    "updated": _date,
    "title": _text,
    "id": _id,
    "cite_key": _cite_key,
    "feed_id": _feed_id,
    "tags": _list,
    "categories": _list,
    "authors": _list,
    "series": _text,
    "part": _part,
    "excerpt": _excerpt,
    "image": _text,
    "image_alt": _text,
    "description": _text,
    "draft": _bool,
    "pinned": _bool,
    "order": _int,
    "license": _license,
    "language": _language,
    "robots": _robots,
    "redirect_from": _paths,
    "comments": _bool,
    "comments_key": _comments_key,
    "share": _bool,
    "donate": _bool,
    "related": _related,
    "unrelated": _paths,
}
_SINGULAR = {"category": "categories", "author": "authors"}

#: Every key of the schema, as writers may write it.
KEYS: tuple[str, ...] = (*_FIELDS, *_SINGULAR, "post", "blogpost")

#: Keys of Sphinx, docutils, MyST and ABlog that are near to one of ours but mean something else.
_OTHERS = frozenset(
    [
        "address",
        "status",
        "contact",
        "organization",
        "copyright",
        "version",
        "revision",
        "abstract",
        "dedication",
        "orphan",
        "tocdepth",
        "nocomments",
        "nosearch",
        "no-search",
        "keywords",
        "location",
        "external_link",
        "redirect",
        "html_meta",
        "myst",
        "substitutions",
        "jupytext",
        "kernelspec",
        "file_format",
        "parent",
    ]
)


def _nearest(key: str) -> str:
    if key.lower() in _OTHERS or key in KEYS:
        return ""
    plain = key.lower().replace("-", "_").removeprefix("blogarchive_")
    found = difflib.get_close_matches(plain, KEYS, n=1, cutoff=0.76)
    # two letters in each other's place, which difflib finds far off in a short word
    found += [name for name in KEYS if sorted(name) == sorted(plain)]
    return found[0] if found else ""

"""The files of a new blog: templates of ours, filled in."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from ..reading.heading import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from importlib.resources.abc import Traversable

#: What the look of a site depends on, beside ourselves.
_PINNED = ("Sphinx", "myst-parser", "sphinx-design", "docutils", "Pygments", "math-core")
_FIELD = re.compile(r"@([\w-]+)@")
#: Languages in which there are texts.
_TEXTS = ("en", "zh_CN")
#: Titles that a blog has until its writer gives another.
_TITLES = {"en": "My blog", "zh_CN": "我的博客"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user wants of a new blog."""

    title: str
    author: str
    #: As Sphinx writes it, such as ``en`` or ``zh_CN``.
    language: str
    #: Address of the site; empty if it isn't known.
    address: str
    #: Name of the zone of dates.
    zone: str
    now: datetime


def language_of(written: str) -> str:
    """Return a language as Sphinx writes it, from a tag or from what ``LANG`` says.

    :param written: such as ``zh-CN``, ``zh_CN.UTF-8`` or ``de``.
    :raises ValueError: if there is no such language
    """
    plain = re.split(r"[.@]", written.strip())[0].replace("-", "_")
    if plain in ("", "C", "POSIX"):
        return "en"
    try:
        locale = Locale.parse(plain)
    except (UnknownLocaleError, ValueError):
        raise ValueError(
            f"there is no language {written!r}; give a tag such as en or zh-CN"
        ) from None
    if locale.language == "zh":
        traditional = locale.script == "Hant" or locale.territory in ("TW", "HK", "MO")
        return "zh_TW" if traditional else "zh_CN"
    if locale.language == "pt":
        return "pt_PT" if locale.territory == "PT" else "pt_BR"
    return locale.language


def default_title(language: str) -> str:
    """Return the title that a blog in *language* has until it is given another."""
    return _TITLES[_texts(language)]


def new_files(wishes: Wishes) -> dict[str, str]:
    """Return the texts of the files of a new blog, by path."""
    templates = files("sphinx_blogarchive") / "command" / "templates"
    texts = _texts(wishes.language)
    chosen = dict(sorted([*_read(templates / "any"), *_read(templates / texts)]))
    fields = _fields(wishes, chosen.pop("address-none.txt").rstrip("\n"))
    made: dict[str, str] = {}
    for name, text in chosen.items():
        path = re.sub(r"(^|/)dot-", r"\1.", name)
        path = path.replace("posts/", f"posts/{wishes.now:%Y}/").replace("conf.py.txt", "conf.py")
        made[path] = _FIELD.sub(lambda found: fields.get(found[1], found[0]), text)
    return made


def _texts(language: str) -> str:
    return language if language in _TEXTS else _TEXTS[0]


def _read(folder: Traversable, before: str = "") -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _read(item, f"{before}{item.name}/")
        else:
            yield before + item.name, item.read_text(encoding="utf-8")


def _fields(wishes: Wishes, without_address: str) -> Mapping[str, str]:
    return {
        "title": _literal(wishes.title),
        "heading": as_text(wishes.title),
        "author": _literal(wishes.author),
        "author-text": as_text(wishes.author),
        "language": _literal(wishes.language),
        "zone": _literal(wishes.zone),
        "address": f"html_baseurl = {_literal(wishes.address)}"
        if wishes.address
        else without_address,
        "year": f"{wishes.now:%Y}",
        "date": f"{wishes.now:%Y-%m-%d}",
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "requirements": "\n".join(_requirements()),
    }


def _literal(text: str) -> str:
    # what JSON writes of a text, Python reads
    return json.dumps(text, ensure_ascii=False)


def _requirements() -> Iterator[str]:
    from .. import __version__  # noqa: PLC0415 (it imports all of the extension, which imports us)

    yield f"sphinx-blogarchive=={__version__}"
    for name in _PINNED:
        try:
            yield f"{name}=={version(name)}"
        except PackageNotFoundError:
            continue

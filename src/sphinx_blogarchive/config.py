"""The options of the extension: ``blogarchive_<name>`` in ``conf.py``."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from .compat import chosen_options
from .diagnostics import Category, warn
from .model.plan import PAGE_KINDS
from .model.terms import Term, normalize

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX = "blogarchive_"
STYLES = ("cards", "byline", "list", "table")

Check = Callable[[Any], None]

# ---- checks: each raises ValueError with what is wrong and the remedy


def _is(kind: type, shown: str, value: Any) -> None:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(f"is {type(value).__name__}; give {shown}")


def _positive(value: Any) -> None:
    _is(int, "a whole number", value)
    if value < 1:
        raise ValueError("is too small; give 1 or more")


def _zone(value: Any) -> None:
    _is(str, "the name of a zone", value)
    try:
        ZoneInfo(value)
    except (OSError, ValueError):
        raise ValueError('is no time zone; give a name such as "UTC" or "Asia/Shanghai"') from None


def _texts(value: Any) -> None:
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        raise ValueError("is no list of texts")


def _among(allowed: tuple[str, ...], value: Any) -> None:
    _texts(value)
    for item in value:
        if item not in allowed:
            raise ValueError(f"has {item!r}; choose among {', '.join(allowed)}")


def _one_of(allowed: tuple[str, ...], value: Any) -> None:
    if value not in allowed:
        raise ValueError(f"is unknown; choose one of {', '.join(allowed)}")


def _folder(value: Any) -> None:
    _is(str, "a folder", value)
    if value.startswith("/") or ".." in value.split("/") or "\\" in value:
        raise ValueError("is no folder within the site; give for example 'blog'")


def _slug_map(value: Any) -> None:
    if not isinstance(value, dict):
        raise ValueError("is no dictionary; give {name: slug}")
    for name, slug in value.items():
        if not isinstance(name, str) or not isinstance(slug, str) or not _safe(slug):
            raise ValueError(f"maps {name!r} to {slug!r}; give texts, and slugs without '/'")


def _safe(slug: str) -> bool:
    return re.fullmatch(r"[^\s/\\?#%<>:\"|*]+", slug) is not None and slug.strip(".") != ""


_TERM_KEYS = {"title": str, "slug": str, "aliases": list, "description": str}
_AUTHOR_KEYS = {**_TERM_KEYS, "name": str, "url": str, "avatar": str, "bio": str}


def _terms(keys: Mapping[str, type], value: Any) -> None:
    if isinstance(value, list | tuple):
        _texts(value)
        return
    if not isinstance(value, dict):
        raise ValueError("is no dictionary; give {name: {...}} or a list of names")
    for name, info in value.items():
        if not isinstance(name, str):
            raise ValueError(f"has the name {name!r}; give text")
        if not isinstance(info, dict):
            raise ValueError(f"has no dictionary for {name!r}")
        for key, item in info.items():
            if key not in keys:
                near = difflib.get_close_matches(str(key), keys, n=1)
                allowed = near[0] if near else ", ".join(keys)
                raise ValueError(f"has the unknown key {key!r} for {name!r}; write {allowed}")
            if not isinstance(item, keys[key]):
                raise ValueError(f"has {item!r} as {key} of {name!r}; give {keys[key].__name__}")
        if "slug" in info and not _safe(info["slug"]):
            raise ValueError(f"has {info['slug']!r} as slug of {name!r}; leave out '/' and spaces")


def _option(default: Any, check: Check, description: str) -> Any:
    factory: Any = (lambda: default) if isinstance(default, list | dict) else None
    meta = {"check": check, "help": description}
    if factory:
        return dataclasses.field(default_factory=factory, metadata=meta)
    return dataclasses.field(default=default, metadata=meta)


_bool = partial(_is, bool, "True or False")
_str = partial(_is, str, "text")


@dataclass(frozen=True)
class Settings:
    """The options, checked. Each field is the option ``blogarchive_<field>``."""

    post_patterns: list[str] = _option(
        ["posts/**"], _texts, "Documents that are posts, as patterns of docnames."
    )
    timezone: str = _option("UTC", _zone, "Zone of dates that name none.")
    drafts: bool = _option(
        default=False, check=_bool, description="Build drafts and posts of the future too."
    )
    strict_terms: bool = _option(
        default=False, check=_bool, description="Warn of terms that are declared nowhere."
    )
    path: str = _option("", _folder, "Folder of all generated pages.")
    pages: list[str] = _option(
        list(PAGE_KINDS), partial(_among, PAGE_KINDS), "Which pages are generated."
    )
    posts_per_page: int = _option(8, _positive, "Posts on one page of a listing.")
    excerpt_length: int = _option(
        300,
        _positive,
        "Length after which an excerpt without a mark ends, in ideographs; a word counts two.",
    )
    listing_style: str = _option("cards", partial(_one_of, STYLES), "Style of listings.")
    default_author: str = _option("", _str, "Author of posts that name none.")
    authors: dict[str, dict[str, Any]] = _option({}, partial(_terms, _AUTHOR_KEYS), "Authors.")
    tags: dict[str, dict[str, Any]] = _option({}, partial(_terms, _TERM_KEYS), "Tags.")
    categories: dict[str, dict[str, Any]] = _option({}, partial(_terms, _TERM_KEYS), "Categories.")
    series: dict[str, dict[str, Any]] = _option({}, partial(_terms, _TERM_KEYS), "Series.")
    slugs: dict[str, str] = _option({}, _slug_map, "Slugs by name of a term.")
    date_format: str = _option(
        "", _str, "Format of dates, as babel's patterns; empty for the language's medium form."
    )
    neighbours: bool = _option(
        default=True, check=_bool, description="Show links to the posts before and after."
    )

    @property
    def zone(self) -> ZoneInfo:
        """The zone of dates that name none."""
        return ZoneInfo(self.timezone)

    @property
    def root(self) -> str:
        """The folder of generated pages, ending in a slash unless it is empty."""
        path = self.path.strip("/")
        return path + "/" if path else ""

    def declared(self) -> list[Term]:
        """Return the terms that the configuration declares."""
        found = []
        for kind, field in (
            ("tag", "tags"),
            ("category", "categories"),
            ("author", "authors"),
            ("series", "series"),
        ):
            value = getattr(self, field)
            infos = value if isinstance(value, dict) else {name: {} for name in value}
            for name, info in infos.items():
                texts = {k: v for k, v in info.items() if k not in ("aliases", "name")}
                texts["title"] = info.get("title") or info.get("name", "")
                aliases = tuple(normalize(alias) for alias in info.get("aliases", ()))
                found.append(Term(kind, normalize(name), aliases=aliases, declared=True, **texts))
        return found


def register(app: Sphinx) -> None:
    """Add the options to *app*, and have them checked."""
    for field in dataclasses.fields(Settings):
        app.add_config_value(PREFIX + field.name, _default(field), "env", types=object)
    app.connect("config-inited", check)


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def check(app: Sphinx, config: Config) -> None:
    """Warn of wrong values, and put the defaults in their place."""
    for field in dataclasses.fields(Settings):
        name = PREFIX + field.name
        value = getattr(config, name)
        try:
            field.metadata["check"](value)
        except ValueError as error:
            place = _place(Path(app.confdir), name)
            warn(Category.CONFIG, f"{name} = {value!r} {error}", place)
            setattr(config, name, _default(field))
    known = {PREFIX + field.name for field in dataclasses.fields(Settings)}
    for name in sorted(chosen_options(config)):
        if name.startswith(PREFIX) and name not in known and name not in config:
            near = difflib.get_close_matches(name, known, n=1)
            remedy = f"; write {near[0]}" if near else ""
            place = _place(Path(app.confdir), name)
            warn(Category.CONFIG, f"there is no option {name}{remedy}", place)


def _place(confdir: Path, name: str) -> str | None:
    """Return file and line where *name* is set, as well as a search can tell."""
    path = confdir / "conf.py"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    for number, line in enumerate(lines, 1):
        if re.match(rf"{name}\b", line):
            return f"{path}:{number}"
    return str(path)


def settings(config: Config) -> Settings:
    """Return the options of *config*, as checked at ``config-inited``."""
    names = [field.name for field in dataclasses.fields(Settings)]
    return Settings(**{name: getattr(config, PREFIX + name) for name in names})

"""What the configuration of a site of Hugo says, wherever it stands."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ...folders import values
from ...folders.matter import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...folders.tree import Tree
    from ...model import Options

_KINDS = {"toml": "toml", "yaml": "yaml", "yml": "yaml", "json": "json"}
FILES = tuple(
    f"{folder}{name}.{suffix}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for suffix in _KINDS
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What matters of it."""

    address: str
    title: str
    description: str
    language: str
    languages: frozenset[str]
    #: Folders of texts, and their languages: '' where names of files tell.
    content: Mapping[str, str]
    zone: ZoneInfo
    knows_zone: bool
    author: str
    #: Patterns of addresses by section; '' for all.
    permalinks: Mapping[str, str]
    main: tuple[str, ...]
    ugly: bool

    @property
    def root(self) -> str:
        """What stands before all paths on the host."""
        return urlsplit(self.address).path.rstrip("/")


def read_settings(tree: Tree, options: Options) -> Settings:
    """Read the configuration."""
    config: dict[str, Any] = {}
    for name in filter(tree.has, FILES):
        config |= _lower(parse(tree.text(name), _KINDS[name.rpartition(".")[2]], name))
    for part in ("params", "permalinks", "languages"):
        for suffix, kind in _KINDS.items():
            if tree.has(name := f"config/_default/{part}.{suffix}"):
                config.setdefault(part, _lower(parse(tree.text(name), kind, name)))
    params = _lower(values.table(config, "params"))
    author = values.table(params, "author") or values.table(config, "author")
    known = values.table(config, "permalinks")
    links = {key: each for key, each in known.items() if isinstance(each, str)}
    links |= {k: v for k, v in values.table(known, "page").items() if isinstance(v, str)}
    if options.permalink:
        links = {"": options.permalink}
    name = str(options.zone) if options.zone is not None else values.text(config, "timezone")
    zone = values.zone(name)
    default = values.text(config, "defaultcontentlanguage") or "en"
    code = values.text(config, "languagecode", "locale") or default
    return Settings(
        address=options.address or values.text(config, "baseurl").rstrip("/"),
        title=values.text(config, "title"),
        description=values.text(params, "description", "subtitle"),
        language=code if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?", code) else "",
        languages=frozenset(values.table(config, "languages")) - {default},
        content=_content(config, default),
        zone=zone or ZoneInfo("UTC"),
        knows_zone=zone is not None,
        author=values.text(author, "name") or values.text(params, "author"),
        permalinks=links,
        main=values.texts(params, "mainsections"),
        ugly=values.flag(config, "uglyurls", default=False),
    )


def _content(config: Mapping[str, Any], default: str) -> dict[str, str]:
    """Return the folders of texts, each below the project, with their languages."""
    found: dict[str, str] = {}
    languages = values.table(config, "languages")
    for language in languages:
        folder = values.text(_lower(values.table(languages, language)), "contentdir")
        path = posixpath.normpath(folder) if folder else ""
        if path and not path.startswith(("..", "/", ".")):
            found[path] = "" if language == default else language
    if "" not in found.values():
        own = posixpath.normpath(values.text(config, "contentdir") or "content")
        found[own if not own.startswith(("..", "/", ".")) else "content"] = ""
    return found


def _lower(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.lower(): value for key, value in table.items()}

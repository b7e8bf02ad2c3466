"""What ``pelicanconf.py`` and ``publishconf.py`` say, as far as it is written out."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ...folders.python import Settings as Python
from ...folders.python import read
from ...folders.slugs import pattern_of
from ...folders.values import zone as zone_of
from ...model import ImportFailure, Note

if TYPE_CHECKING:
    from ...folders.tree import Tree
    from ...model import Options

FILES = ("pelicanconf.py", "publishconf.py")
#: What is taken for set to something else has to be told of.
_USED = (
    "PATH",
    "SITEURL",
    "SITENAME",
    "SITESUBTITLE",
    "TIMEZONE",
    "AUTHOR",
    "DEFAULT_LANG",
    "DEFAULT_CATEGORY",
    "DEFAULT_METADATA",
    "DEFAULT_DATE",
    "ARTICLE_PATHS",
    "ARTICLE_EXCLUDES",
    "PAGE_PATHS",
    "PAGE_EXCLUDES",
    "STATIC_PATHS",
    "STATIC_EXCLUDES",
    "EXTRA_PATH_METADATA",
    "FILENAME_METADATA",
    "PATH_METADATA",
    "USE_FOLDER_AS_CATEGORY",
    "SLUGIFY_SOURCE",
    "SLUGIFY_USE_UNICODE",
    "SLUGIFY_PRESERVE_CASE",
    "SLUG_REGEX_SUBSTITUTIONS",
    "ARTICLE_URL",
    "ARTICLE_SAVE_AS",
    "ARTICLE_LANG_URL",
    "PAGE_URL",
    "PAGE_LANG_URL",
    "CATEGORY_URL",
    "TAG_URL",
    "AUTHOR_URL",
    "STATIC_URL",
)
_PATTERNS = {
    "ARTICLE_URL": "{slug}.html",
    "ARTICLE_SAVE_AS": "{slug}.html",
    "ARTICLE_LANG_URL": "{slug}-{lang}.html",
    "ARTICLE_LANG_SAVE_AS": "{slug}-{lang}.html",
    "PAGE_URL": "pages/{slug}.html",
    "PAGE_SAVE_AS": "pages/{slug}.html",
    "PAGE_LANG_URL": "pages/{slug}-{lang}.html",
    "PAGE_LANG_SAVE_AS": "pages/{slug}-{lang}.html",
    "CATEGORY_URL": "category/{slug}.html",
    "TAG_URL": "tag/{slug}.html",
    "AUTHOR_URL": "author/{slug}.html",
    "STATIC_URL": "{path}",
    "STATIC_SAVE_AS": "{path}",
}
_SUBSTITUTIONS = [(r"[^\w\s-]", ""), (r"\A\s*", ""), (r"\s*\Z", ""), (r"[-\s]+", "-")]


@dataclass(slots=True)
class Settings:
    """What matters of it."""

    values: Python
    address: str
    zone: ZoneInfo
    knows_zone: bool
    #: The folder of texts, from the root; empty for the root.
    content: str
    language: str
    #: Patterns of addresses by the names of their settings.
    patterns: dict[str, str]
    #: What is done to names that become addresses, by ``SLUG``, ``CATEGORY`` and so on.
    substitutions: dict[str, list[tuple[re.Pattern[str], str]]]
    notes: list[Note] = field(default_factory=list)

    @property
    def root(self) -> str:
        """What stands before all paths on the host."""
        return urlsplit(self.address).path.rstrip("/")

    def has_plugin(self, *names: str) -> bool:
        """Say whether one of some plugins is in use."""
        plugins = {
            each.rpartition(".")[2].replace("-", "_") for each in self.values.texts("PLUGINS")
        }
        return not plugins.isdisjoint(names)


def read_settings(tree: Tree, options: Options) -> Settings:
    """Read the configuration.

    :raises ImportFailure: if it is no Python, or leads out of the folder.
    """
    values = read(tree, *FILES)
    notes = [
        Note("look at", FILES[0], f"{name} is computed, which isn't done here")
        for name in values.unknown(*_USED)
    ]
    written = values.text("PATH")
    if not written:
        written = "content" if (tree.root / "content").is_dir() else ""
    content = posixpath.normpath(written).removeprefix("./").strip("/") if written else ""
    content = "" if content == "." else content
    if written.startswith("/") or content.startswith(".."):
        raise ImportFailure(f"{FILES[0]}: PATH leads out of the folder, to {written!r}")
    zone = zone_of(str(options.zone) if options.zone is not None else values.text("TIMEZONE"))
    patterns = {name: values.text(name, default) for name, default in _PATTERNS.items()}
    if options.permalink:
        patterns["ARTICLE_URL"] = patterns["ARTICLE_SAVE_AS"] = options.permalink
    return Settings(
        values=values,
        address=(options.address or values.text("SITEURL")).rstrip("/"),
        zone=zone or ZoneInfo("UTC"),
        knows_zone=zone is not None,
        content=content,
        language=values.text("DEFAULT_LANG", "en").lower(),
        patterns=patterns,
        substitutions=_substitutions(values, notes),
        notes=notes,
    )


def _substitutions(values: Python, notes: list[Note]) -> dict[str, Any]:
    made: dict[str, Any] = {"SLUG": [(re.compile(a, re.IGNORECASE), b) for a, b in _SUBSTITUTIONS]}
    for kind in ("SLUG", "CATEGORY", "TAG", "AUTHOR"):
        name = f"{kind}_REGEX_SUBSTITUTIONS"
        rules = values.values.get(name)
        if not isinstance(rules, list):
            continue
        found = []
        for rule in rules:
            is_pair = isinstance(rule, list) and len(rule) == 2
            pattern = pattern_of(f"(?i){rule[0]}") if is_pair and isinstance(rule[0], str) else None
            if pattern is None or not isinstance(rule[1], str):
                what = f"a rule of {name} isn't followed: {rule!r}"
                notes.append(Note("look at", FILES[0], what))
            else:
                found.append((pattern, rule[1]))
        made[kind] = found
    return made

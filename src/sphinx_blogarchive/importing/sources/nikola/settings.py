"""What ``conf.py`` says, as far as it is written out."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ...folders.python import Settings as Python
from ...folders.python import read
from ...folders.slugs import ascii_of
from ...folders.values import zone as zone_of
from ...model import ImportFailure, Note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...folders.tree import Tree
    from ...model import Options

FILE = "conf.py"
#: What is taken for set to something else has to be told of.
_USED = (
    "AUTHOR_PATH",
    "BASE_URL",
    "BLOG_AUTHOR",
    "BLOG_DESCRIPTION",
    "BLOG_TITLE",
    "CATEGORY_ALLOW_HIERARCHIES",
    "CATEGORY_PATH",
    "COMPILERS",
    "DEFAULT_LANG",
    "FILES_FOLDERS",
    "IMAGE_FOLDERS",
    "PAGES",
    "POSTS",
    "PRETTY_URLS",
    "REDIRECTIONS",
    "SITE_URL",
    "STRIP_INDEXES",
    "TAG_PATH",
    "TIMEZONE",
    "TRANSLATIONS",
    "TRANSLATIONS_PATTERN",
)
_COMPILERS = {
    "rest": [".rst", ".txt"],
    "markdown": [".md", ".mdown", ".markdown"],
    "html": [".html", ".htm"],
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where texts are, and where they go."""

    #: Folder and pattern of names.
    folder: str
    pattern: str
    #: Folder of their addresses by language; that of '' is the usual one.
    destinations: Mapping[str, str]
    is_post: bool


@dataclass(slots=True)
class Settings:
    """What matters of it."""

    values: Python
    address: str
    zone: ZoneInfo
    knows_zone: bool
    language: str
    #: Folders of addresses by language.
    translations: dict[str, str]
    places: list[Place]
    #: Languages by the ends of names: ``markdown``, ``rest``, ``html``.
    compilers: dict[str, str]
    is_pretty: bool
    notes: list[Note] = field(default_factory=list)

    @property
    def root(self) -> str:
        """What stands before all paths on the host."""
        return urlsplit(self.address).path.rstrip("/")

    def local(self, name: str, language: str = "") -> str:
        """Return a setting that may have a text for each language."""
        table = self.values.table(name)
        value = table.get(language or self.language, table.get(self.language))
        return value if isinstance(value, str) else self.values.text(name)

    def slug(self, name: str) -> str | None:
        """Return *name* as Nikola has it in addresses; ``None`` if only Unidecode could tell."""
        if not self.values.flag("USE_SLUGIFY", default=True):
            return re.sub(r"[/\\?#\"'\r\n\t*:<>|]", "-", name)
        made = ascii_of(name)
        if made is None:
            return None
        return re.sub(r"[-\s]+", "-", re.sub(r"[^+\w\s-]", "", made).strip().lower())


def read_settings(tree: Tree, options: Options) -> Settings:
    """Read the configuration.

    :raises ImportFailure: if it is no Python.
    """
    values = read(tree, FILE)
    notes = [
        Note("look at", FILE, f"{name} is computed, which isn't done here")
        for name in values.unknown(*_USED)
    ]
    language = values.text("DEFAULT_LANG", "en")
    zone = zone_of(
        str(options.zone) if options.zone is not None else values.text("TIMEZONE", "UTC")
    )
    address = options.address or values.text("BASE_URL") or values.text("SITE_URL")
    return Settings(
        values=values,
        address=address.rstrip("/"),
        zone=zone or ZoneInfo("UTC"),
        knows_zone=zone is not None,
        language=language,
        translations={
            key: posixpath.normpath(folder).strip("/.") if folder else ""
            for key, folder in {language: "", **values.table("TRANSLATIONS")}.items()
            if isinstance(key, str) and isinstance(folder, str)
        },
        places=[*_places(values, "POSTS", notes), *_places(values, "PAGES", notes)],
        compilers=_compilers(values),
        is_pretty=values.flag("PRETTY_URLS", default=True),
        notes=notes,
    )


def _places(values: Python, name: str, notes: list[Note]) -> list[Place]:
    usual = [[f"{name.lower()}/*{end}", name.lower()] for end in (".rst", ".txt", ".md", ".html")]
    written = values.values.get(name, usual)
    found = []
    for each in written if isinstance(written, list) else usual:
        if not isinstance(each, list) or len(each) < 2 or not isinstance(each[0], str):
            notes.append(Note("look at", FILE, f"a line of {name} isn't understood: {each!r}"))
            continue
        folder, pattern = posixpath.split(posixpath.normpath(each[0]))
        if folder.startswith(("/", "..")):
            raise ImportFailure(f"{FILE}: {name} leads out of the folder, to {each[0]!r}")
        to = each[1] if isinstance(each[1], dict) else {"": str(each[1])}
        texts = {str(key): value for key, value in to.items() if isinstance(value, str)}
        found.append(Place(folder, pattern, texts, name == "POSTS"))
    return found


def _compilers(values: Python) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, usual in _COMPILERS.items():
        ends = values.table("COMPILERS").get(name, usual)
        for end in ends if isinstance(ends, list) else usual:
            if isinstance(end, str):
                found.setdefault(end.lower(), name)
    return found

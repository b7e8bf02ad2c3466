"""Texts of a blog of Pelican: which there are, what is said of them, and where they were."""

from __future__ import annotations

import itertools
import posixpath
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ...folders import heads, values
from ...folders.slugs import pattern_of
from ...model import Note
from . import addresses

if TYPE_CHECKING:
    import re

    from ...folders.matter import Fields
    from ...folders.tree import Tree
    from .settings import Settings

_TEXTS = (*heads.MARKDOWN, *heads.HTML, ".rst")
_OTHERS = (".adoc", ".asc", ".asciidoc", ".ipynb", ".org", ".textile", ".tex", ".wiki")


@dataclass(slots=True)
class Text:
    """A text, and what follows from its fields."""

    name: str
    is_post: bool
    fields: Fields
    body: str
    status: str = "published"
    date: datetime | None = None
    timed: bool = True
    slug: str | None = ""
    language: str = ""
    #: Address below the root of the blog, as Pelican has it; ``None`` if it isn't known.
    path: str | None = ""
    saved: str = ""


class Texts:
    """Reads texts, and finds out their addresses."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        """Read the blog in *tree*."""
        self._tree, self._settings = tree, settings
        self._values = settings.values
        #: What stands before names of files below the folder of texts.
        self.start = f"{settings.content}/" if settings.content else ""
        self.notes: list[Note] = list(settings.notes)
        self._filename = self._pattern("FILENAME_METADATA", r"(?P<date>\d{4}-\d{2}-\d{2}).*")
        self._path = self._pattern("PATH_METADATA", "")
        self._is_yaml = settings.has_plugin("yaml_metadata", "pelican_yaml_metadata")
        self._has_more = settings.has_plugin("more_categories")
        #: Categories above others, by the name of these.
        self.nested: dict[str, str] = {}

    def _pattern(self, name: str, default: str) -> re.Pattern[str] | None:
        written = self._values.text(name, default)
        made = pattern_of(written) if written else None
        if written and made is None:
            self.notes.append(
                Note("look at", "pelicanconf.py", f"{name} isn't followed: {written}")
            )
        return made

    def read(self, names: list[str]) -> dict[str, Text]:
        """Return the texts among files below the folder of texts, by name."""
        posts = self._selected(names, "ARTICLE", ("",), "PAGE", ("pages",))
        pages = self._selected(names, "PAGE", ("pages",), "ARTICLE", ("",))
        found = {}
        for name in names:
            if name in posts or name in pages:
                text = self._read(name, is_post=name in posts)
                if text is not None:
                    found[name] = text
        return found

    def _selected(
        self,
        names: list[str],
        kind: str,
        usual: tuple[str, ...],
        other: str,
        theirs: tuple[str, ...],
    ) -> set[str]:
        """Return the texts of a *kind*: what is the *other*'s is none of it."""
        old = self._values.text(f"{kind}_DIR")
        paths = self._values.texts(f"{kind}_PATHS", (old,) if old else usual)
        old = self._values.text(f"{other}_DIR")
        excluded = {
            *self._values.texts(f"{kind}_EXCLUDES"),
            *self._values.texts(f"{other}_PATHS", (old,) if old else theirs),
        } - {""}
        found = set()
        for path in (each.strip("/") for each in paths):
            for name in names:
                if name != path and path and not name.startswith(f"{path}/"):
                    continue
                if any(
                    each.strip("/") != path and name.startswith(f"{each.strip('/')}/")
                    for each in excluded
                ):
                    continue
                if name.lower().endswith(_TEXTS):
                    found.add(name)
                elif name.lower().endswith(_OTHERS):
                    what = f"it is in a language (.{name.rpartition('.')[2]}) that isn't read"
                    self.notes.append(Note("left out", name, what))
        return found

    def _read(self, name: str, *, is_post: bool) -> Text | None:
        written, body = heads.read(self._tree.text(self.start + name), name, yaml=self._is_yaml)
        if not written and name.lower().endswith(heads.HTML):
            return None  # no text, but a file
        fields = self._defaults(name) | {key: value for key, value in written.items() if value}
        text = Text(name, is_post, fields, body)
        text.status = values.text(fields, "status").lower() or "published"
        if text.status == "skip":
            self.notes.append(Note("left out", name, "its status is 'skip'"))
            return None
        zone = self._settings.zone
        if said := values.text(fields, "date") or next(iter(values.texts(fields, "date")), ""):
            text.date, text.timed = values.loose_date(said, zone)
            if text.date is None:
                self.notes.append(Note("look at", name, f"its date {said!r} is none"))
        if not values.text(fields, "title"):
            what = "it has no title, for which Pelican left it out; it is a draft"
            self.notes.append(Note("changed", name, what))
            text.status = "draft"
        text.language = values.text(fields, "lang").lower() or self._settings.language
        text.slug = values.text(fields, "slug") or self._slug(text)
        text.path, text.saved = self._address(text, "URL"), self._address(text, "SAVE_AS") or ""
        if text.path is None and text.status == "published":
            what = "its address isn't known: install Unidecode, by which Pelican makes it of titles"
            self.notes.append(Note("look at", name, what))
        return text

    def _defaults(self, name: str) -> Fields:
        """Return what settings and the path say of a text."""
        found: Fields = {}
        if category := self._values.text("DEFAULT_CATEGORY", "misc"):
            found["category"] = category
        if date := self._usual_date(name):
            found["date"] = date
        found |= texts_of(self._values.table("DEFAULT_METADATA"))
        extra = self._values.table("EXTRA_PATH_METADATA")
        for path in sorted(filter(lambda each: isinstance(each, str), extra)):
            if name == path or name.startswith(f"{path.rstrip('/')}/"):
                found |= texts_of(extra[path])
        folder, base = posixpath.split(posixpath.splitext(name)[0])
        from_path: Fields = {}
        for pattern, text in ((self._filename, base), (self._path, name)):
            match = pattern.match(text[:300]) if pattern else None
            for key, value in match.groupdict().items() if match else ():
                if value is not None:
                    from_path.setdefault(key.lower(), value)
        above = posixpath.basename(folder)
        if above and self._values.flag("USE_FOLDER_AS_CATEGORY", default=True):
            from_path.setdefault("category", above)
        return found | from_path

    def _usual_date(self, name: str) -> str:
        date = self._values.values.get("DEFAULT_DATE")
        if isinstance(date, list) and len(date) >= 3 and all(isinstance(n, int) for n in date):
            time = [*date[3:6], 0, 0, 0][:3]
            return "{:04}-{:02}-{:02}".format(*date) + " {:02}:{:02}:{:02}".format(*time)
        if date == "fs":
            changed = (self._tree.root / (self.start + name)).stat().st_mtime
            return f"{datetime.fromtimestamp(changed, self._settings.zone):%Y-%m-%d %H:%M:%S}"
        return date if isinstance(date, str) else ""

    def _slug(self, text: Text) -> str | None:
        source = self._values.text("SLUGIFY_SOURCE", "title")
        name = values.text(text.fields, "title")
        if source == "basename":
            name = posixpath.splitext(posixpath.basename(text.name))[0]
        return addresses.slug(name, self._settings)

    def _address(self, text: Text, key: str) -> str | None:
        own = values.text(text.fields, key.lower())
        if own:
            return own
        kind = "ARTICLE" if text.is_post else "PAGE"
        other = "" if text.language == self._settings.language else "LANG_"
        pattern = self._settings.patterns[f"{kind}_{other}{key}"]
        category = next(iter(self.categories(text.fields)), "")
        author = next(iter(self.authors(text.fields)), "")
        path, extension = posixpath.splitext(text.name)
        made = {
            "slug": text.slug,
            "category": addresses.slug(category, self._settings, "CATEGORY"),
            "author": addresses.slug(author, self._settings, "AUTHOR"),
        }
        if any(f"{{{name}}}" in pattern and value is None for name, value in made.items()):
            return None
        written = {k: v for k, v in text.fields.items() if isinstance(v, str)}
        known = {
            **written,
            **{name: value or "" for name, value in made.items()},
            "lang": text.language,
            "path": text.name,
            "path_no_ext": path,
            "extension": extension,
        }
        return addresses.filled(pattern, known, text.date)

    def categories(self, fields: Fields) -> tuple[str, ...]:
        """Return the categories that *fields* name."""
        found = values.texts(fields, "category", parted="," if self._has_more else "")
        if not self._has_more:
            return found[:1]
        names: list[str] = []
        for path in found:
            parts = [part.strip() for part in path.split("/") if part.strip()]
            names += parts
            for above, name in itertools.pairwise(parts):
                self.nested.setdefault(name, above)
        return tuple(dict.fromkeys(names))

    def authors(self, fields: Fields) -> tuple[str, ...]:
        """Return the authors that *fields* name, or the blog's."""
        one = values.text(fields, "author")
        return (
            values.texts(fields, "authors", parted=parted(fields.get("authors")))
            or ((one,) if one else ())
            or tuple(filter(None, [self._values.text("AUTHOR")]))
        )


def parted(value: Any) -> str:
    """Return what parts names: semicolons, or commas if there are none."""
    return ";" if isinstance(value, str) and ";" in value else ","


def texts_of(table: Any) -> dict[str, str]:
    """Return what is a text in a table of settings, by small names."""
    if not isinstance(table, dict):
        return {}
    return {
        key.lower(): value
        for key, value in table.items()
        if isinstance(key, str) and isinstance(value, str)
    }

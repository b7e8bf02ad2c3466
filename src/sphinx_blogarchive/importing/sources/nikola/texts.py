"""Texts of a blog of Nikola: which there are, what is said of them, and where they were."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...folders import values
from ...model import Note
from . import matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...folders.matter import Fields
    from ...folders.tree import Tree
    from .settings import Place, Settings

_ENDS = (".ipynb", ".php", ".textile", ".t2t", ".bb", ".wiki", ".org", ".adoc", ".asciidoc")


@dataclass(slots=True)
class Text:
    """A text in one language, and what follows from its fields."""

    name: str
    is_post: bool
    language: str
    fields: Fields
    body: str
    #: ``markdown``, ``rest`` or ``html``.
    compiler: str
    title: str
    slug: str
    #: Folder of its address.
    folder: str
    #: Where it was, below the root of the blog, without its end.
    path: str
    is_pretty: bool
    address: str = ""
    #: Paths at which it was shown in languages that it isn't translated to.
    copies: tuple[str, ...] = ()


class Texts:
    """Reads texts."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        """Read the blog in *tree*."""
        self._tree, self._settings = tree, settings
        self.notes: list[Note] = list(settings.notes)
        others = [re.escape(each) for each in settings.translations if each != settings.language]
        pattern = settings.values.text("TRANSLATIONS_PATTERN", "{path}.{lang}.{ext}")
        pattern = re.escape(pattern).replace(r"\{path\}", "(?P<path>.+?)")
        pattern = pattern.replace(r"\{ext\}", r"(?P<ext>[^./]+)")
        pattern = pattern.replace(r"\{lang\}", f"(?P<lang>{'|'.join(others) or '(?!)'})")
        try:
            self._translated = re.compile(pattern)
        except re.error:
            self._translated = re.compile("(?!)")
        if not {"path", "ext", "lang"} <= self._translated.groupindex.keys():
            self._translated = re.compile("(?!)")

    def read(self) -> Iterator[Text]:
        """Yield texts, each with the fields of what it is a translation of."""
        seen: set[str] = set()
        for place in self._settings.places:
            names = list(self._tree.files(place.folder))
            bases: dict[str, dict[str, str]] = {}
            for name in names:
                base, language = self._base(name)
                if fnmatch.fnmatchcase(posixpath.basename(base), place.pattern):
                    bases.setdefault(base, {})[language] = name
                elif name.lower().endswith(_ENDS) and name not in seen:
                    seen.add(name)
                    self._unread(name)
            for base, languages in bases.items():
                if base not in seen and not base.endswith(".meta"):
                    seen.add(base)
                    yield from self._texts(place, base, languages)

    def _base(self, name: str) -> tuple[str, str]:
        """Return the file that *name* translates, and the language that it is in."""
        found = self._translated.fullmatch(name)
        if found is None:
            return name, self._settings.language
        return f"{found['path']}.{found['ext']}", found["lang"]

    def _unread(self, name: str) -> None:
        what = f"it is in a language (.{name.rpartition('.')[2]}) that isn't read"
        self.notes.append(Note("left out", name, what))

    def _texts(self, place: Place, base: str, languages: dict[str, str]) -> Iterator[Text]:
        compiler = self._settings.compilers.get(posixpath.splitext(base)[1].lower(), "")
        if not compiler:
            self._unread(base)
            return
        usual = self._settings.language
        own: Fields = {}
        shown = self._settings.values.flag("SHOW_UNTRANSLATED_POSTS", default=True)
        missing = [each for each in self._settings.translations if each not in languages]
        order = sorted(languages.items(), key=lambda item: (item[0] != usual, item[0]))
        for language, name in order:
            fields, body = matter.of_text(self._tree.text(name), name, compiler, self._settings)
            if beside := self._beside(base, language):
                fields = matter.of_file(self._tree.text(beside), beside, self._settings)
                # all of the text is its body then
                body = self._tree.text(name)
            fields = {**own, **{key: value for key, value in fields.items() if value}}
            own = own or fields
            text = self._text(place, base, name, language, fields, body, compiler)
            if shown and name == order[0][1]:
                text.copies = tuple(self._path(place, base, each, text.slug) for each in missing)
            yield text

    def _beside(self, base: str, language: str) -> str:
        """Return the file beside a text that holds its fields; empty if there is none."""
        stem = posixpath.splitext(base)[0]
        names = [f"{stem}.meta"]
        if language != self._settings.language:
            pattern = self._settings.values.text("TRANSLATIONS_PATTERN", "{path}.{lang}.{ext}")
            made = pattern.replace("{path}", stem).replace("{lang}", language)
            names.insert(0, made.replace("{ext}", "meta"))
        return next(filter(self._tree.has, names), "")

    def _text(
        self,
        place: Place,
        base: str,
        name: str,
        language: str,
        fields: Fields,
        body: str,
        compiler: str,
    ) -> Text:
        stem = posixpath.splitext(posixpath.basename(base))[0]
        slug = values.text(fields, "slug") or self._settings.slug(stem) or stem
        usual = self._settings.is_pretty and slug != "index"
        return Text(
            name=name,
            is_post=place.is_post,
            language=language,
            fields=fields,
            body=body,
            compiler=compiler,
            title=values.text(fields, "title") or stem,
            slug=slug,
            folder=self._inner(place, base) or ".",
            path=self._path(place, base, language, slug),
            is_pretty=values.flag(fields, "pretty_url", default=usual),
        )

    def _inner(self, place: Place, base: str) -> str:
        return posixpath.dirname(base.removeprefix(f"{place.folder}/"))

    def _path(self, place: Place, base: str, language: str, slug: str) -> str:
        to = place.destinations
        folder = to.get(language, to.get(self._settings.language, to.get("", ""))).strip("/")
        prefix = self._settings.translations.get(language, "")
        path = posixpath.join(prefix, folder, self._inner(place, base), slug)
        return posixpath.normpath(path).lstrip("./")

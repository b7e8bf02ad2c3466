"""Files and lists of a blog of Pelican: where they were, and what means them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ...model import Attachment, Note
from . import addresses
from .texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...folders.tree import Tree
    from .settings import Settings
    from .texts import Text


class Files:
    """Knows the addresses of files, and of what links mean."""

    def __init__(
        self, tree: Tree, settings: Settings, start: str, texts: Mapping[str, Text]
    ) -> None:
        """Know the files of *tree* below *start*, and the *texts* among them."""
        self._tree, self._settings, self._start, self._texts = tree, settings, start, texts
        self._values = settings.values
        self._files: dict[str, str] = {}
        self.notes: list[Note] = []

    def place_all(self, names: list[str]) -> None:
        """Have all files come along that come without a link to them."""
        for name in self._static(names):
            self._place(name)

    def _static(self, names: list[str]) -> Iterator[str]:
        paths = [each.strip("/") for each in self._values.texts("STATIC_PATHS", ("images",))]
        excluded = [each.strip("/") for each in self._values.texts("STATIC_EXCLUDES")]
        for name in names:
            if name in self._texts or any(name.startswith(f"{each}/") for each in excluded if each):
                continue
            if any(not path or name == path or name.startswith(f"{path}/") for path in paths):
                yield name

    def _place(self, name: str) -> str:
        """Return the address of a file; it comes along."""
        if name not in self._files:
            extra = texts_of(self._values.table("EXTRA_PATH_METADATA").get(name, {}))
            path = extra.get("url") or extra.get("save_as")
            if not path:
                pattern = self._settings.patterns["STATIC_URL"]
                path = pattern.replace("{path}", extra.get("path", name))
            self._files[name] = addresses.within(self._settings.root, path)
        return self._files[name]

    def _attach(self, name: str, text: Text) -> str:
        """Return the address of a file that goes where the text goes."""
        if name not in self._files:
            above = posixpath.dirname(text.name)
            tail = name.removeprefix(f"{above}/") if above else name
            tail = tail if not above or tail != name else posixpath.basename(name)
            path = posixpath.join(posixpath.dirname(text.saved), tail)
            self._files[name] = addresses.within(self._settings.root, path)
        return self._files[name]

    def attachments(self) -> Iterator[Attachment]:
        """Yield the files that come along."""
        for name, where in self._files.items():
            yield Attachment(where, self._tree.root / (self._start + name), source=name)

    def find(self, text: Text, what: str, written: str) -> str:
        """Return the address that ``{what}written`` is, noting what isn't there."""
        root = self._settings.root
        value, sign, fragment = written.partition("#")
        if what in ("tag", "category", "author"):
            return self.term_address(what, unquote(value)) or f"{root}/"
        if what == "index":
            return f"{root}/{sign}{fragment}"
        path = unquote(value.partition("?")[0])
        above = "" if path.startswith("/") else posixpath.dirname(text.name)
        path = posixpath.normpath(posixpath.join(above, path.lstrip("/")))
        if (known := self._texts.get(path)) is not None and what == "filename":
            where = addresses.within(root, known.path or known.name)
            return where + sign + fragment
        if not path.startswith("..") and self._tree.has(self._start + path):
            where = self._attach(path, text) if what == "attach" else self._place(path)
            return where + sign + fragment
        self.notes.append(Note("look at", text.name, f"links to {path!r}, which isn't there"))
        return addresses.within(root, path.lstrip("./"))

    def term_address(self, kind: str, name: str) -> str:
        """Return where the list of a term was; empty if that isn't known."""
        made = addresses.slug(name, self._settings, kind.upper())
        pattern = self._settings.patterns[f"{kind.upper()}_URL"]
        if not made or not pattern:
            return ""
        path = addresses.filled(pattern, {"slug": made, "name": name}, None)
        return addresses.within(self._settings.root, path)

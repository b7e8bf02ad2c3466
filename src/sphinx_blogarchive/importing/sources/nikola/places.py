"""Addresses as Nikola makes them: of texts, of lists, of files, and of what links mean."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from ...model import Attachment, Note
from . import matter
from .texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...folders.matter import Fields
    from ...folders.tree import Tree
    from .settings import Settings

#: Folders of files, by the name of the setting.
_FOLDERS = {
    "FILES_FOLDERS": {"files": ""},
    "IMAGE_FOLDERS": {"images": ""},
    "GALLERY_FOLDERS": {"galleries": "galleries"},
    "LISTINGS_FOLDERS": {"listings": "listings"},
}
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg")
#: What in a gallery is no picture.
_NO_PICTURES = ("index.txt", "index.rst", "index.md", "metadata.yml", "exclude.meta")


class Places:
    """Knows where everything was."""

    def __init__(self, tree: Tree, settings: Settings, texts: list[Text]) -> None:
        """Know the addresses of *texts*."""
        self._tree, self._settings = tree, settings
        own = [text for text in texts if text.language == settings.language]
        self._slugs: dict[str, tuple[str, str]] = {}
        self._names: dict[str, str] = {}
        for text in [*own, *texts]:
            self._slugs.setdefault(text.slug, (text.address, text.title))
            self._names.setdefault(text.name, text.address)
        self.notes: list[Note] = []
        #: What stands before all paths on the host.
        self.root = settings.root

    def by_slug(self, slug: str) -> tuple[str, str]:
        """Return the address and the title of a text by its slug; empty if there is none."""
        made = self._settings.slug(slug) or ""
        return self._slugs.get(slug) or self._slugs.get(made) or ("", "")

    def listing(self, file: str) -> str:
        """Return the file that holds a listing; empty if it isn't at hand."""
        folders = self._folders("LISTINGS_FOLDERS")
        names = [file, *(posixpath.join(folder, file) for folder in folders)]
        for name in map(posixpath.normpath, names):
            if name.startswith(tuple(f"{folder}/" for folder in folders)) and self._tree.has(name):
                return name
        return ""

    def _folders(self, setting: str) -> dict[str, str]:
        found = self._settings.values.table(setting) or _FOLDERS[setting]
        return {
            key.strip("/"): value.strip("/")
            for key, value in found.items()
            if isinstance(key, str) and isinstance(value, str) and key.strip("/.")
        }

    def attachments(self) -> Iterator[Attachment]:
        """Yield files of all folders; notes are complete afterwards."""
        root = self._settings.root
        for setting in _FOLDERS:
            for folder, to in self._folders(setting).items():
                for name in self._tree.files(folder):
                    inner = name.removeprefix(f"{folder}/")
                    if setting == "GALLERY_FOLDERS" and inner.endswith(_NO_PICTURES):
                        continue
                    where = quote(posixpath.join(root, to, inner) or "/")
                    where = where if where.startswith("/") else f"/{where}"
                    yield Attachment(where, self._tree.root / name, source=name)

    def galleries(self) -> Iterator[Text]:
        """Yield a page for each folder of pictures."""
        for folder, to in self._folders("GALLERY_FOLDERS").items():
            pictures: dict[str, list[str]] = {}
            for name in self._tree.files(folder):
                if name.lower().endswith(_PICTURES):
                    pictures.setdefault(posixpath.dirname(name), []).append(name)
            for above, names in sorted(pictures.items()):
                yield self._gallery(
                    above, posixpath.join(to, above[len(folder) :].strip("/")), names
                )

    def _gallery(self, folder: str, path: str, names: list[str]) -> Text:
        fields: Fields = {}
        body = ""
        if self._tree.has(index := f"{folder}/index.txt"):
            fields, body = matter.of_text(self._tree.text(index), index, "rest", self._settings)
        shown = []
        for name in names:
            at = f"/{path}/{posixpath.basename(name)}".replace(" ", "\\ ")
            alt = posixpath.splitext(posixpath.basename(name))[0]
            shown.append(f".. image:: {at}\n   :alt: {alt}\n   :width: 20em")
        what = f"its {len(names)} pictures stand one below the other"
        self.notes.append(Note("changed", folder, what))
        title = str(fields.get("title") or posixpath.basename(folder))
        return Text(
            name=folder,
            is_post=False,
            language=self._settings.language,
            fields={"title": title},
            body="\n\n".join([body, *shown]),
            compiler="rest",
            title=title,
            slug=posixpath.basename(folder),
            folder=".",
            path=path,
            is_pretty=True,
            address=self.path(path, is_pretty=True),
        )

    def term(self, kind: str, path: tuple[str, ...]) -> str:
        """Return where the list of a tag, an author or a category was; empty if unknown.

        :param path: of a category all names from the top.
        """
        values = self._settings.values
        usual = self._settings.local("TAG_PATH") or "categories"
        folder = {
            "tag": usual,
            "category": self._settings.local("CATEGORY_PATH") or usual,
            "author": self._settings.local("AUTHOR_PATH") or "authors",
        }[kind]
        flat = kind == "category" and values.flag("CATEGORY_OUTPUT_FLAT_HIERARCHY", default=False)
        slugs = [self._settings.slug(name) for name in (path[-1:] if flat else path)]
        if not slugs or None in slugs:
            return ""
        made = [each or "" for each in slugs]
        if kind == "category":
            made[0] = values.text("CATEGORY_PREFIX", "cat_") + made[0]
        name = "/".join(made) if self._settings.is_pretty else "-".join(made)
        return self.path(posixpath.join(folder, name), is_pretty=self._settings.is_pretty)

    def path(self, path: str, *, is_pretty: bool) -> str:
        """Return the address of a page."""
        index = "" if self._settings.values.flag("STRIP_INDEXES", default=True) else "index.html"
        made = f"{path}/{index}" if is_pretty else f"{path}.html"
        if not is_pretty and not index and posixpath.basename(path) == "index":
            made = path.removesuffix("index")
        made = re.sub(r"/{2,}", "/", f"/{made}")
        return self._settings.root + quote(made, safe="/%+~@$,;:!")

    def link(self, kind: str, value: str) -> str:
        """Return the address that ``link://kind/value`` means; empty if it isn't known."""
        value = unquote(value)
        root = self._settings.root
        if kind in ("tag", "author", "category") and value:
            path = tuple(value.split("/")) if kind == "category" else (value,)
            return self.term(kind, path)
        return {
            "slug": self.by_slug(value)[0],
            "filename": self._names.get(posixpath.normpath(value or "."), ""),
            "gallery": f"{root}/galleries/{quote(value.removeprefix('galleries/'))}/",
            "listing": f"{root}/listings/{quote(value.removeprefix('listings/'))}",
            "listing_source": f"{root}/listings/{quote(value.removeprefix('listings/'))}",
            "root": f"{root}/",
            "index": f"{root}/",
            "rss": f"{root}/rss.xml",
            "archive": f"{root}/archive.html",
            "tag_index": f"{root}/categories/",
            "category_index": f"{root}/categories/",
        }.get(kind, "")

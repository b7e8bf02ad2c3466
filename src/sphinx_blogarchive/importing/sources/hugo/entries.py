"""Files of a site of Hugo become posts and pages."""

from __future__ import annotations

import posixpath
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...folders import values
from ...folders.matter import Fields, split
from ...model import Attachment, Entry, Note, Term
from .shortcodes import Shortcodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...folders.tree import Tree
    from .settings import Settings

_TEXTS = (".md", ".markdown", ".mdown", ".html", ".htm")
_OTHERS = (".org", ".adoc", ".asciidoc", ".rst", ".pandoc", ".pdc")
_PICTURES = ("image", "featured_image", "featuredimage", "featureimage", "thumbnail", "images")
_KNOWN = frozenset(
    [
        "title",
        "linktitle",
        "date",
        "publishdate",
        "pubdate",
        "published",
        "lastmod",
        "modified",
        "expirydate",
        "unpublishdate",
        "draft",
        "tags",
        "categories",
        "series",
        "author",
        "authors",
        "slug",
        "url",
        "aliases",
        "description",
        "summary",
        "markup",
        "type",
        "layout",
        "math",
        "katex",
        "mathjax",
        "toc",
        "comments",
        "lang",
        "language",
        "cover",
        "params",
        "series_order",
        "part",
        "seriesorder",
        "keywords",
        "isfeatured",
        "weight",
        "resources",
    ]
) | {*_PICTURES}


class Reader:
    """Reads the texts of a site; their addresses first, for they name each other."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        """Read the site in *tree*."""
        self._tree, self._settings, self._root = tree, settings, settings.root
        self._host = settings.address.removesuffix(settings.root)
        self._now = datetime.now(UTC)
        self.notes: list[Note] = []
        self.attachments: list[Attachment] = []

    def entries(self) -> Iterator[Entry]:
        """Yield all posts and pages; attachments and notes are complete afterwards."""
        found: dict[str, tuple[Fields, str, str]] = {}
        folders = self._settings.content
        names = sorted({name for folder in folders for name in self._tree.files(folder)})
        bundles = {
            posixpath.dirname(name)
            for name in names
            if re.search(r"/index(?:\.[\w-]+)?\.\w+\Z", name)
        }
        files: list[str] = []
        for name in names:
            stem, own = posixpath.basename(name), self._bundle(name, bundles)
            if name.lower().endswith(_OTHERS):
                what = f"it is in a language (.{name.rpartition('.')[2]}) that isn't read"
                self.notes.append(Note("left out", name, what))
            elif not name.lower().endswith(_TEXTS) or (own and not stem.startswith("index.")):
                files.append(name)
            else:
                matter, body = split(self._tree.text(name), name)
                fields = {key.lower(): value for key, value in (matter or {}).items()}
                if stem.startswith("_index."):
                    if body.strip():
                        what = "the text above a list of posts"
                        self.notes.append(Note("left out", name, what))
                    continue
                found[name] = fields, body, self._address(name, fields)
        known: dict[str, dict[str, str]] = {}
        for name, (_, _, where) in found.items():
            known.setdefault(self._folder(name), {})[f"content/{self._inner(name)}"] = where
        shortcodes = {folder: Shortcodes(each) for folder, each in known.items()}
        for name, (fields, body, where) in found.items():
            yield self._entry(name, fields, body, where, shortcodes[self._folder(name)])
        at = {posixpath.dirname(name): where for name, (_, _, where) in found.items()}
        self._attach(files, bundles, at)

    def _folder(self, name: str) -> str:
        """Return the folder of texts that the file *name* is in."""
        above = [each for each in self._settings.content if name.startswith(f"{each}/")]
        return max(above, key=len, default="content")

    def _inner(self, name: str) -> str:
        """Return the path of a file from its folder of texts."""
        return name.removeprefix(f"{self._folder(name)}/")

    def _bundle(self, name: str, bundles: set[str]) -> str:
        folder = posixpath.dirname(name)
        while folder and folder not in bundles:
            folder = posixpath.dirname(folder)
        return folder

    def _attach(self, files: list[str], bundles: set[str], folders: dict[str, str]) -> None:
        for name in files:
            folder = self._bundle(name, bundles)
            if folder:
                inner = name.removeprefix(f"{folder}/")
                where = f"{folders[folder].rpartition('/')[0]}/{quote(inner)}"
            else:
                where = quote(f"{self._root}/{self._inner(name)}")
            self.attachments.append(Attachment(where, self._tree.root / name, source=name))
        for name in self._tree.files("static"):
            where = quote(f"{self._root}/{name.removeprefix('static/')}")
            self.attachments.append(Attachment(where, self._tree.root / name, source=name))

    def _entry(
        self, name: str, fields: Fields, body: str, where: str, shortcodes: Shortcodes
    ) -> Entry:
        zone = self._settings.zone
        date, timed = values.date(values.text(fields, "date"), zone)
        later = values.date(values.text(fields, "publishdate", "pubdate", "published"), zone)
        if later[0] and (date is None or later[0] > max(date, self._now)):
            date, timed = later
        section = _section(self._inner(name))
        is_post = bool(section) and (date is not None or section in self._main())
        expiry = values.date(values.text(fields, "expirydate", "unpublishdate"), zone)[0]
        is_draft = values.flag(fields, "draft", default=False)
        if expiry and expiry <= self._now:
            is_draft = True
            self.notes.append(Note("changed", name, "it had expired, and is a draft"))
        text, told = shortcodes.body(body, f"content/{self._inner(name)}")
        self.notes += (Note(fate, name, what) for fate, what in told)
        inner = {**values.table(fields, "params"), **fields}
        others = {key: _shown(value) for key, value in fields.items() if key not in _KNOWN}
        series = values.texts(fields, "series")
        cover = values.table(inner, "cover")
        pictures = values.texts(inner, *_PICTURES)
        table = values.table(fields, "author")
        authors = values.texts(fields, "author", "authors") or (values.text(table, "name"),)
        published = not is_draft and date is not None
        return Entry(
            kind="post" if is_post else "page",
            title=values.text(fields, "title"),
            slug=values.text(fields, "slug") or _stem(name, self._settings.languages),
            body=text,
            format="html" if name.endswith((".html", ".htm")) else "markdown",
            source=name,
            date=date,
            timed=timed,
            updated=values.date(values.text(fields, "lastmod", "modified"), zone)[0],
            status="draft" if is_draft else "published",
            authors=tuple(filter(None, authors)) or tuple(filter(None, [self._settings.author])),
            tags=values.texts(fields, "tags") if is_post else (),
            categories=values.texts(fields, "categories") if is_post else (),
            series=series[0] if series else "",
            part=values.whole(values.text(inner, "series_order", "seriesorder", "part")) or None,
            feed_id=self._host + where if is_post and published else "",
            address="" if is_draft else where,
            redirect_from=() if is_draft else tuple(self._aliases(name, fields)),
            base=where,
            names=(quote(f"/{name}"),),
            excerpt=values.text(fields, "summary"),
            description=values.text(fields, "description"),
            image=values.below(
                self._root,
                values.text(cover, "image")
                or values.text(fields, "cover")
                or next(iter(pictures), ""),
            ),
            image_alt=values.text(cover, "alt"),
            language=self._language(name),
            comments_open=values.flag(inner, "comments", default=True),
            extra={key: value for key, value in others.items() if value},
        )  # fmt: skip

    def _main(self) -> tuple[str, ...]:
        return self._settings.main or ("posts", "post", "blog", "articles")

    def _language(self, name: str) -> str:
        if told := self._settings.content.get(self._folder(name), ""):
            return told
        found = re.search(r"\.([\w-]+)\.\w+\Z", name)
        return found[1] if found and found[1] in self._settings.languages else ""

    def _aliases(self, name: str, fields: Fields) -> Iterator[str]:
        above = posixpath.dirname(self._inner(name))
        if re.match(r"index\.", posixpath.basename(name)):
            above = posixpath.dirname(above)
        for alias in values.texts(fields, "aliases"):
            path = alias if alias.startswith("/") else posixpath.normpath(f"/{above}/{alias}")
            is_folder = alias.endswith("/") or "." not in path.rpartition("/")[2]
            yield f"{self._root}{quote(path.rstrip('/'), safe='/%')}{'/' if is_folder else ''}"

    def _address(self, name: str, fields: Fields) -> str:
        root = self._root
        if language := self._language(name):
            root = f"{root}/{language}"
        if url := values.text(fields, "url"):
            return f"{root}/{quote(url.lstrip('/'), safe='/%')}"
        inner = self._inner(name)
        section, stem = _section(inner), _stem(name, self._settings.languages)
        slug = _urlized(values.text(fields, "slug"))
        folder = posixpath.dirname(inner)
        if re.search(r"/index(?:\.[\w-]+)?\.\w+\Z", f"/{inner}"):
            folder = posixpath.dirname(folder)
        pattern = self._settings.permalinks.get(section) or self._settings.permalinks.get("")
        if pattern and section:
            date = values.date(values.text(fields, "date"), self._settings.zone)[0]
            local = date or datetime(1, 1, 1, tzinfo=UTC)
            known = {key: f"{local:{form}}" for key, form in _FORMS.items()} | {
                "year": f"{local.year:04}",
                "section": section,
                "sections": folder,
                "title": _urlized(values.text(fields, "title")),
                "slug": slug or _urlized(values.text(fields, "title")) or _urlized(stem),
            }
            for each in ("filename", "contentbasename"):
                known[each] = _urlized(stem)
                known[f"slugor{each}"] = slug or _urlized(stem)
            path = re.sub(r":(\w+)", lambda found: known.get(found[1], found[0]), pattern)
        else:
            path = "/".join(filter(None, (_urlized(folder), slug or _urlized(stem))))
        path = path.strip("/")
        if not path or path == "index":
            return f"{root}/"
        suffix = "" if path.endswith(".html") else ".html" if self._settings.ugly else "/"
        return quote(f"{root}/{path}") + suffix

    def terms(self, entries: Iterable[Entry]) -> Iterator[Term]:
        """Yield tags and categories with the addresses of their lists."""
        entries = list(entries)
        for name in sorted({tag for entry in entries for tag in entry.tags}):
            yield Term("tag", name, address=f"{self._root}/tags/{quote(_urlized(name))}/")
        for name in sorted({each for entry in entries for each in entry.categories}):
            yield Term(
                "category", name, address=f"{self._root}/categories/{quote(_urlized(name))}/"
            )


_FORMS = {"month": "%m", "day": "%d", "monthname": "%B", "weekday": "%w", "yearday": "%j"}


def _section(inner: str) -> str:
    parts = inner.split("/")
    is_bundle = re.match(r"index\.", parts[-1]) is not None
    return parts[0] if len(parts) > (2 if is_bundle else 1) else ""


def _stem(name: str, languages: frozenset[str]) -> str:
    stem = posixpath.basename(name).rpartition(".")[0]
    head, _, language = stem.rpartition(".")
    if head and language in languages:
        stem = head
    return posixpath.basename(posixpath.dirname(name)) if stem == "index" else stem


def _urlized(text: str) -> str:
    """Return a text as Hugo has it in addresses."""
    text = re.sub(r"\s+", "-", text.strip().lower())
    return re.sub(r"-{2,}", "-", re.sub(r"[^\w./\\_#+~-]", "", text))


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(values.texts({"": value}, ""))

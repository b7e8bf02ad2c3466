"""Files of a site of Jekyll become posts and pages."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...folders import values
from ...folders.matter import Fields, split
from ...model import Attachment, Entry, Note
from .addresses import is_pretty, post_address
from .liquid import Liquid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from ...folders.tree import Tree

_TEXTS = (".md", ".markdown", ".mkdown", ".mkd", ".html", ".htm")
_PROGRAMS = (".scss", ".sass", ".rb", ".yml", ".yaml", ".coffee", ".js", ".css", ".map", ".gemspec")
_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".pdf")
_DATED = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-(.+)")
_KNOWN = frozenset(
    [
        "title",
        "date",
        "categories",
        "category",
        "tags",
        "tag",
        "published",
        "permalink",
        "layout",
        "redirect_from",
        "last_modified_at",
        "updated",
        "excerpt",
        "excerpt_separator",
        "author",
        "authors",
        "image",
        "description",
        "comments",
        "pin",
        "slug",
        "math",
        "mathjax",
        "toc",
        "series",
        "lang",
        "render_with_liquid",
        "mermaid",
        "header",
        "nav_order",
    ]
)


class Reader:
    """Reads the texts of a site; their addresses first, for they name each other."""

    def __init__(
        self, tree: Tree, config: Fields, root: str, address: str, zone: ZoneInfo, permalink: str
    ) -> None:
        """Read the site in *tree*; see :class:`.Options` for what else there is."""
        self._tree, self._config, self._root, self._zone = tree, config, root, zone
        self._address = address
        self._permalink = permalink or values.text(config, "permalink") or "date"
        self.notes: list[Note] = []
        self.attachments: list[Attachment] = []

    def entries(self) -> Iterator[Entry]:
        """Yield all posts and pages; attachments and notes are complete afterwards."""
        found: list[tuple[str, Fields, str, str]] = []
        excluded = values.texts(self._config, "exclude")
        for name in self._tree.files():
            if name.startswith(("_site/", *excluded)):
                continue
            matter, body = None, ""
            if name.lower().endswith(_TEXTS):
                matter, body = split(self._tree.text(name), name)
            kind = self._kind(name)
            if matter is None:
                self._attach(name, kind)
            elif kind == "none":
                if not name.startswith(("_layouts/", "_includes/", "_sass/")):
                    self.notes.append(Note("left out", name, "no page was made of it"))
            elif kind == "page" and name.endswith((".html", ".htm")) and re.search(r"\{[{%]", body):
                self.notes.append(Note("left out", name, "it is a template, not a text"))
            else:
                fields = self._defaults(name, kind) | matter
                found.append((name, fields, body, self._where(name, kind, fields)))
        liquid = Liquid(
            {name: where for name, _, _, where in found},
            self._root,
            self._address,
            values.text(self._config, "excerpt_separator"),
        )
        for name, fields, body, where in found:
            yield self._entry(name, fields, body, where, liquid)

    def _kind(self, name: str) -> str:
        folders = name.split("/")[:-1]
        if "_posts" in folders:
            return "post"
        if "_drafts" in folders:
            return "draft"
        if folders and folders[0].startswith("_"):
            own = values.table(values.table(self._config, "collections"), folders[0][1:])
            return "page" if values.flag(own, "output", default=False) else "none"
        return "none" if any(each.startswith("_") for each in folders) else "page"

    def _attach(self, name: str, kind: str) -> None:
        at_root = "/" not in name
        if kind == "none" or name.lower().endswith((*_TEXTS, *_PROGRAMS)):
            return
        if not at_root or name.lower().endswith(_SHOWN):
            path = self._tree.root / name
            self.attachments.append(Attachment(quote(f"{self._root}/{name}"), path, source=name))

    def _defaults(self, name: str, kind: str) -> Fields:
        """Return what the configuration says of all files like *name*: the nearest rule wins."""
        folder = name.partition("/")[0]
        own = folder[1:] if kind == "page" and folder.startswith("_") else f"{kind}s"
        rules = self._config.get("defaults")
        found: list[tuple[int, bool, int, Fields]] = []
        for place, rule in enumerate(rules if isinstance(rules, list) else []):
            scope = values.table(rule, "scope") if isinstance(rule, dict) else {}
            wanted, path = values.text(scope, "type"), values.text(scope, "path").strip("/")
            if wanted in ("", own) and _lies_in(name, path):
                told = dict(values.table(rule, "values"))
                found.append((len(path), bool(wanted), place, told))
        fields: Fields = {}
        for *_, told in sorted(found, key=lambda rule: rule[:3]):
            fields |= told
        return fields

    def _entry(self, name: str, fields: Fields, body: str, where: str, liquid: Liquid) -> Entry:
        kind = self._kind(name)
        is_post = kind != "page"
        is_draft = kind == "draft" or not values.flag(fields, "published", default=True)
        named, slug = _parted(name)
        written = values.text(fields, "date")
        date, timed = values.date(written, self._zone)
        if date is None:
            date, timed = values.date(named, self._zone)
            if written:
                self.notes.append(Note("look at", name, f"its date {written!r} is none"))
        if kind == "draft":
            date = values.date(written, self._zone)[0]
        title = values.text(fields, "title") or slug.replace("-", " ").capitalize()
        text, told = liquid.body(body, name, title)
        self.notes += (Note(fate, name, what) for fate, what in told)
        site = values.table(self._config, "author")
        own = values.texts(fields, "author", "authors")
        author = values.text(site, "name") or values.text(self._config, "author")
        picture = values.table(fields, "image")
        others = {key: _shown(value) for key, value in fields.items() if key not in _KNOWN}
        feed_id = f"{self._address}{posixpath.dirname(where[len(self._root) :].rstrip('/'))}"
        feed_id = f"{feed_id.rstrip('/')}/{quote(values.text(fields, 'slug') or slug)}"
        return Entry(
            kind="post" if is_post else "page",
            title=title,
            slug=values.text(fields, "slug") or slug,
            body=text,
            format="html" if name.endswith((".html", ".htm")) else "markdown",
            source=name,
            date=date,
            timed=timed,
            updated=values.date(values.text(fields, "last_modified_at", "updated"), self._zone)[0],
            status="draft" if is_draft else "published",
            authors=own or tuple(filter(None, [author])),
            tags=values.texts(fields, "tags", "tag", parted=r"\s+") if is_post else (),
            categories=self._categories(name, fields) if is_post else (),
            series=values.text(fields, "series"),
            feed_id=feed_id if kind == "post" and not is_draft else "",
            address="" if is_draft else where,
            redirect_from=() if is_draft else tuple(
                f"{self._root}/{each.lstrip('/')}"
                for each in values.texts(fields, "redirect_from")
            ),
            base=where,
            excerpt=values.text(fields, "excerpt"),
            description=values.text(fields, "description"),
            image=values.below(
                self._root, values.text(fields, "image") or values.text(picture, "path")
            ),
            image_alt=values.text(picture, "alt"),
            language=values.text(fields, "lang"),
            pinned=values.flag(fields, "pin", default=False),
            comments_open=values.flag(fields, "comments", default=True),
            extra={key: value for key, value in others.items() if value},
        )  # fmt: skip

    def _categories(self, name: str, fields: Fields) -> tuple[str, ...]:
        """Return the categories, those of folders above ``_posts`` first."""
        folders = name.split("/")
        marks = [n for n, each in enumerate(folders) if each in ("_posts", "_drafts")]
        own = values.texts(fields, "category") + values.texts(fields, "categories", parted=r"\s+")
        return tuple(dict.fromkeys((*folders[: marks[0] if marks else 0], *own)))

    def _where(self, name: str, kind: str, fields: Fields) -> str:
        own = values.text(fields, "permalink")
        if kind == "page":
            if own and ":" not in own:
                return quote(f"{self._root}/{own.lstrip('/')}", safe="/%")
            path = re.sub(r"\.\w+\Z", "", name.removeprefix("_"))
            if path == "index" or path.endswith("/index"):
                return quote(f"{self._root}/{path.removesuffix('index')}")
            return quote(f"{self._root}/{path}") + ("/" if is_pretty(self._permalink) else ".html")
        named, slug = _parted(name)
        date = values.date(values.text(fields, "date") or named, self._zone)[0]
        local = date.astimezone(self._zone) if date else None
        title = values.text(fields, "slug") or slug
        categories = self._categories(name, fields)
        return self._root + post_address(own or self._permalink, local, slug, title, categories)


def _lies_in(name: str, path: str) -> bool:
    """Say whether the file *name* is at *path* or below; a ``*`` is a part of a name."""
    wanted = path.split("/") if path else []
    names = name.split("/")
    return len(wanted) <= len(names) and all(
        fnmatch.fnmatchcase(each, want) if "*" in want else each == want
        for want, each in zip(wanted, names, strict=False)
    )


def _parted(name: str) -> tuple[str, str]:
    """Return the date and the rest of the name of a file."""
    stem = posixpath.basename(name).rpartition(".")[0]
    found = _DATED.fullmatch(stem)
    if found is None:
        above = posixpath.basename(posixpath.dirname(name))
        return "", above if stem == "index" and above else stem
    date = found[1] if found[1].index("-") == 4 else f"20{found[1]}"
    return date, found[2]


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(values.texts({"": value}, ""))

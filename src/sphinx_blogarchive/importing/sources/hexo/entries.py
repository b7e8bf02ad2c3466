"""Files of a blog of Hexo become posts and pages."""

from __future__ import annotations

import itertools
import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...folders import values
from ...folders.matter import Fields, split
from ...model import Attachment, Entry, Note, Term
from .tags import Tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from ...folders.tree import Tree

DEFAULT = ":year/:month/:day/:title/"
_TEXTS = (".md", ".markdown", ".mkd", ".mdown", ".html", ".htm")
_PICTURES = (
    "cover",
    "thumbnail",
    "banner",
    "top_img",
    "index_img",
    "cover_image",
    "photo",
    "image",
    "banner_img",
)
_KNOWN = frozenset(
    [
        "title",
        "date",
        "updated",
        "tags",
        "tag",
        "categories",
        "category",
        "permalink",
        "slug",
        "layout",
        "comments",
        "published",
        "lang",
        "language",
        "author",
        "excerpt",
        "description",
        "summary",
        "sticky",
        "top",
        "pin",
        "alias",
        "redirect_from",
        "abbrlink",
        "id",
        "password",
        "series",
        "mathjax",
        "math",
        "katex",
        "toc",
        "copyright",
        "type",
        "aside",
    ]
) | {*_PICTURES}
_DATED = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(.+)")


class Reader:
    """Reads the texts of a blog; their addresses first, for they name each other."""

    def __init__(
        self, tree: Tree, config: Fields, root: str, address: str, zone: ZoneInfo, permalink: str
    ) -> None:
        """Read the blog in *tree*.

        :param root: what stands before all paths on the host.
        """
        self._tree, self._config, self._root, self._zone = tree, config, root, zone
        self._host = address.removesuffix(root) if root else address
        self._permalink = permalink
        self._source = values.text(config, "source_dir").strip("/") or "source"
        self.notes: list[Note] = []
        self.attachments: list[Attachment] = []
        self._nested: dict[str, str] = {}
        self._used: set[str] = set()

    def entries(self) -> Iterator[Entry]:
        """Yield all posts and pages; attachments, notes and terms are complete afterwards."""
        found: list[tuple[str, Fields, str, str]] = []
        posts, drafts = f"{self._source}/_posts/", f"{self._source}/_drafts/"
        others: list[str] = []
        for name in self._tree.files(self._source):
            inner = name.removeprefix(f"{self._source}/")
            is_text = name.lower().endswith(_TEXTS)
            hidden = any(part.startswith("_") for part in inner.split("/")[:-1])
            if not name.startswith((posts, drafts)) and (hidden or inner.startswith("_")):
                continue
            fields, body = (
                split(self._tree.text(name), name, bare=name.startswith((posts, drafts)))
                if is_text
                else (None, "")
            )
            if fields is None and (not is_text or name.lower().endswith((".html", ".htm"))):
                others.append(name)
            else:
                found.append((name, fields or {}, body, self._address(name, fields or {})))
        known = {
            re.sub(r"\.\w+\Z", "", name.removeprefix(posts)): (where, values.text(fields, "title"))
            for name, fields, _, where in found
            if name.startswith(posts)
        }
        tags = Tags(self._tree, self._source, known, self._root)
        for name, fields, body, where in found:
            is_post = name.startswith((posts, drafts))
            yield self._entry(name, fields, body, where, tags, is_post=is_post)
        folders = {re.sub(r"\.\w+\Z", "", name): where for name, _, _, where in found}
        self._attach(others, folders)

    def _attach(self, names: list[str], folders: Mapping[str, str]) -> None:
        for name in names:
            inner = name.removeprefix(f"{self._source}/")
            folder = posixpath.dirname(name)
            while folder and folder not in folders:
                folder = posixpath.dirname(folder)
            file = self._tree.root / name
            if not inner.startswith("_"):
                self.attachments.append(
                    Attachment(quote(f"{self._root}/{inner}"), file, source=name)
                )
            elif folder:  # the asset folder of a post
                within = name.removeprefix(f"{folder}/")
                base = folders[folder].rpartition("/")[0]
                own = f"{base}/{quote(within)}"
                also = f"{base}/{quote(posixpath.basename(folder))}/{quote(within)}"
                self.attachments.append(Attachment(own, file, (also,), name))
            else:
                self.notes.append(Note("left out", name, "a file beside posts that none can have"))

    def _entry(
        self, name: str, fields: Fields, body: str, where: str, tags: Tags, *, is_post: bool
    ) -> Entry:
        is_draft = "/_drafts/" in name or not values.flag(fields, "published", default=True)
        stem = _stem(name)
        date, timed = self._date(fields, stem)
        if values.text(fields, "date") and date is None:
            what = f"its date {values.text(fields, 'date')!r} is none"
            self.notes.append(Note("look at", name, what))
        text, told = tags.body(body, where)
        self.notes += (Note(fate, name, what) for fate, what in told)
        categories = self._categories(fields)
        author = values.text(fields, "author") or values.text(self._config, "author")
        order = values.text(fields, "sticky", "top", "pin").lower()
        others = {key: _shown(value) for key, value in fields.items() if key not in _KNOWN}
        published = not is_draft and date is not None
        number = values.text(fields, "abbrlink", "id")
        image = values.text(fields, *_PICTURES)
        return Entry(
            kind="post" if is_post else "page",
            title=values.text(fields, "title"),
            slug=values.text(fields, "slug") or self._own_slug(stem, is_post=is_post),
            body=text,
            format="html" if name.lower().endswith((".html", ".htm")) else "markdown",
            source=name,
            date=date,
            timed=timed,
            updated=values.date(values.text(fields, "updated"), self._zone)[0],
            status="draft" if is_draft else "published",
            password=bool(values.text(fields, "password")),
            authors=(author,) if author and is_post else (),
            tags=values.texts(fields, "tags", "tag") if is_post else (),
            categories=categories if is_post else (),
            series=values.text(fields, "series"),
            id=number if re.fullmatch(r"[\w-]+", number) else "",
            feed_id=self._host + where if is_post and published else "",
            address="" if is_draft else where,
            redirect_from=() if is_draft else tuple(
                f"{self._root}/{each.lstrip('/')}"
                for each in values.texts(fields, "alias", "redirect_from")
            ),
            base=where,
            excerpt=values.text(fields, "excerpt", "summary"),
            description=values.text(fields, "description"),
            image=values.below(self._root, "" if image.lower() in ("true", "false") else image),
            language=values.text(fields, "lang", "language"),
            pinned=order not in ("", "0", "false"),
            comments_open=values.flag(fields, "comments", default=True),
            extra={key: value for key, value in others.items() if value},
        )  # fmt: skip

    def _own_slug(self, stem: str, *, is_post: bool) -> str:
        if is_post:
            return _slug(stem)
        return stem.removeprefix(f"{self._source}/").removesuffix("/index")

    def _date(self, fields: Fields, stem: str) -> tuple[datetime | None, bool]:
        found = values.date(values.text(fields, "date"), self._zone)
        if found[0] is None and (dated := _DATED.fullmatch(posixpath.basename(stem))):
            return values.date("-".join(dated.groups()[:3]), self._zone)
        return found

    def _categories(self, fields: Fields) -> tuple[str, ...]:
        """Return the categories: a list is a path, a list of lists has many."""
        written = fields.get("categories", fields.get("category"))
        paths = written if isinstance(written, list) else [written]
        if not any(isinstance(each, list) for each in paths):
            paths = [paths]
        found: list[str] = []
        for path in paths:
            names = values.texts({"path": path}, "path")
            found += names
            for above, name in itertools.pairwise(names):
                self._nested.setdefault(name, above)
        return tuple(dict.fromkeys(found))

    def terms(self) -> Iterator[Term]:
        """Yield categories that were within others."""
        folder = values.text(self._config, "category_dir") or "categories"
        for name, above in sorted(self._nested.items()):
            what = f"it was below {above!r}, and stands beside it"
            self.notes.append(Note("changed", f"category {name!r}", what))
            path, seen = [name], {name}
            while (parent := self._nested.get(path[0], "")) and parent not in seen:
                path.insert(0, parent)
                seen.add(parent)
            address = "/".join(quote(_hyphens(each)) for each in path)
            yield Term("category", name, parent=above, address=f"{self._root}/{folder}/{address}/")

    def _address(self, name: str, fields: Fields) -> str:
        written = values.text(fields, "permalink")
        inner = name.removeprefix(f"{self._source}/")
        if not inner.startswith(("_posts/", "_drafts/")):
            path = re.sub(r"\.\w+\Z", ".html", inner)
            return quote(f"{self._root}/{re.sub(r'(?:^|(?<=/))index.html$', '', path)}")
        if written:
            return f"{self._root}/{quote(written.lstrip('/'), safe='/%')}"
        stem = _stem(name)
        date, _ = self._date(fields, stem)
        local = date.astimezone(self._zone) if date else None
        slug = values.text(fields, "slug") or _slug(stem)
        category = "/".join(map(_hyphens, self._categories(fields)))
        values.text(self._config, "default_category")
        known = {
            "title": slug,
            "name": posixpath.basename(slug),
            "post_title": _hyphens(values.text(fields, "title")),
            "category": category
            or values.text(self._config, "default_category")
            or "uncategorized",
            "year": f"{local.year:04}" if local else "",
            **{key: f"{local:{form}}" if local else "" for key, form in _FORMS.items()},
            "i_month": str(local.month) if local else "",
            "i_day": str(local.day) if local else "",
        }

        def value(found: re.Match[str]) -> str:
            return known[found[1]] if found[1] in known else values.text(fields, found[1])

        path = re.sub(r":(\w+)", value, self._permalink)
        return quote(f"{self._root}/{path.lstrip('/')}".removesuffix("index.html"))


_FORMS = {"month": "%m", "day": "%d", "hour": "%H", "minute": "%M", "second": "%S"}


def _stem(name: str) -> str:
    return re.sub(r"\A.*?/_(?:posts|drafts)/|\.\w+\Z", "", name)


def _slug(stem: str) -> str:
    folder, _, name = stem.rpartition("/")
    dated = _DATED.fullmatch(name)
    return f"{folder}/{dated[4] if dated else name}".lstrip("/")


def _hyphens(name: str) -> str:
    """Return a name as Hexo has it in addresses."""
    return re.sub(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+", "-", name).strip("-")


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(values.texts({"": value}, ""))

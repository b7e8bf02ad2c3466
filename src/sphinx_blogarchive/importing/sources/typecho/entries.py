"""Posts and pages of Typecho's tables."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING
from urllib.parse import quote

from ....model.stats import is_mail, vetted
from ...model import Entry, Note, Term
from .comments import read_comments
from .tables import Row, Tables, decoded, moment, number, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from ...model import Kind, Status

_MARKDOWN = "<!--markdown-->"
_VIEWS = ("views", "viewsnum", "view", "viewnum", "hits")
#: Fields that themes have for what posts here have too, in small letters.
_PICTURES = ("thumb", "thumbnail", "cover", "banner", "headpic", "pic", "image", "img", "headerimg")
_EXCERPTS = ("excerpt", "summary", "abstract", "customsummary")
_DESCRIPTIONS = ("description", "desc")
#: Themes write these into every post, whether they are used or not.
_SHORTCODE = re.compile(r"\[([a-z][a-z0-9_-]{2,})(?:\s[^\]\n]*)?\](?!\()[\s\S]{0,4000}?\[/\1\]")
_BRACED = re.compile(r"^\{([a-z][a-z0-9_-]{2,})(?:\s[^}\n]*)?/?\}", re.MULTILINE)
_PATTERN = re.compile(r"[\[{]([a-z]+)[^\]}]*[\]}]", re.IGNORECASE)
_UNPUBLISHED = {"post_draft": "post", "page_draft": "page"}


class Reader:
    """Makes entries of rows, and counts what isn't made one."""

    def __init__(self, tables: Tables, root: str, address: str, zone: tzinfo) -> None:
        """Read *tables* of the blog at *address*.

        :param root: what stands before all paths on the host.
        :param zone: in which addresses have their dates.
        """
        self._root, self._address, self._zone = root, address, zone
        self.left_out: Counter[str] = Counter()
        self.notes: list[Note] = []
        self._rows = tables.rows
        self._metas = {number(row, "mid"): row for row in self._rows["metas"]}
        self._terms: defaultdict[int, list[Row]] = defaultdict(list)
        for row in self._rows["relationships"]:
            if meta := self._metas.get(number(row, "mid")):
                self._terms[number(row, "cid")].append(meta)
        self._fields = self._read_fields()
        self._authors = {number(row, "uid"): _author(row) for row in self._rows["users"]}
        self._comments = read_comments(self._rows["comments"], self.left_out)

    def entries(self, post: str, page: str) -> Iterator[Entry]:
        """Yield all posts and pages.

        :param post: pattern of addresses of posts, as Typecho has it.
        :param page: pattern of those of pages.
        """
        published = {number(row, "cid") for row in self._rows["contents"]}
        texts = {number(row, "cid"): text(row, "text") for row in self._rows["contents"]}
        for row in sorted(self._rows["contents"], key=lambda row: number(row, "cid")):
            kind, parent = text(row, "type"), number(row, "parent")
            if kind in ("attachment", ""):
                continue
            if kind == "revision" or (kind in _UNPUBLISHED and parent in published):
                # what is being written anew of something that is published
                self.left_out["revisions and unpublished changes"] += 1
                if kind != "revision" and text(row, "text") != texts[parent]:
                    title = html.unescape(text(row, "title"))
                    where = f'{kind.partition("_")[0]} {parent} "{title}"'
                    what = "changes to it that were saved and not published"
                    self.notes.append(Note("left out", where, what))
            elif kind in ("post", "page"):
                yield self._entry(row, "post" if kind == "post" else "page", post, page)
            elif kind in _UNPUBLISHED:
                yield self._entry(row, "post" if kind == "post_draft" else "page", post, page)
            else:
                self.left_out[f"entries of type {kind!r}"] += 1

    def _entry(self, row: Row, kind: Kind, post: str, page: str) -> Entry:
        cid = number(row, "cid")
        title = " ".join(html.unescape(text(row, "title")).split())
        source = f'{kind} {cid} "{title}"'
        body = text(row, "text")
        is_markdown = body.startswith(_MARKDOWN)
        date = moment(row, "created")
        status = self._status(row, source)
        categories = [meta for meta in self._terms[cid] if text(meta, "type") == "category"]
        path = self._path(post if kind == "post" else page, row, date, categories)
        fields = {name.lower(): value for name, value in self._fields[cid].items() if value}
        self._note_shortcodes(body, source)
        feed_id = f"{self._address}{path}" if kind == "post" and status == "published" else ""
        author = self._authors.get(number(row, "authorId"), "")
        views = [_whole(fields.pop(name, "")) for name in _VIEWS]
        views += [_whole(value or "") for name, value in row.items() if name.lower() in _VIEWS]
        known = [count for count in views if count is not None]
        return Entry(
            kind=kind,
            title=title,
            slug=text(row, "slug"),
            body=body.removeprefix(_MARKDOWN),
            format="markdown" if is_markdown else "html",
            source=source,
            date=date,
            status=status,
            password=bool(text(row, "password")),
            authors=(author,) if author else (),
            tags=tuple(_name(meta) for meta in self._terms[cid] if text(meta, "type") == "tag"),
            categories=tuple(map(_name, categories)),
            id=str(cid),
            feed_id=feed_id,
            address="" if text(row, "type") in _UNPUBLISHED else f"{self._root}{path}",
            base=f"{self._root}{path}",
            image=_first(fields, _PICTURES),
            excerpt=_first(fields, _EXCERPTS),
            description=_first(fields, _DESCRIPTIONS),
            comments_open=text(row, "allowComment") == "1",
            comments=tuple(self._comments.pop(cid, ())),
            views=max(known, default=None),
        )

    def _status(self, row: Row, source: str) -> Status:
        written = text(row, "status")
        if text(row, "type") in _UNPUBLISHED or written in ("draft", "waiting"):
            return "draft"
        if written == "hidden":
            what = "it was hidden, to be read by those who knew its address, and is a draft"
            self.notes.append(Note("changed", source, what))
            return "draft"
        return "published" if written == "publish" else "private"

    def _path(self, pattern: str, row: Row, date: datetime | None, categories: list[Row]) -> str:
        local = date.astimezone(self._zone) if date else None
        category = categories[0] if categories else {}
        values = {
            "cid": str(number(row, "cid")),
            "slug": quote(text(row, "slug")),
            "category": quote(text(category, "slug")),
            "directory": "/".join(quote(text(meta, "slug")) for meta in self._above(category)),
            "year": f"{local.year:04}" if local else "",
            "month": f"{local:%m}" if local else "",
            "day": f"{local:%d}" if local else "",
        }
        return "/" + _PATTERN.sub(lambda found: values.get(found[1], found[0]), pattern).lstrip("/")

    def _above(self, category: Row) -> list[Row]:
        found: list[Row] = []
        while category and category not in found:
            found.insert(0, category)
            category = self._metas.get(number(category, "parent"), {})
        return found

    def terms(self, category: str) -> Iterator[Term]:
        """Yield tags, categories and authors, as far as more than their name is known.

        :param category: pattern of addresses of categories.
        """
        for mid, row in sorted(self._metas.items()):
            kind, slug, name = text(row, "type"), text(row, "slug"), _name(row)
            if kind not in ("category", "tag") or not name:
                continue
            above = self._metas.get(number(row, "parent"), {})
            values = {"mid": str(mid), "slug": quote(slug)}
            values["directory"] = "/".join(quote(text(each, "slug")) for each in self._above(row))
            pattern = category if kind == "category" else "/tag/[slug]/"
            path = _PATTERN.sub(lambda found: values.get(found[1], ""), pattern)  # noqa: B023
            if above:
                what = f"it was below {_name(above)!r}, and stands beside it"
                self.notes.append(Note("changed", f"category {name!r}", what))
            yield Term(
                "category" if kind == "category" else "tag",
                name,
                slug,
                text(row, "description"),
                _name(above) if above else "",
                address=f"{self._root}/{path.lstrip('/')}",
            )
        for uid, name in sorted(self._authors.items()):
            if name:
                row = next(row for row in self._rows["users"] if number(row, "uid") == uid)
                site = vetted(text(row, "url"))
                own = "" if site.rstrip("/") == self._address.rstrip("/") else site
                yield Term("author", name, url=own, address=f"{self._root}/author/{uid}/")

    def attachments(self) -> Iterator[tuple[Row, str]]:
        """Yield each uploaded file with its path on the old host."""
        for row in self._rows["contents"]:
            if text(row, "type") == "attachment":
                if path := decoded(text(row, "text"), "path"):
                    yield row, f"/{path.lstrip('/')}"
                else:
                    what = "an upload of which nobody knows where it was"
                    self.notes.append(Note("left out", f"attachment {text(row, 'cid')}", what))

    def _read_fields(self) -> defaultdict[int, dict[str, str]]:
        found: defaultdict[int, dict[str, str]] = defaultdict(dict)
        known = {*_VIEWS, *_PICTURES, *_EXCERPTS, *_DESCRIPTIONS}
        others: Counter[str] = Counter()
        for row in self._rows["fields"]:
            name = text(row, "name")
            kind = text(row, "type") or "str"
            value = text(row, f"{'str' if kind == 'json' else kind}_value").strip()
            found[number(row, "cid")][name] = value
            if name.lower() not in known and value not in ("", "0", "0.0", "[]", "{}", "null"):
                others[name] += 1
        for name, count in sorted(others.items()):
            what = f"the field {name!r} of {count:,} {'entry' if count == 1 else 'entries'}"
            self.notes.append(Note("left out", "fields", what))
        return found

    def orphans(self) -> None:
        """Count comments on what isn't there; to be called when all entries were."""
        if lost := sum(map(len, self._comments.values())):
            self.left_out["comments on what isn't there"] += lost

    def _note_shortcodes(self, body: str, source: str) -> None:
        if "[/" not in body and "{" not in body:
            return
        names = {found[1] for found in _SHORTCODE.finditer(body)}
        names |= {found[1] for found in _BRACED.finditer(body)}
        for name in sorted(names):
            what = f"the shortcode {name!r} of a plugin or a theme stands as it was written"
            self.notes.append(Note("look at", source, what))


def _author(row: Row) -> str:
    for name in ("screenName", "name"):
        shown = " ".join(html.unescape(text(row, name)).split())
        if shown and not is_mail(shown):
            return shown
    return ""


def _name(meta: Row) -> str:
    return " ".join(html.unescape(text(meta, "name")).split())


def _whole(written: str) -> int | None:
    return int(written) if re.fullmatch(r"\d{1,15}", written.strip()) else None


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")

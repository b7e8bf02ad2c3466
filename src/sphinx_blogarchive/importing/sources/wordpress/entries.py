"""Items of an export become posts, pages, terms and files."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from ....model.stats import is_mail, vetted
from ....services.htmltext import text_of_html
from ...model import Attachment, Entry, Note, Term
from .bodies import Bodies
from .comments import read_comments
from .zones import moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from ...model import Status
    from .export import Export, Item

_STATUS: dict[str, Status] = {
    "publish": "published",
    "future": "published",
    "private": "private",
    "draft": "draft",
    "pending": "draft",
}
#: What WordPress keeps as entries, and nobody wrote as one.
_INTERNAL = frozenset(
    [
        "attachment",
        "revision",
        "nav_menu_item",
        "custom_css",
        "customize_changeset",
        "oembed_cache",
        "user_request",
        "wp_block",
        "wp_template",
        "wp_template_part",
        "wp_global_styles",
        "wp_navigation",
        "wp_font_family",
        "wp_font_face",
    ]
)
_VIEWS = ("views", "post_views_count", "_post_views", "hits", "entry_views")
_DESCRIPTIONS: tuple[str, ...] = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
    "_genesis_description",
)
_KNOWN = frozenset({*_VIEWS, *_DESCRIPTIONS, "footnotes", "enclosure"})


class Reader:
    """Makes entries of items, and counts what isn't made one."""

    def __init__(self, export: Export, address: str, zone: tzinfo) -> None:
        """Read what was exported of the blog at *address*."""
        self._export, self._zone = export, zone
        self._address, self._root = address, urlsplit(address).path.rstrip("/")
        self.left_out: Counter[str] = Counter()
        self.notes: list[Note] = []
        self._authors = {
            row.get("wp:author_login", ""): row for row in export.others.get("wp:author", [])
        }
        self._bodies = Bodies(export.items)
        self._fields: Counter[str] = Counter()
        self._taxonomies: Counter[str] = Counter()

    def entries(self) -> Iterator[Entry]:
        """Yield all posts and pages."""
        for item in self._export.items:
            kind, status = item.text("wp:post_type"), item.text("wp:status")
            title = _title(item.text("title"))
            source = f'{kind} {item.text("wp:post_id")} "{title}"'
            if kind == "attachment":
                self._note_comments(item, source)
            elif kind in _INTERNAL:
                self.left_out[f"entries of type {kind!r}"] += 1
            elif status in ("trash", "auto-draft", "inherit"):
                self.left_out["deleted entries and empty drafts"] += 1
            elif kind in ("post", "page"):
                yield self._entry(item, title, source)
            else:
                what = f"it is of the type {kind!r}, which a plugin or a theme made"
                self.notes.append(Note("left out", source, what))
        for taxonomy, count in sorted(self._taxonomies.items()):
            what = f"{count:,} {'term' if count == 1 else 'terms'} of the taxonomy {taxonomy!r}"
            self.notes.append(Note("left out", "terms", what))

    def _note_comments(self, item: Item, source: str) -> None:
        if comments := read_comments(item.comments, self._zone, self.left_out):
            what = f"comments on the page of a file ({len(comments)})"
            self.notes.append(Note("left out", source, what))

    def _entry(self, item: Item, title: str, source: str) -> Entry:
        status = _STATUS.get(item.text("wp:status"))
        if status is None:
            what = f"its status was {item.text('wp:status')!r}, and it is a draft"
            self.notes.append(Note("changed", source, what))
        is_post = item.text("wp:post_type") == "post"
        number = item.text("wp:post_id").strip()
        link = item.text("link").strip()
        fields = item.fields
        body, notes = self._bodies.body(item)
        self.notes += (Note(fate, source, what) for fate, what in notes)
        image, alt = self._bodies.picture(fields.get("_thumbnail_id", ""))
        published = status == "published"
        for name, value in fields.items():
            if not name.startswith("_") and name not in _KNOWN and value.strip():
                self._fields[name] += 1
        row = self._authors.get(item.text("dc:creator"), {})
        author = _title(row.get("wp:author_display_name", "") or item.text("dc:creator"))
        series = self._terms_of(item, "series")
        return Entry(
            kind="post" if is_post else "page",
            title=title,
            slug=item.text("wp:post_name"),
            body=body,
            format="html",
            source=source,
            date=moment(item.texts, "wp:post_date", self._zone),
            status=status or "draft",
            password=bool(item.text("wp:post_password")),
            authors=() if not author or is_mail(author) else (author,),
            tags=self._terms_of(item, "post_tag"),
            categories=self._terms_of(item, "category"),
            series=series[0] if series else "",
            part=_whole(fields.get("_series_part", "")) or None,
            id=number,
            feed_id=item.text("guid").strip() if is_post and published else "",
            address=link if published else "",
            redirect_from=tuple(_renamed(link, item)) if published else (),
            base=link or f"{self._root}/",
            names=(f"{self._root}/?p={number}", f"{self._root}/?page_id={number}"),
            excerpt=text_of_html(item.text("excerpt:encoded")),
            description=next((fields[name] for name in _DESCRIPTIONS if fields.get(name)), ""),
            image=image,
            image_alt=alt,
            pinned=item.text("wp:is_sticky") == "1",
            comments_open=item.text("wp:comment_status") == "open",
            comments=read_comments(item.comments, self._zone, self.left_out),
            views=max((_whole(fields[name]) for name in _VIEWS if fields.get(name)), default=None),
        )

    def _terms_of(self, item: Item, taxonomy: str) -> tuple[str, ...]:
        if taxonomy == "post_tag":
            taken = ("post_tag", "category", "series", "post_format", "language")
            self._taxonomies.update(each for each, *_ in item.terms if each not in taken)
        names = (_title(name) for each, _, name in item.terms if each == taxonomy)
        return tuple(dict.fromkeys(filter(None, names)))

    def tell_of_fields(self) -> None:
        """Note custom fields that weren't taken; to be called when all entries were."""
        for name, count in sorted(self._fields.items()):
            what = f"the field {name!r} of {count:,} {'entry' if count == 1 else 'entries'}"
            self.notes.append(Note("left out", "fields", what))

    def terms(self) -> Iterator[Term]:
        """Yield categories, tags and authors, as far as more than their name is known."""
        categories = {
            row.get("wp:category_nicename", ""): row
            for row in self._export.others.get("wp:category", [])
        }
        for slug, row in categories.items():
            name, above = _title(row.get("wp:cat_name", "")), _above(slug, categories)
            if len(above) > 1:
                parent = _title(categories[above[-2]].get("wp:cat_name", ""))
                what = f"it was below {parent!r}, and stands beside it"
                self.notes.append(Note("changed", f"category {name!r}", what))
            else:
                parent = ""
            address = f"{self._root}/category/{'/'.join(map(_quoted, above))}/"
            about = text_of_html(row.get("wp:category_description", ""))
            yield Term("category", name, slug, about, parent, address=address)
        for row in self._export.others.get("wp:tag", []):
            slug, about = row.get("wp:tag_slug", ""), row.get("wp:tag_description", "")
            address = f"{self._root}/tag/{_quoted(slug)}/"
            name = _title(row.get("wp:tag_name", ""))
            yield Term("tag", name, slug, text_of_html(about), address=address)
        for login, row in self._authors.items():
            name = _title(row.get("wp:author_display_name", "") or login)
            if name and not is_mail(name):
                site = vetted(row.get("wp:author_url", ""))
                yield Term("author", name, url=site)

    def attachments(self) -> Iterator[Attachment]:
        """Yield each uploaded file."""
        for item in self._export.items:
            if item.text("wp:post_type") != "attachment":
                continue
            if url := item.text("wp:attachment_url").strip():
                number = item.text("wp:post_id")
                names = (item.text("link").strip(), f"{self._root}/?attachment_id={number}")
                yield Attachment(url, None, tuple(filter(None, names)), urlsplit(url).path)

    def permalink(self, entries: Sequence[Entry]) -> str:
        """Return a pattern with ``{id}`` that makes most addresses of posts; empty if none does."""
        found = Counter(
            re.sub(rf"(?<!\d){entry.id}(?!\d)", "{id}", urlsplit(entry.address).path)
            for entry in entries
            if entry.kind == "post" and entry.address and "?" not in entry.address and entry.id
        )
        best = found.most_common(1)
        if not best or best[0][0].count("{id}") != 1 or best[0][1] * 2 <= found.total():
            return ""
        return best[0][0].removeprefix(self._root).strip("/")

    def feed_id(self, entries: Sequence[Entry]) -> str:
        """Return the template that makes most identifiers in the feed; empty if none does."""
        found = Counter(
            re.sub(rf"\?p={entry.id}\Z", "?p={id}", entry.feed_id)
            for entry in entries
            if entry.feed_id and entry.id
        )
        best = found.most_common(1)
        return best[0][0] if best and best[0][0].endswith("?p={id}") else ""


def _above(slug: str, categories: dict[str, dict[str, str]]) -> list[str]:
    """Return the slugs of a category and of those above it, the highest first."""
    found: list[str] = []
    while slug in categories and slug not in found:
        found.insert(0, slug)
        slug = categories[slug].get("wp:category_parent", "")
    return found


def _renamed(link: str, item: Item) -> Iterator[str]:
    """Yield addresses that it had by its former slugs."""
    slug = item.text("wp:post_name")
    last = re.search(rf"/{re.escape(slug)}(?=/?\Z|\.html?\Z)", link)
    if slug and last:
        for old in item.old_slugs:
            if old != slug:
                yield f"{link[: last.start()]}/{old}{link[last.end() :]}"


def _quoted(slug: str) -> str:
    return quote(slug, safe="%")


def _title(markup: str) -> str:
    plain = re.sub(r"</?(?:b|br|code|em|i|span|strong|sub|sup)\b[^<>]*>", "", markup)
    return " ".join(html.unescape(plain).split())


def _whole(written: str) -> int:
    return int(written) if re.fullmatch(r"\d{1,15}", written.strip(), re.ASCII) else 0

"""Texts of a blog of Nikola become posts and pages."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

from ...folders import values
from ...model import Entry, Note, Term
from .places import Places
from .shortcodes import Shortcodes
from .texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...folders.tree import Tree
    from ...model import Attachment
    from .settings import Settings
    from .texts import Text

_FORMATS = {"markdown": "markdown", "rest": "rst", "html": "html"}
_KNOWN = frozenset(
    [
        "author",
        "authors",
        "category",
        "date",
        "description",
        "guid",
        "has_math",
        "hidetitle",
        "nocomments",
        "pretty_url",
        "previewimage",
        "section",
        "series",
        "slug",
        "status",
        "tags",
        "title",
        "updated",
    ]
)
_USUAL = {"type": "text", "template": "post.tmpl"}


class Reader:
    """Reads texts; their addresses first, for they name each other."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        """Read the blog in *tree*."""
        self._tree, self._settings = tree, settings
        self.notes: list[Note] = []
        self._nested: dict[str, str] = {}
        self._paths: dict[str, tuple[str, ...]] = {}
        self._redirects: dict[str, list[str]] = {}

    def entries(self) -> Iterator[Entry]:
        """Yield all posts and pages."""
        reader = Texts(self._tree, self._settings)
        texts = list(reader.read())
        self.notes += reader.notes
        self._places = Places(self._tree, self._settings, [])
        for text in texts:
            text.address = self._places.path(text.path, is_pretty=text.is_pretty)
        self._places = Places(self._tree, self._settings, texts)
        self._redirect({text.address for text in texts})
        shortcodes = Shortcodes(self._tree, self._places)
        for text in [*texts, *self._places.galleries()]:
            yield self._entry(text, shortcodes)

    def attachments(self) -> Iterator[Attachment]:
        """Yield the files that come along; notes are complete afterwards."""
        yield from self._places.attachments()
        self.notes += self._places.notes

    def _redirect(self, addresses: set[str]) -> None:
        """Find out whose former addresses the configuration has."""
        rules = self._settings.values.values.get("REDIRECTIONS")
        root = self._settings.root
        base = f"{self._settings.address or 'https://localhost'}/"
        for rule in rules if isinstance(rules, list) else []:
            if not isinstance(rule, list) or len(rule) != 2 or not all(map(_is_text, rule)):
                continue
            source = f"{root}/{quote(rule[0].lstrip('/'), safe='/%')}"
            led = urlsplit(urljoin(base, rule[1])).path
            ways = [f"{above}{led}{end}" for above in ("", root) for end in ("", "/")]
            ways += [each.removesuffix("index.html") for each in ways]
            to = next((each for each in ways if each in addresses), "")
            if to:
                self._redirects.setdefault(to, []).append(source)
            else:
                what = f"{rule[0]} led to {rule[1]}, which is no text"
                self.notes.append(Note("left out", "REDIRECTIONS", what))

    def _entry(self, text: Text, shortcodes: Shortcodes) -> Entry:
        fields, name = text.fields, text.name
        date, timed = self._date(text, "date")
        status, tags = self._status(text)
        form = _FORMATS[text.compiler]
        body, told = shortcodes.body(text.body, form)
        self.notes += (Note(fate, name, what) for fate, what in dict.fromkeys(told))
        is_out = status in ("published", "featured")
        others = {key: value for key, value in fields.items() if key.lower() not in _KNOWN}
        author = self._settings.local("BLOG_AUTHOR", text.language)
        many = self._settings.values.flag("MULTIPLE_AUTHORS_PER_POST", default=False)
        authors = values.texts(fields, "author", "authors", parted="," if many else "")
        series = values.text(fields, "series")
        image = values.text(fields, "previewimage")
        # of the feeds of Nikola only RSS has those that are written
        own = self._settings.values.flag("GENERATE_RSS", default=True)
        guid = (own and values.text(fields, "guid")) or self._host() + text.address
        return Entry(
            kind="post" if text.is_post else "page",
            title="" if text.title == "NO TITLE" else text.title,
            slug=text.slug,
            body=body,
            format=form,  # type: ignore[arg-type]
            source=name,
            date=date,
            timed=timed,
            updated=self._date(text, "updated")[0],
            status="published" if is_out else "private" if status == "private" else "draft",
            authors=(authors or tuple(filter(None, [author]))) if text.is_post else (),
            tags=tags if text.is_post else (),
            categories=self._categories(text) if text.is_post else (),
            series=series,
            feed_id=guid if text.is_post and is_out and date else "",
            address=text.address if is_out else "",
            redirect_from=(*self._redirects.get(text.address, ()), *self._copies(text))
            if is_out
            else (),
            base=text.address,
            names=(quote(f"{self._settings.root}/{name}"),),
            description=values.text(fields, "description"),
            image=values.below(self._settings.root, image),
            language=text.language.replace("_", "-")
            if text.language != self._settings.language
            else "",
            pinned=status == "featured",
            comments_open=not values.flag(fields, "nocomments", default=False),
            extra={
                key: _shown(value)
                for key, value in others.items()
                if _shown(value) and value != _USUAL.get(key)
            },
        )

    def _copies(self, text: Text) -> Iterator[str]:
        """Yield where a text was shown for want of a translation."""
        for path in text.copies:
            yield self._places.path(path, is_pretty=text.is_pretty)

    def _host(self) -> str:
        return self._settings.address.removesuffix(self._settings.root)

    def _date(self, text: Text, key: str) -> Any:
        written = values.text(text.fields, key)
        if not written:
            return None, True
        found = values.loose_date(written, self._settings.zone)
        if found[0] is None:
            self.notes.append(Note("look at", text.name, f"its {key} {written!r} is none"))
        return found

    def _status(self, text: Text) -> tuple[str, tuple[str, ...]]:
        """Return the status, which tags said once, and all other tags."""
        tags = values.texts(text.fields, "tags", parted=",")
        status = values.text(text.fields, "status").lower() or "published"
        if self._settings.values.flag("USE_TAG_METADATA", default=True):
            said = [tag for tag in tags if tag.lower() in ("draft", "private")]
            status = said[0].lower() if said else status
            tags = tuple(tag for tag in tags if tag not in said)
        hidden = {*self._settings.values.texts("HIDDEN_TAGS"), "mathjax"}
        if status not in ("published", "featured", "draft", "private"):
            what = f"its status {status!r} is none; it is published"
            self.notes.append(Note("look at", text.name, what))
            status = "published"
        return status, tuple(tag for tag in tags if tag not in hidden)

    def _categories(self, text: Text) -> tuple[str, ...]:
        written = values.text(text.fields, "category", "section")
        own = self._settings.values
        if not written and own.flag("CATEGORY_DESTPATH_AS_DEFAULT", default=False):
            written = "" if text.folder == "." else text.folder
            if own.flag("CATEGORY_DESTPATH_FIRST_DIRECTORY_ONLY", default=True):
                written = written.partition("/")[0]
            names = own.table("CATEGORY_DESTPATH_NAMES")
            written = str(names.get(written, written))
        if not written:
            return ()
        path: tuple[str, ...] = (written,)
        if own.flag("CATEGORY_ALLOW_HIERARCHIES", default=False):
            parts = re.split(r"(?<!\\)/", written)
            path = tuple(re.sub(r"\\(.)", r"\1", part).strip() for part in parts if part.strip())
        for place, name in enumerate(path):
            self._paths.setdefault(name, path[: place + 1])
        for above, name in itertools.pairwise(path):
            self._nested.setdefault(name, above)
        return tuple(dict.fromkeys(path))

    def terms(self, entries: Iterable[Entry]) -> Iterator[Term]:
        """Yield tags, categories and authors with the addresses of their lists."""
        posts = [entry for entry in entries if entry.kind == "post"]
        slug, term = self._settings.slug, self._places.term
        for name in sorted({tag for post in posts for tag in post.tags}):
            yield Term("tag", name, slug=slug(name) or "", address=term("tag", (name,)))
        for name in sorted({each for post in posts for each in post.authors}):
            yield Term("author", name, slug=slug(name) or "", address=term("author", (name,)))
        for name in sorted({each for post in posts for each in post.categories}):
            parent = self._nested.get(name, "")
            if parent:
                what = f"it was below {parent!r}, and stands beside it"
                self.notes.append(Note("changed", f"category {name!r}", what))
            where = term("category", self._paths.get(name, (name,)))
            yield Term("category", name, slug=slug(name) or "", parent=parent, address=where)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(values.texts({"": value}, ""))

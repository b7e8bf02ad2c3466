"""Files of a blog of Pelican become posts and pages."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from ...folders import heads, values
from ...model import Entry, Note, Term
from . import addresses, bodies
from .files import Files
from .texts import Texts, parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...folders.tree import Tree
    from ...model import Attachment, Told
    from .settings import Settings
    from .texts import Text

_PICTURES = ("image", "cover", "featured_image", "featuredimage", "og_image", "header_cover")
_DESCRIPTIONS = ("description", "meta_description", "subtitle")
_KNOWN = frozenset(
    [
        "title",
        "date",
        "modified",
        "category",
        "tags",
        "keywords",
        "slug",
        "author",
        "authors",
        "summary",
        "status",
        "lang",
        "save_as",
        "url",
        "series",
        "series_index",
        "translation",
        "timezone",
        "path",
        "math",
        "latex",
        "toc",
        "reader",
    ]
) | {*_PICTURES, *_DESCRIPTIONS}


class Reader:
    """Reads texts; their addresses first, for they name each other."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        """Read the blog in *tree*."""
        self._tree, self._settings = tree, settings
        self._texts = Texts(tree, settings)
        self._start = self._texts.start
        self.notes = self._texts.notes

    def entries(self) -> Iterator[Entry]:
        """Yield all posts and pages; notes are complete afterwards."""
        names = [
            name.removeprefix(self._start) for name in self._tree.files(self._settings.content)
        ]
        texts = self._texts.read(names)
        self._files = Files(self._tree, self._settings, self._start, texts)
        for text in texts.values():
            yield self._entry(text)
        self._files.place_all([name for name in names if name not in texts])
        self.notes += self._files.notes

    def attachments(self) -> Iterator[Attachment]:
        """Yield the files that come along."""
        return self._files.attachments()

    def terms(self, entries: Iterable[Entry]) -> Iterator[Term]:
        """Yield tags, categories and authors with the addresses of their lists."""
        posts = [entry for entry in entries if entry.kind == "post"]
        used: dict[str, list[tuple[str, ...]]] = {
            "tag": [post.tags for post in posts],
            "category": [post.categories for post in posts],
            "author": [post.authors for post in posts],
        }
        for kind, lists in used.items():
            for name in sorted({name for names in lists for name in names}):
                parent = self._texts.nested.get(name, "") if kind == "category" else ""
                if parent:
                    what = f"it was below {parent!r}, and stands beside it"
                    self.notes.append(Note("changed", f"category {name!r}", what))
                made = addresses.slug(name, self._settings, kind.upper()) or ""
                where = self._files.term_address(kind, name)
                yield Term(kind, name, slug=made, parent=parent, address=where)  # type: ignore[arg-type]

    def _entry(self, text: Text) -> Entry:
        fields, name, zone = text.fields, text.name, self._settings.zone
        body, told, form = self._body(text)
        self.notes += (Note(fate, name, what) for fate, what in told)
        is_out = text.status in ("published", "hidden") and text.path is not None
        status = text.status
        if status == "hidden" and text.is_post:
            status, is_out = "draft", False
            self.notes.append(Note("changed", name, "it was in no list, and is a draft"))
        elif status == "hidden":
            status = "published"
            self.notes.append(
                Note("look at", name, "it was in no menu; see that it is in none now")
            )
        elif status not in ("published", "draft"):
            self.notes.append(
                Note("changed", name, f"its status {status!r} is none; it is a draft")
            )
            status = "draft"
        where = addresses.within(self._settings.root, text.path or "")
        feed_id = ""
        if text.is_post and is_out and status == "published" and text.date and text.path:
            feed_id = addresses.tag_uri(self._settings.address, text.path, text.date)
        modified = values.text(fields, "modified")
        series = values.text(fields, "series")
        image = values.text(fields, *_PICTURES)
        others = {key: value for key, value in fields.items() if key not in _KNOWN}
        usual = {"template": "article" if text.is_post else "page"}
        return Entry(
            kind="post" if text.is_post else "page",
            title=" ".join(re.sub(r"<[^<>]*>", "", values.text(fields, "title")).split()),
            slug=text.slug or posixpath.splitext(posixpath.basename(name))[0],
            body=body,
            format=form,  # type: ignore[arg-type]
            source=name,
            date=text.date,
            timed=text.timed,
            updated=values.loose_date(modified, zone)[0] if modified else None,
            status="published" if status == "published" else "draft",
            authors=self._texts.authors(fields) if text.is_post else (),
            tags=values.texts(fields, "tags", parted=parted(fields.get("tags")))
            if text.is_post
            else (),
            categories=self._texts.categories(fields) if text.is_post else (),
            series=series,
            part=values.whole(values.text(fields, "series_index")) or None if series else None,
            feed_id=feed_id,
            address=where if is_out and status == "published" else "",
            base=where if text.path else f"{self._settings.root}/",
            names=(addresses.within("", f"/{self._start}{name}"),),
            excerpt=_plain(bodies.links(values.text(fields, "summary"), lambda *_: "")),
            description=_plain(values.text(fields, *_DESCRIPTIONS)),
            image=values.below(
                self._settings.root,
                bodies.links(image, lambda what, value: self._files.find(text, what, value)),
            ),
            language=text.language if text.language != self._settings.language else "",
            extra={key: _shown(value) for key, value in others.items() if value != usual.get(key)},
        )

    def _body(self, text: Text) -> tuple[str, list[Told], str]:
        def find(what: str, written: str) -> str:
            return self._files.find(text, what, written)

        if text.name.lower().endswith(heads.MARKDOWN):
            folder = self._settings.content
            return (*bodies.markdown(text.body, self._tree, folder, find), "markdown")
        if text.name.lower().endswith(heads.HTML):
            return (*bodies.html(text.body, find), "html")
        return (*bodies.rest(text.body, self._tree, find), "rst")


def _plain(text: str) -> str:
    """Return a text without tags and the usual markup."""
    text = re.sub(r"<[^<>]*>", " ", text)
    text = re.sub(r"!?\[([^\]\n]*)\]\([^()\n]*\)", r"\1", text)
    text = re.sub(r"(?<!\w)(\*\*|__|\*|`+)(?=\S)([^*`\n]+?)(?<=\S)\1(?!\w)", r"\2", text)
    return " ".join(text.split())


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(values.texts({"": value}, ""))

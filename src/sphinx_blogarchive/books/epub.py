"""``epub-books``: each book as one EPUB 3."""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import __
from sphinx.util import logging

from .. import words
from ..compat import StrPath
from ..domain import blog_domain
from ..mathml import RENDERER
from ..model.epub import MEDIA_TYPES, Book, Entry, Item, pack
from ..model.runs import as_text
from ..records import title_runs
from ..words import _
from .outside import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from ..model.volume import Volume

logger = logging.getLogger(__name__)


class EpubBooksBuilder(Epub3Builder):
    """Writes each book's pages into a folder of its own, and these into one file."""

    name = "epub-books"
    epilog = __("The EPUB files are in %(outdir)s.")

    #: The documents of the book that is being written.
    _parts: frozenset[str] = frozenset()

    def __init__(self, app: Any, env: Any) -> None:
        """Prepare for writing."""
        # readers look for books in the folder of the output, and for nothing else
        self._work = StrPath(app.doctreedir) / "blogarchive" / "books"
        super().__init__(app, env)
        # what is for EPUB is for us
        for tag in ("epub", "builder_epub"):
            self.tags.add(tag)

    @property
    def outdir(self) -> StrPath:
        """Where pages are written."""
        return self._work

    @outdir.setter
    def outdir(self, folder: StrPath) -> None:
        self._folder = folder

    @property
    def math_renderer_name(self) -> str | None:
        """Formulas are MathML: no reader of books would run what MathJax needs."""
        chosen = super().math_renderer_name
        return RENDERER if chosen in (None, "mathjax") else chosen

    # ---- what is in the book, and what isn't

    def has_place(self, docname: str) -> bool:
        """Say whether *docname* is in the book that is being written."""
        return docname in self._parts

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page of the book, or that of another page in the world."""
        if not self._parts or self.has_place(docname):
            return super().get_target_uri(docname, typ)
        return address(self, docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return an address, likewise."""
        if not self._parts or self.has_place(to):
            return super().get_relative_uri(from_, to, typ)
        return address(self, to)

    # ---- writing

    def get_outdated_docs(self) -> str:  # type: ignore[override]
        """All books are written in each build."""
        return "all books"

    def copy_assets(self) -> None:
        """Leave it to each book."""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write all books, whatever has changed."""
        from .volumes import parts, volumes  # noqa: PLC0415 (few builds need it)

        domain = blog_domain(self.env)
        found = volumes(domain)
        folder = Path(self._folder)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            for volume in found:
                shutil.rmtree(self._work, ignore_errors=True)
                self._work.mkdir(parents=True)
                book = pack(self._book(volume, parts(domain, volume)))
                (folder / f"{volume.name}.epub").write_bytes(book)
        finally:
            shutil.rmtree(self._work, ignore_errors=True)

    def finish(self) -> None:
        """Do nothing: each book is finished by itself."""

    def update_page_context(
        self, pagename: str, templatename: str, ctx: dict[str, Any], event_arg: Any
    ) -> None:
        """Take out what is told of the page of a site."""
        super().update_page_context(pagename, templatename, ctx, event_arg)
        ctx["pageurl"] = None

    def _book(self, volume: Volume, docnames: list[str]) -> Book:
        title = as_text(volume.title)
        self._parts = frozenset(docnames)
        self.images = {}
        around = zip([None, *docnames], [*docnames[1:], None], strict=False)
        self.relations = {
            docname: [None, before, after]
            for docname, (before, after) in zip(docnames, around, strict=True)
        }
        tag = f'{self.html_tag[:-1]} lang="{volume.language}" xml:lang="{volume.language}">'
        self.globalcontext |= {"docstitle": title, "language": volume.language, "html_tag": tag}
        self.copy_static_files()
        super().write_documents(set(docnames))
        self.copy_image_files()
        pages = [self.get_target_uri(docname) for docname in docnames]
        items = self._items(list(map(unquote, pages)))
        config = self.config
        base = str(config.html_baseurl or config.project)
        return Book(
            title,
            uuid5(NAMESPACE_URL, f"{base}#{volume.docname}").urn,
            volume.language,
            volume.moment,
            tuple(self._entry(docname) for docname in docnames),
            str(_("Contents")),
            tuple(items[path] for path in map(unquote, pages)),
            tuple(item for path, item in items.items() if path not in set(map(unquote, pages))),
            authors=volume.authors,
            publisher=str(config.epub_publisher) if config.epub_publisher != config.author else "",
            rights=volume.rights,
            description=volume.description,
            right_to_left=words.is_right_to_left(volume.language),
        )

    def _items(self, paths: list[str]) -> dict[str, Item]:
        """Return pages, and what they need, by path."""
        from . import xhtml  # noqa: PLC0415 (few builds need it)

        found: dict[str, Item] = {}
        queue = list(paths)
        while queue:
            path = queue.pop()
            kind = MEDIA_TYPES.get(posixpath.splitext(path)[1].lower())
            file = self._work / path
            if path in found or kind is None or not file.is_file():
                continue
            content, addresses = file.read_bytes(), list[str]()
            properties: tuple[str, ...] = ()
            if path in paths:
                text = xhtml.well_formed(content.decode())
                page = xhtml.look(text)
                content, properties, addresses = text.encode(), page.properties, list(page.files)
            elif path.endswith(".css"):
                addresses = xhtml.in_sheet(content.decode())
            found[path] = Item(path, kind, content, properties)
            queue += _local(path, addresses)
        return found

    # ---- the table of contents

    def _entry(self, docname: str) -> Entry:
        uri = self.get_target_uri(docname)
        title = as_text(title_runs(self.env.titles[docname]))
        children = self._sections(self.env.tocs[docname], uri, 1)
        # the first line is the document itself
        return Entry(title, uri, next((entry.children for entry in children), ()))

    def _sections(self, tree: nodes.Element, uri: str, level: int) -> tuple[Entry, ...]:
        if level > self.config.epub_tocdepth:
            return ()
        found = []
        for item in tree.children:
            if not isinstance(item, nodes.list_item):
                continue
            link = next(iter(item.findall(nodes.reference)), None)
            if link is not None:
                below = (node for node in item.children if isinstance(node, nodes.bullet_list))
                deeper = tuple(e for node in below for e in self._sections(node, uri, level + 1))
                anchor = self.fix_fragment("", link["anchorname"])
                found.append(Entry(as_text(title_runs(link)), uri + anchor, deeper))
        return tuple(found)


def _local(path: str, addresses: Iterable[str]) -> Iterator[str]:
    """Yield the paths of those *addresses* in the file *path* that lead to files of the book."""
    for written in addresses:
        try:
            parts_ = urlsplit(written)
        except ValueError:  # what writers give need be none
            continue
        if parts_.path and not (parts_.scheme or parts_.netloc):
            folder = posixpath.dirname(path)
            yield posixpath.normpath(posixpath.join(folder, unquote(parts_.path)))

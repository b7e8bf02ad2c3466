"""How the index is made: what is not in it isn't looked at, and what stays is left alone.

Sphinx makes it right, and slowly. It splits and stems the words of documents that the index never
has, looks at each word of a document as often as it is there, and goes through all words of all
documents before and after each build, though nothing was written.
"""

from __future__ import annotations

import hashlib
import json
from copy import copy
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import sphinx
from sphinx.domains.std import StandardDomain
from sphinx.search import WordStore

from ..digests import digest
from ..files import write
from ..incremental.manifest import beside
from ..incremental.search import forget, found_in, keep, mend
from .collecting import Texts, collect
from .index import BlogIndex
from .language import SearchPairs
from .postings import pack, put

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.domains import Domain

    from .index import Form
    from .postings import Postings


class Indexing:
    """What is done about the index in one build, in place of what the builder does."""

    def __init__(self, app: Sphinx) -> None:
        """Take the place of the methods of the builder of *app*."""
        self._app = app
        builder: Any = app.builder
        self._builder = builder
        self._load, self._index_page = builder.load_indexer, builder.index_page
        self._dump = builder.dump_search_index
        builder.load_indexer, builder.index_page = self.load, self.index_page
        builder.dump_search_index = self.dump
        #: The documents that belong in the index.
        self._known: set[str] = set()
        #: Those of them whose terms in the index of the last build are of no use.
        self._stale: set[str] = set()
        #: The terms of texts and of titles of each document that is written.
        self._packed: dict[str, tuple[str, str]] = {}
        #: Digests of what documents say, as they are now, and as the loaded index has it.
        self._said: dict[str, str] = {}
        self._had: dict[str, str] = {}
        #: What was known of the index when it was written, while it isn't loaded.
        self._waiting = ""

    # ---- in place of the builder's

    def load(self, docnames: AbstractSet[str]) -> None:
        """Load the index of the last build, unless it may well stay as it is."""
        self._known = found_in(self._app)
        self._packed = {}
        # generated pages are written, and never in the index
        self._stale = self._known & docnames
        note = self._noted()
        self._said, self._had = note.get("said", {}), {}
        self._form.forget()
        if isinstance(self._form, BlogIndex):
            self._form.is_own = bool(note)
        self._waiting = "" if self._stale else note.get("state", "")
        if not self._waiting:
            self._really_load()

    def _really_load(self) -> None:
        self._waiting = ""
        indexer = self._builder.indexer
        indexer.get_terms = self._postings
        # those that it begins with are of the environment, and of any build before
        forget(indexer)
        # Sphinx's goes through all documents of all words
        indexer.prune = lambda docnames: keep(indexer, self._known.intersection(docnames))
        if self._known > self._stale:
            self._load(self._stale)
        if isinstance(self._form, BlogIndex) and self._form.is_own:
            self._had = {name: self._said.get(name, "") for name in self._form.docnames}

    def index_page(self, pagename: str, doctree: nodes.document, title: str) -> None:
        """Put a document into the index, if it belongs there."""
        indexer = self._builder.indexer
        if indexer is None or pagename not in self._known:
            return
        if self._waiting:
            self._really_load()
        lang, texts = indexer.lang, Texts()

        def words_of(tree: nodes.document) -> WordStore:
            nonlocal texts
            texts = collect(tree, lang.lang)
            return WordStore(titles=texts.titles)

        indexer._word_collector = words_of
        self._index_page(pagename, doctree, title)
        self._said[pagename] = said = texts.digest()
        if self._had.get(pagename) == said:
            # shows something else of other documents, outside its text
            self._stale.discard(pagename)
            return
        self._stale.add(pagename)
        in_titles, in_texts = texts.terms(lang)
        self._packed[pagename] = pack(in_texts), pack(in_titles)

    def dump(self) -> None:
        """Write the index, unless it is there as it would be."""
        if self._builder.indexer is None:
            self._dump()
            return
        state = self._state()
        if self._waiting == state:
            return
        if self._waiting:
            self._really_load()
        mend(self._app, self._builder.indexer, self._known)
        self._dump()
        said = {name: self._said[name] for name in sorted(self._known & self._said.keys())}
        note = {"index": self._content(), "state": state, "said": said}
        write(self._note, json.dumps(note).encode())
        self._packed = {}
        self._form.forget()

    @property
    def _form(self) -> Form:
        form: Form = self._builder.indexer_format
        return form

    def _postings(self, numbers: dict[str, int]) -> list[Postings] | list[str]:
        """Return the documents of each term of texts, and of titles, by their *numbers*."""
        form, lang = self._form, self._builder.indexer.lang
        # another language may have any characters in its terms
        if isinstance(form, BlogIndex) and isinstance(lang, SearchPairs):
            stale = {
                numbers[name]: self._packed.get(name, ("", ""))
                for name in sorted(self._stale & numbers.keys())
            }
            now = [numbers.get(name) for name in form.docnames]
            if (texts := form.patched(now, stale)) is not None:
                return texts
        before = [
            str(numbers[name]) if name in numbers and name not in self._stale else ""
            for name in form.docnames
        ]
        found = form.left(before)
        written = sorted((numbers[name], packed) for name, packed in self._packed.items())
        for i, postings in enumerate(found):
            put(postings, [(number, packed[i]) for number, packed in written])
        return found

    # ---- whether it may stay

    def _content(self) -> str:
        """Return a digest of the index as it is in the output."""
        path = Path(self._app.outdir, self._builder.searchindex_filename)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    @property
    def _note(self) -> Path:
        return beside(self._app, "-index.json")

    def _noted(self) -> dict[str, Any]:
        """Return what was noted of the index, if it is as it was written; else nothing."""
        try:
            note: dict[str, Any] = json.loads(self._note.read_bytes())
            return note if note["index"] == self._content() else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def _state(self) -> str:
        """Return a digest of all that the index tells beyond the words of documents."""
        env, form = self._app.env, self._builder.indexer_format
        docnames = sorted(self._known)
        told = isinstance(form, BlogIndex) and form.told(docnames, [""] * len(docnames))
        entries = env.domains.index_domain.entries
        return digest(
            sphinx.__display_version__,
            docnames,
            [(domain.name, sorted(objects(domain))) for domain in env.domains.sorted()],
            [entries.get(name) for name in docnames],
            told,
        )


def objects(domain: Domain) -> Iterable[tuple[Any, ...]]:
    """Return the objects of a domain that an index tells of, and maybe others."""
    if type(domain).get_objects is not StandardDomain.get_objects:
        return domain.get_objects()
    # without all documents and sections: the text of their titles takes its time
    own = copy(domain)
    own.data = {**domain.data, "labels": {}, "anonlabels": {}}
    own.env = SimpleNamespace(all_docs=())  # type: ignore[assignment]
    return own.get_objects()


def take_place(app: Sphinx) -> None:
    """``builder-inited``: have the index made as this module does."""
    if hasattr(app.builder, "load_indexer"):
        Indexing(app)

"""What the environment keeps of the blog: what was read, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple
from zlib import crc32

from sphinx.domains import Domain

from .model.length import Measure
from .model.pictures import Picture
from .model.plan import Page
from .model.post import Post
from .model.query import Query
from .model.runs import Run
from .model.terms import Term
from .model.updates import Update
from .reading.outgoing import Link
from .reading.stamps import Watched
from .reading.visibility import Hidden

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet


class Listing(NamedTuple):
    """A listing on a document of the writer's."""

    query: Query
    #: Posts a page if it goes on over further pages, else 0.
    paginate: int
    style: str
    group: tuple[str, ...]
    line: int
    #: Whether it belongs to the term that the document is the home of.
    of_home: bool = False
    #: Whether a chart of its months goes before it.
    chart: bool = False


class Home(NamedTuple):
    """A term that a document is made the home of."""

    term: Term
    line: int


def _shape(data: Mapping[str, Any]) -> int:
    read = (Post, Update, Run, Measure, Home, Hidden, Watched, Link, Picture)
    stored = (*read, Page, Query, Term, Listing)
    fields = [(kind.__name__, sorted(kind.__annotations__.items())) for kind in stored]
    return crc32(repr((sorted(data), fields)).encode())


class StoredData(Domain):
    """The data of a blog, and what Sphinx asks of a domain that has data."""

    initial_data: ClassVar[dict[str, Any]] = {
        "posts": {},  # docname -> Post
        "hidden": {},  # docname -> Hidden
        "homes": {},  # docname -> tuple[Home, ...]
        "patterns": {},  # docname -> whether a toctree has patterns for generated pages
        "listings": {},  # docname -> tuple[Listing, ...]
        "enumerables": {},  # docname -> tuple[(figtype, id), ...]
        "outlines": {},  # docname -> digest of its title and its table of contents
        "moved": {},  # docname of what is no post -> tuple of old addresses, as written
        "pictures": {},  # docname -> Picture that stands for it
        "robots": {},  # docname -> rules for robots
        "links": {},  # docname -> tuple[Link, ...]
        "pieces": {},  # docname of a post -> what lists show of it, pickled: see ``excerpt.piece``
        "designs": {},  # docname -> what it uses of sphinx-design, as a tuple of names
        "watched": {},  # docname -> Watched
        "names": {},  # docname -> what Sphinx's domains know of the names that it defines
        "pages": {},  # docname -> Page, as last generated
        "comment_ids": {},  # docname -> ids that begin as those of comments do
        "sources": {},  # docname of a page -> digest of what its tree was made of
    }
    #: Differs whenever the shape of the data does, so that data of another version is discarded.
    data_version = _shape(initial_data)
    #: Those of the data that belong to one document each.
    _by_document = (
        "posts",
        "homes",
        "listings",
        "patterns",
        "enumerables",
        "outlines",
        "moved",
        "pictures",
        "robots",
        "links",
        "pieces",
        "designs",
        "watched",
        "names",
        "comment_ids",
    )

    @property
    def posts(self) -> dict[str, Post]:
        """Posts by docname, in no order."""
        posts: dict[str, Post] = self.data["posts"]
        return posts

    @property
    def hidden(self) -> dict[str, Hidden]:
        """Documents that are not to be seen yet, by docname."""
        hidden: dict[str, Hidden] = self.data["hidden"]
        return hidden

    @property
    def pages(self) -> dict[str, Page]:
        """Pages as they were last generated, by docname."""
        pages: dict[str, Page] = self.data["pages"]
        return pages

    @property
    def homes(self) -> dict[str, tuple[Home, ...]]:
        """Terms by the document that is their home."""
        homes: dict[str, tuple[Home, ...]] = self.data["homes"]
        return homes

    @property
    def listings(self) -> dict[str, tuple[Listing, ...]]:
        """Listings by the document that they stand on."""
        listings: dict[str, tuple[Listing, ...]] = self.data["listings"]
        return listings

    @property
    def enumerables(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Figures, tables, … of each post, as ``(figtype, id)``, by docname."""
        found: dict[str, tuple[tuple[str, str], ...]] = self.data["enumerables"]
        return found

    @property
    def outlines(self) -> dict[str, str]:
        """Digests of the title and the table of contents of each document, by docname."""
        outlines: dict[str, str] = self.data["outlines"]
        return outlines

    @property
    def designs(self) -> dict[str, tuple[str, ...]]:
        """Classes and components of sphinx-design by the document that uses them."""
        designs: dict[str, tuple[str, ...]] = self.data["designs"]
        return designs

    @property
    def moved(self) -> dict[str, tuple[str, ...]]:
        """Old addresses, as written, of documents that are no posts, by docname."""
        moved: dict[str, tuple[str, ...]] = self.data["moved"]
        return moved

    @property
    def pictures(self) -> dict[str, Picture]:
        """The picture that stands for a document where it is linked to, by docname."""
        pictures: dict[str, Picture] = self.data["pictures"]
        return pictures

    @property
    def robots(self) -> dict[str, str]:
        """The rules for robots that a document gives, by docname."""
        robots: dict[str, str] = self.data["robots"]
        return robots

    @property
    def links(self) -> dict[str, tuple[Link, ...]]:
        """What the text of each document links to, as it was written, by docname."""
        links: dict[str, tuple[Link, ...]] = self.data["links"]
        return links

    @property
    def pieces(self) -> dict[str, bytes]:
        """What lists show of each post, pickled, by docname."""
        pieces: dict[str, bytes] = self.data["pieces"]
        return pieces

    @property
    def watched(self) -> dict[str, Watched]:
        """The files that decide how each document is read, by docname."""
        watched: dict[str, Watched] = self.data["watched"]
        return watched

    @property
    def names(self) -> dict[str, dict[tuple[str, str, Any], tuple[Any, ...]]]:
        """What Sphinx's domains know of the names that each document defines, by docname."""
        names: dict[str, dict[tuple[str, str, Any], tuple[Any, ...]]] = self.data["names"]
        return names

    @property
    def comment_ids(self) -> dict[str, frozenset[str]]:
        """The ids that begin as those of comments do, by the document that has them."""
        found: dict[str, frozenset[str]] = self.data["comment_ids"]
        return found

    @property
    def sources(self) -> dict[str, str]:
        """Digests of what the trees of generated pages were made of, by docname."""
        sources: dict[str, str] = self.data["sources"]
        return sources

    def clear_doc(self, docname: str) -> None:
        """Forget what was read of *docname*."""
        for key in self._by_document:
            self.data[key].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read of *docnames*."""
        for key in self._by_document:
            other = otherdata[key]
            self.data[key].update({name: other[name] for name in docnames if name in other})

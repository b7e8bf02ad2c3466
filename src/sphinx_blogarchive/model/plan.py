"""Which pages a blog has: a function of its posts, terms and settings alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .query import Query, select, sort
from .terms import KINDS, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from .post import Post

#: What can be generated.
PAGE_KINDS = ("archive", "year", "month", *KINDS, "feeds")


class Page(NamedTuple):
    """A page to be generated.

    *kind* is one of :data:`PAGE_KINDS`, with *key* the year, the month as ``2024/05``, or the
    name of a term; a kind of terms without a key is the index of its terms. Kind ``document``
    continues the listing of a document of the writer's, whose name is the key.
    """

    docname: str
    kind: str
    key: str = ""
    #: Number of the page among *total*, from 1.
    number: int = 1
    total: int = 1
    #: Docname of the page with number 1.
    first: str = ""
    posts: tuple[str, ...] = ()


class Pagination(NamedTuple):
    """Where one page stands among the pages of its listing."""

    number: int
    total: int
    first: str

    def docname(self, number: int) -> str:
        """Return the docname of the page with *number*."""
        return numbered(self.first, number)


class Paginated(NamedTuple):
    """A listing on a document of the writer's that goes on over further pages."""

    docname: str
    query: Query
    size: int


def numbered(first: str, number: int) -> str:
    """Return the docname of page *number* of the listing whose first page is *first*."""
    if number == 1:
        return first
    folder, _, name = first.rpartition("/")
    folder = first + "/" if name != "index" else folder + "/" if folder else ""
    return f"{folder}page/{number}"


class Plan:
    """The generated pages, and where each post stands among its neighbours."""

    def __init__(
        self,
        posts: Iterable[Post],
        vocabulary: Vocabulary,
        *,
        root: str,
        kinds: Collection[str],
        size: int,
        documents: Collection[str],
        paginated: Iterable[Paginated],
    ) -> None:
        """Plan the pages.

        :param posts: the posts that are to be seen, newest first.
        :param root: folder of all generated pages, ending in a slash if it isn't empty.
        :param kinds: which of :data:`PAGE_KINDS` are wanted.
        :param size: posts a page, at least 1.
        :param documents: docnames of the writer's own documents, which win.
        :param paginated: listings on the writer's documents that go on over further pages.
        """
        #: Newest first.
        self.posts: dict[str, Post] = {post.docname: post for post in posts}
        self.vocabulary = vocabulary
        #: Pages by docname.
        self.pages: dict[str, Page] = {}
        #: Where a page stands among its kin, by docname, for those that have any.
        self.pagination: dict[str, Pagination] = {}
        self._docnames: dict[tuple[str, str], str] = {}
        self._documents = documents
        self._size = size
        self._dated(root, kinds)
        self._terms(root, kinds)
        if "feeds" in kinds:
            self._add(f"{root}feeds", "feeds", "", [], 0)
        for listing in paginated:
            chosen = select(listing.query, self.posts.values(), vocabulary)
            self._add(listing.docname, "document", listing.docname, chosen, listing.size)

    def docname(self, kind: str, key: str = "") -> str:
        """Return the docname of a page's first number, or of a term's home; '' if there is none."""
        return self._docnames.get((kind, key), "")

    def _dated(self, root: str, kinds: Collection[str]) -> None:
        pinless = Query(pin=False)
        posts = sort(pinless, list(self.posts.values()))
        groups: dict[tuple[str, str], list[Post]] = {}
        for post in posts:
            day = post.published.date()
            groups.setdefault(("year", f"{day.year:04}"), []).append(post)
            groups.setdefault(("month", f"{day.year:04}/{day.month:02}"), []).append(post)
        if "archive" in kinds:
            self._add(f"{root}archive", "archive", "", posts, 0)
        for (kind, key), group in groups.items():
            if kind in kinds:
                self._add(f"{root}archive/{key}", kind, key, group, self._size)

    def _terms(self, root: str, kinds: Collection[str]) -> None:
        for kind in KINDS:
            if kind in kinds:
                self._add(f"{root}{kind}", kind, "", [], 0)
            query = Query(order="part" if kind == "series" else "newest")
            size = 0 if kind == "series" else self._size  # the parts belong together
            for term in self.vocabulary.of(kind):
                docnames = self.vocabulary.posts(term)
                posts = sort(query, [self.posts[name] for name in docnames])
                if term.home:
                    self._docnames[kind, term.name] = term.home
                    self._add(term.home, kind, term.name, posts, size)
                elif kind in kinds and docnames:
                    self._add(f"{root}{kind}/{term.slug}", kind, term.name, posts, size)

    def _add(self, first: str, kind: str, key: str, posts: list[Post], size: int) -> None:
        size = size or len(posts) or 1
        total = max(1, -(-len(posts) // size))
        own = kind == "document" or self._is_home(kind, key)
        if not own and (document := self._document(first)):
            self._docnames.setdefault((kind, key), document)
            return  # the writer's document stands for the whole listing
        self._docnames.setdefault((kind, key), first)
        for number in range(1, total + 1):
            docname = numbered(first, number)
            if total > 1:
                self.pagination[docname] = Pagination(number, total, first)
            if not self._document(docname):
                chunk = tuple(post.docname for post in posts[(number - 1) * size : number * size])
                self.pages[docname] = Page(docname, kind, key, number, total, first, chunk)

    def _document(self, docname: str) -> str:
        """Return the writer's document that has the address of *docname*; '' if there is none."""
        return next((d for d in (docname, f"{docname}/index") if d in self._documents), "")

    def _is_home(self, kind: str, key: str) -> bool:
        term = self.vocabulary.find(kind, key) if kind in KINDS and key else None
        return term is not None and bool(term.home)


class Neighbours(NamedTuple):
    """Docnames of the posts before and after one in time; '' at the ends."""

    older: str = ""
    newer: str = ""


def neighbours(plan: Plan) -> Mapping[str, Neighbours]:
    """Return the neighbours of each post, by docname."""
    timeline = [post.docname for post in sort(Query(pin=False), list(plan.posts.values()))]
    names = ["", *timeline, ""]
    return {
        name: Neighbours(older, newer)
        for newer, name, older in zip(names, names[1:], names[2:], strict=False)
    }

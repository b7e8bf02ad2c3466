"""Tags, categories, authors and series: the terms that posts are filed under."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from .slugs import assign

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .post import Post

#: The kinds of terms, each with the field of a post that holds its names.
KINDS: Mapping[str, str] = {
    "tag": "tags",
    "category": "categories",
    "author": "authors",
    "series": "series",
}


class Term(NamedTuple):
    """One tag, category, author or series.

    The writer may declare it, in the configuration or by a page that is its home.
    """

    kind: str
    name: str
    slug: str = ""
    #: What readers see; the name if nothing else was given.
    title: str = ""
    #: Other names that mean the same term.
    aliases: tuple[str, ...] = ()
    description: str = ""
    #: Address, picture and life of an author.
    url: str = ""
    avatar: str = ""
    bio: str = ""
    #: An author's name as ``Family, Given``, where it can't be told from the name alone.
    citation_name: str = ""
    #: Docname of the page that the writer made its home; empty if there is none.
    home: str = ""
    #: What that page says first, as text.
    opening: str = ""
    declared: bool = False

    @property
    def shown(self) -> str:
        """The title, or else the name."""
        return self.title or self.name


def normalize(name: str) -> str:
    """Return *name* as it is compared: NFC, with single spaces. Case matters."""
    return " ".join(unicodedata.normalize("NFC", name).split())


class Vocabulary:
    """All terms of a blog, and which posts have them."""

    def __init__(
        self,
        declared: Iterable[Term],
        posts: Iterable[Post],
        slugs: Mapping[str, str],
    ) -> None:
        """Bring the declared terms and the names in posts together.

        :param declared: terms from the configuration and from their home pages; of two
            with one name the later completes the earlier.
        :param posts: in the order in which each term shall list them.
        :param slugs: slugs by name, set by the writer.
        """
        #: Terms by kind and name, in order of code points.
        self.terms: dict[tuple[str, str], Term] = {}
        #: Groups of names whose slugs met, by kind.
        self.meetings: list[tuple[str, tuple[str, ...]]] = []
        self._canonical: dict[tuple[str, str], str] = {}
        #: What names in posts mean, by kind and names.
        self._meant: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self._found: dict[tuple[str, tuple[str, ...]], tuple[Term, ...]] = {}
        declared = list(declared)
        for term in declared:
            for alias in map(normalize, term.aliases):
                # of two terms that are each other's alias the first one stands
                if self.canonical(term.kind, term.name) != alias:
                    self._canonical.setdefault((term.kind, alias), term.name)
        found: dict[tuple[str, str], Term] = {}
        # the term itself goes before what is declared under its other names
        for term in sorted(declared, key=lambda t: (t.kind, t.name) in self._canonical):
            key = (term.kind, self.canonical(term.kind, term.name))
            found[key] = _complete(found.get(key, Term(*key)), term)
        chosen_slugs = {normalize(name): slug for name, slug in slugs.items()}
        self._posts = self._filed(posts)
        for key in self._posts:
            found.setdefault(key, Term(*key))
        for kind in KINDS:
            group = {name: term for (k, name), term in found.items() if k == kind}
            given = {name: term.slug or chosen_slugs.get(name, "") for name, term in group.items()}
            chosen, meetings = assign(group, {name: slug for name, slug in given.items() if slug})
            self.meetings += [(kind, meeting) for meeting in meetings]
            for name in sorted(group):
                self.terms[kind, name] = group[name]._replace(slug=chosen[name])

    def _filed(self, posts: Iterable[Post]) -> dict[tuple[str, str], list[str]]:
        """Return the docnames of *posts* by kind and name of what they are filed under."""
        filed: dict[tuple[str, str], list[str]] = {}
        for post in posts:
            for kind in KINDS:
                for name in self.names(kind, post):
                    filed.setdefault((kind, name), []).append(post.docname)
        return filed

    def canonical(self, kind: str, name: str) -> str:
        """Return the name of the term that *name* means: itself, or what it is an alias of."""
        name = normalize(name)
        while (kind, name) in self._canonical:  # an alias may be that of an alias
            name = self._canonical[kind, name]
        return name

    def names(self, kind: str, post: Post) -> tuple[str, ...]:
        """Return the names of the terms of *kind* that *post* is filed under."""
        names = post.terms(kind)
        if (kind, names) not in self._meant:
            meant = dict.fromkeys(self.canonical(kind, name) for name in names)
            self._meant[kind, names] = tuple(meant)
        return self._meant[kind, names]

    def of_post(self, kind: str, post: Post) -> tuple[Term, ...]:
        """Return the terms of *kind* that *post* is filed under."""
        key = (kind, post.terms(kind))
        if (found := self._found.get(key)) is None:
            there = (self.find(kind, name) for name in self.names(kind, post))
            found = self._found[key] = tuple(dict.fromkeys(term for term in there if term))
        return found

    def find(self, kind: str, name: str) -> Term | None:
        """Return the term that *name* means, or ``None``."""
        return self.terms.get((kind, self.canonical(kind, name)))

    def of(self, kind: str) -> list[Term]:
        """Return the terms of *kind*, in order of code points."""
        return [term for (k, _), term in self.terms.items() if k == kind]

    def used(self, kind: str) -> list[Term]:
        """Return the terms of *kind* that have posts, in order of code points."""
        return [term for term in self.of(kind) if self.posts(term)]

    def posts(self, term: Term) -> list[str]:
        """Return the docnames of the posts filed under *term*, in the order they were given."""
        return self._posts.get((term.kind, term.name), [])


def _complete(first: Term, second: Term) -> Term:
    return first._replace(
        slug=second.slug or first.slug,
        title=second.title or first.title,
        aliases=tuple(dict.fromkeys(first.aliases + second.aliases)),
        description=second.description or first.description,
        url=second.url or first.url,
        avatar=second.avatar or first.avatar,
        bio=second.bio or first.bio,
        citation_name=second.citation_name or first.citation_name,
        home=first.home or second.home,
        opening=first.opening or second.opening,
        declared=first.declared or second.declared,
    )

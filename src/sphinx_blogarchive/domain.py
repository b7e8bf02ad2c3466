"""The domain: what was read of the blog, what follows from it, and how to link to it."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx.domains import Domain
from sphinx.roles import XRefRole
from sphinx.util.matching import Matcher
from sphinx.util.nodes import make_refnode

from .config import Settings, settings
from .diagnostics import Category, warn
from .links import can_link
from .model.dates import build_time
from .model.plan import Neighbours, Page, Paginated, Plan, neighbours
from .model.post import Post, newest_first
from .model.query import Query, parse_month, select
from .model.terms import KINDS, Term, Vocabulary
from .reading.frontmatter import FrontMatter
from .reading.visibility import is_hidden
from .words import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .excerpt.store import Excerpts
    from .incremental.outdated import Build
    from .incremental.watched import Watched
    from .pages.project import BlogProject
    from .reading.visibility import Hidden

NAME = "blogarchive"


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


class Home(NamedTuple):
    """A term that a document is made the home of."""

    term: Term
    line: int


class BlogRole(XRefRole):
    """Links to the page of a term, or of a year or a month."""

    def result_nodes(
        self, document: nodes.document, env: BuildEnvironment, node: nodes.Element, is_ref: bool
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Have the role resolved by this domain under its short name too."""
        node["refdomain"] = NAME
        return [node], []


@dataclass(slots=True)
class Reading:
    """What the document that is being read says of itself, before its tree is complete."""

    front: FrontMatter = field(default_factory=FrontMatter)
    directive: dict[str, str] = field(default_factory=dict)
    #: File and line of the ``post`` directive; empty and 0 if there is none.
    directive_source: str = ""
    directive_line: int = 0
    #: The listing that goes on over further pages.
    paginating: nodes.Element | None = None
    #: Whether the title in the front matter is written as the heading.
    heading_from_title: bool = False


class BlogDomain(Domain):
    """Posts, terms and pages of the blog.

    The environment keeps what was read of each document. All that follows from the whole
    blog is computed when it is asked for, once a build: see :meth:`forget`.
    """

    name = NAME
    label = "Blog"
    #: To be raised when the shape of the data changes.
    data_version = 2
    initial_data: ClassVar[dict[str, Any]] = {
        "posts": {},  # docname -> Post
        "hidden": {},  # docname -> Hidden
        "homes": {},  # docname -> tuple[Home, ...]
        "patterns": {},  # docname -> whether a toctree has patterns for generated pages
        "listings": {},  # docname -> tuple[Listing, ...]
        "enumerables": {},  # docname -> tuple[(figtype, id), ...]
        "outlines": {},  # docname -> digest of its title and its table of contents
        "watched": {},  # docname -> Watched
        "pages": {},  # docname -> Page, as last generated
        "sources": {},  # docname of a page -> digest of its source, as last read
    }
    #: Those of the data that belong to one document each.
    _by_document = (
        "posts",
        "homes",
        "listings",
        "patterns",
        "enumerables",
        "outlines",
        "watched",
    )
    roles: ClassVar[dict[str, Any]] = {
        name: BlogRole(warn_dangling=True, innernodeclass=nodes.inline)
        for name in (*KINDS, "archive")
    }

    #: What is known of the document that is being read; of this process alone.
    reading: Reading
    #: Sphinx's own list of the documents that it has read in this build.
    docnames_read: list[str]
    #: Docnames of the pages that will be generated, as soon as that is known.
    planned: set[str] | None = None
    #: The builder of this build.
    builder: Builder
    #: The excerpts of this build.
    excerpts: Excerpts
    #: What is known of this build's output; ``None`` where pages aren't files.
    build: Build | None = None

    def __init__(self, env: BuildEnvironment) -> None:
        """Prepare for *env*, which holds the data."""
        super().__init__(env)
        self.reading = Reading()
        self.docnames_read = []

    # ---- what was read

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
    def watched(self) -> dict[str, Watched]:
        """The files that decide how each document is read, by docname."""
        watched: dict[str, Watched] = self.data["watched"]
        return watched

    @property
    def sources(self) -> dict[str, str]:
        """Digests of the sources of generated pages, as they were last read, by docname."""
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

    # ---- what follows from it

    @cached_property
    def settings(self) -> Settings:
        """The options, checked."""
        return settings(self.env.config)

    @cached_property
    def is_post_by_place(self) -> Matcher:
        """Say of a docname whether the document is a post by its place."""
        return Matcher(self.settings.post_patterns)

    @cached_property
    def now(self) -> datetime:
        """The moment of the build, in the blog's zone."""
        return build_time(os.environ, datetime.now(UTC)).astimezone(self.settings.zone)

    @cached_property
    def plan(self) -> Plan:
        """Pages, terms and posts as they stand together."""
        posts = sorted(map(self._dated, self._seen()), key=newest_first)
        declared = [*self.settings.declared(), *self._home_terms()]
        options = self.settings
        project = cast("BlogProject", self.env.project)
        return Plan(
            posts,
            Vocabulary(declared, posts, options.slugs),
            root=options.root,
            kinds=options.pages,
            size=options.posts_per_page,
            documents=self.env.found_docs & project.real_docnames,
            paginated=[
                Paginated(docname, listing.query, listing.paginate)
                for docname, listings in sorted(self.listings.items())
                for listing in listings
                if listing.paginate and not listing.of_home
            ],
        )

    @cached_property
    def neighbours(self) -> dict[str, Neighbours]:
        """The neighbours of each post, by docname."""
        return dict(neighbours(self.plan))

    def shown_on(self, docname: str) -> list[str]:
        """Return the posts that listings on *docname* show, by docname."""
        plan = self.plan
        if (page := plan.pages.get(docname)) is not None:
            return list(page.posts)
        return [
            post.docname
            for listing in self.listings.get(docname, ())
            for post in select(listing.query, plan.posts.values(), plan.vocabulary)[
                : listing.paginate or None
            ]
        ]

    def forget(self) -> None:
        """Forget what was computed, because documents were read since."""
        for name in ("plan", "neighbours"):
            self.__dict__.pop(name, None)

    def root_is_hidden(self) -> bool:
        """Say whether the front page ought to be left out, which no site can do without."""
        post = self.posts.get(self.env.config.root_doc)
        return (
            post is not None
            and not self.settings.drafts
            and is_hidden(post.draft, post.date, self.now)
        )

    def _seen(self) -> Iterable[Post]:
        without = self.env.config.root_doc if self.root_is_hidden() else ""
        return (post for docname, post in self.posts.items() if docname != without)

    def _dated(self, post: Post) -> Post:
        # a draft without a date stands where it would if it were published now
        return replace(post, date=self.now) if post.date is None else post

    def _home_terms(self) -> Iterable[Term]:
        return (home.term for name in sorted(self.homes) for home in self.homes[name])

    # ---- links

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link a role to its page; where there is none, the text stays."""
        if typ in KINDS:
            docname, title = self._find_term(typ, target, node)
        else:
            docname, title = self._find_archive(target, node)
        if title and not node.get("refexplicit"):
            contnode = nodes.inline("", title, classes=contnode["classes"])
        if not docname and self.build is not None:
            self.build.miss(fromdocname)
        if not can_link(builder, docname):
            # Sphinx takes any node for an answer; ``None`` would have it warn
            return cast("nodes.reference", contnode)
        return make_refnode(builder, fromdocname, docname, "", contnode)

    def _find_term(self, kind: str, target: str, node: nodes.Node) -> tuple[str, str]:
        term = self.plan.vocabulary.find(kind, target)
        if term is None:
            warn(Category.TERM, self.unknown(kind, target), node)
            return "", ""
        return self.plan.docname(kind, term.name), term.shown

    def unknown(self, kind: str, name: str) -> str:
        """Say that there is no such term, and which is near."""
        names = [term.name for term in self.plan.vocabulary.of(kind)]
        near = difflib.get_close_matches(name, names, n=1, cutoff=0.6) or [
            other for other in names if other.casefold() == name.casefold()
        ]
        remedy = f"; write {near[0]!r}" if near else "; no post has it and nothing declares it"
        return f"there is no {kind} {name!r}{remedy}"

    def _find_archive(self, target: str, node: nodes.Node) -> tuple[str, str]:
        if target in ("all", "archive"):
            docname, title = self.plan.docname("archive"), _("Archive")
        else:
            title = ""
            try:
                year, month = (int(target), 0) if len(target) == 4 else parse_month(target)
            except ValueError:
                year = month = 0
            kind, key = ("month", f"{year:04}/{month:02}") if month else ("year", f"{year:04}")
            docname = self.plan.docname(kind, key)
        if not docname:
            message = (
                f"there is no archive page {target!r}; write 'all', a year such as 2024 or a "
                "month such as 2024-05 that has posts"
            )
            warn(Category.PAGE, message, node)
        return docname, title

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Leave ``any`` to others: names of terms are everyday words."""
        return []


def blog_domain(env: BuildEnvironment) -> BlogDomain:
    """Return the blog's domain of *env*."""
    return cast("BlogDomain", env.domains[NAME])

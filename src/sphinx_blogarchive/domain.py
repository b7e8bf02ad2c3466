"""The domain: what was read of the blog, what follows from it, and how to link to it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast
from zlib import crc32

from docutils import nodes
from sphinx.domains import Domain
from sphinx.util.matching import Matcher
from sphinx.util.nodes import make_refnode

from .config import Settings, settings
from .connections import Connections
from .links import can_link
from .model.dates import build_time
from .model.filing import Filing
from .model.length import Measure
from .model.plan import Neighbours, Page, Paginated, Plan, neighbours
from .model.post import Post, newest_first
from .model.query import Query, select
from .model.series import Place, places
from .model.terms import KINDS, Term, Vocabulary
from .reading.frontmatter import FrontMatter
from .reading.outgoing import Link
from .reading.stamps import Watched
from .reading.visibility import Hidden, is_hidden
from .records import citation_keys
from .roles import DOMAIN, BlogRole, find_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .blocks.site import Site
    from .excerpt.store import Excerpts
    from .incremental.outdated import Build
    from .pages.project import BlogProject


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


def _shape(data: Mapping[str, Any]) -> int:
    stored = (Post, Measure, Page, Query, Term, Listing, Home, Hidden, Watched, Link)
    fields = [(kind.__name__, sorted(kind.__annotations__.items())) for kind in stored]
    return crc32(repr((sorted(data), fields)).encode())


class BlogDomain(Domain):
    """Posts, terms and pages of the blog.

    The environment keeps what was read of each document. All that follows from the whole
    blog is computed when it is asked for, once a build: see :meth:`forget`.
    """

    name = DOMAIN
    label = "Blog"
    initial_data: ClassVar[dict[str, Any]] = {
        "posts": {},  # docname -> Post
        "hidden": {},  # docname -> Hidden
        "homes": {},  # docname -> tuple[Home, ...]
        "patterns": {},  # docname -> whether a toctree has patterns for generated pages
        "listings": {},  # docname -> tuple[Listing, ...]
        "enumerables": {},  # docname -> tuple[(figtype, id), ...]
        "outlines": {},  # docname -> digest of its title and its table of contents
        "links": {},  # docname -> tuple[Link, ...]
        "designs": {},  # docname -> what it uses of sphinx-design, as a tuple of names
        "watched": {},  # docname -> Watched
        "names": {},  # docname -> what Sphinx's domains know of the names that it defines
        "pages": {},  # docname -> Page, as last generated
        "sources": {},  # docname of a page -> digest of its source, as last read
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
        "links",
        "designs",
        "watched",
        "names",
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
    #: What the blocks of sidebars show in this build.
    site: Site
    #: What bibliographies were made of in this build, where there are any.
    cited: object = None
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
    def designs(self) -> dict[str, tuple[str, ...]]:
        """Classes and components of sphinx-design by the document that uses them."""
        designs: dict[str, tuple[str, ...]] = self.data["designs"]
        return designs

    @property
    def links(self) -> dict[str, tuple[Link, ...]]:
        """What the text of each document links to, as it was written, by docname."""
        links: dict[str, tuple[Link, ...]] = self.data["links"]
        return links

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
    def _notice_matcher(self) -> Matcher:
        return Matcher(self.settings.notices)

    def is_notice(self, docname: str) -> bool:
        """Say whether *docname* is a notice, by its place."""
        return docname != self.env.config.root_doc and self._notice_matcher(docname)

    @property
    def notices(self) -> list[str]:
        """Docnames of the notices, in their order."""
        project = cast("BlogProject", self.env.project)
        return sorted(filter(self.is_notice, self.env.found_docs & project.real_docnames))

    @cached_property
    def now(self) -> datetime:
        """The moment of the build, in the blog's zone."""
        return build_time(os.environ, datetime.now(UTC)).astimezone(self.settings.zone)

    @cached_property
    def plan(self) -> Plan:
        """Pages, terms and posts as they stand together."""
        declared = [*self.settings.declared(), *self._home_terms()]
        options = self.settings
        filing = Filing(options.series_patterns, Vocabulary(declared, (), {}))
        posts = sorted((filing.file(self._dated(post)) for post in self._seen()), key=newest_first)
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

    @cached_property
    def series(self) -> dict[str, Place]:
        """The place of each post in its series, by docname."""
        return places(self.plan)

    @cached_property
    def connections(self) -> Connections:
        """What leads from post to post."""
        return Connections(self)

    @cached_property
    def citation_keys(self) -> tuple[dict[str, str], list[str]]:
        """The keys of posts in bibliographies, and posts whose own key was taken, by docname."""
        return citation_keys(self)

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

    def shows_parts(self, docname: str) -> bool:
        """Say whether a listing on *docname* is in the style of series."""
        page = self.plan.pages.get(docname)
        if page is not None and page.kind != "document":
            return page.kind == "series"
        listings = self.listings.get(page.key if page else docname, ())
        return any(listing.style == "series" for listing in listings)

    def forget(self) -> None:
        """Forget what was computed, because documents were read since."""
        for name in ("plan", "neighbours", "series", "connections", "citation_keys"):
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
        docname, title = find_target(self.plan, typ, target, node)
        if title and not node.get("refexplicit"):
            contnode = nodes.inline("", title, classes=contnode["classes"])
        if not docname and self.build is not None:
            self.build.miss(fromdocname)
        if not can_link(builder, docname):
            # Sphinx takes any node for an answer; ``None`` would have it warn
            return cast("nodes.reference", contnode)
        return make_refnode(builder, fromdocname, docname, "", contnode)

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
    return cast("BlogDomain", env.domains[DOMAIN])

"""The domain: what follows from what was read of the blog, and how to link to it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.util.matching import Matcher
from sphinx.util.nodes import make_refnode

from .addresses import redirects
from .comments.assets import files as comment_files
from .comments.keys import comment_keys
from .comments.snapshot import Snapshot, read
from .config import Settings, settings
from .connections import Connections
from .links import can_link
from .model.dates import build_time
from .model.feeds.ids import doubles
from .model.feeds.scopes import BLOG, Scope, scopes
from .model.filing import Filing
from .model.plan import Neighbours, Paginated, Plan, neighbours
from .model.post import Post, newest_first
from .model.series import Place, places
from .model.terms import KINDS, Term, Vocabulary
from .reading.frontmatter import FrontMatter
from .reading.visibility import is_hidden
from .records import citable, citation_keys
from .roles import DOMAIN, BlogRole, find_target
from .stored import StoredData

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .blocks.site import Site
    from .comments.assets import File
    from .excerpt.store import Excerpts
    from .excerpt.whole import Texts
    from .incremental.outdated import Build
    from .listing.cards import Cards
    from .model.redirects import Redirects
    from .model.stats import Stats
    from .pages.project import BlogProject


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


class BlogDomain(StoredData):
    """Posts, terms and pages of the blog.

    What was read of each document is kept. All that follows from the whole blog is computed
    when it is asked for, once a build: see :meth:`forget`.
    """

    name = DOMAIN
    label = "Blog"
    roles: ClassVar[dict[str, Any]] = {
        name: BlogRole(warn_dangling=True, innernodeclass=nodes.inline)
        for name in (*KINDS, "archive")
    }

    #: What is known of the document that is being read; of this process alone.
    reading: Reading
    #: Sphinx's own list of the documents that it has read in this build.
    docnames_read: list[str]
    #: Generated pages that Sphinx would read again in this build, for their files differ.
    doubted: set[str]
    #: Docnames of the pages that will be generated, as soon as that is known.
    planned: set[str] | None = None
    #: The builder of this build.
    builder: Builder
    #: The excerpts of this build, and the cards that show them.
    excerpts: Excerpts
    cards: Cards
    #: The whole texts of posts that books show, in this build.
    texts: Texts
    #: Documents that books brought into a file that holds many documents.
    inlined: set[str]
    #: What the blocks of sidebars show in this build.
    site: Site
    #: Names of metadata that templates of this build write by themselves, by template.
    given: dict[str, frozenset[str]]
    #: What bibliographies were made of in this build, where there are any.
    cited: object = None
    #: What is known of this build's output; ``None`` where pages aren't files.
    build: Build | None = None

    def __init__(self, env: BuildEnvironment) -> None:
        """Prepare for *env*, which holds the data."""
        super().__init__(env)
        self.reading = Reading()
        self.docnames_read = []
        self.doubted = set()
        self.given = {}
        self.inlined = set()

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
            kinds=[kind for kind in options.pages if kind != "feeds" or self.feeds_are_wanted],
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

    @cached_property
    def comment_keys(self) -> dict[str, str]:
        """The keys by which services for comments know posts, by docname."""
        return comment_keys(self)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The snapshot of comments and views, with what is wrong with it."""
        return read(self)

    @property
    def stats(self) -> Stats:
        """What the snapshot holds."""
        return self.snapshot.stats

    @cached_property
    def comment_files(self) -> dict[str, File]:
        """What the site has for comments in the folder ``_static``, by name."""
        return comment_files(self)

    @cached_property
    def redirects(self) -> Redirects:
        """What became of old and permanent addresses."""
        return redirects(self)

    @property
    def feeds_are_wanted(self) -> bool:
        """Whether there are feeds, for which the site has to know its address."""
        options = self.settings
        return bool(options.feeds and options.feed_formats and self.env.config.html_baseurl)

    @cached_property
    def feeds(self) -> list[Scope]:
        """The feeds, of the whole blog first."""
        options = self.settings
        if not self.feeds_are_wanted:
            return []
        return scopes(
            self.plan,
            citable(self),
            home=str(self.env.config.root_doc),
            root=options.root,
            wanted=options.feeds,
            files=options.feed_formats,
        )

    @cached_property
    def feed_doubles(self) -> dict[str, str]:
        """Posts whose identifier in feeds an older post has, and that post, by docname."""
        project = str(self.env.config.project)
        return doubles(self.settings.feed_id, project, citable(self))

    @cached_property
    def _feeds_by_page(self) -> dict[str, list[Scope]]:
        found: dict[str, list[Scope]] = {}
        for scope in self.feeds:
            if scope.kind == BLOG:
                found.setdefault("", []).append(scope)
            elif scope.docname:
                found.setdefault(scope.docname, []).append(scope)
        return found

    def feeds_on(self, pagename: str) -> list[Scope]:
        """Return the feeds that the page *pagename* leads to: the blog's, and its terms'."""
        page = self.plan.pages.get(pagename)
        first = page.first if page else pagename
        return [*self._feeds_by_page.get("", ()), *self._feeds_by_page.get(first, ())]

    def forget(self) -> None:
        """Forget what was computed, because documents were read since."""
        for name in (
            "plan",
            "neighbours",
            "series",
            "connections",
            "citation_keys",
            "comment_keys",
            "snapshot",
            "redirects",
            "feeds",
            "feed_doubles",
            "_feeds_by_page",
        ):
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
        return post._replace(date=self.now) if post.date is None else post

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

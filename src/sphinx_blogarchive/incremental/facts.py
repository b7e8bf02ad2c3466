"""What a document offers that others may show, as digests."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from .. import indices
from ..comments.standing import standing
from ..comments.state import state as comments
from ..digests import digest
from ..domain import blog_domain
from ..links import documents_below, is_site, is_web_site
from ..metadata.pictures import default_picture
from ..model.post import Post
from ..model.terms import KINDS
from ..postpage import donate
from ..records import blog_title, picture, site_address, terms
from ..shown import shown_on, shows_parts, whole_on
from ..theme import design
from ..theme.lookup import is_ours
from ..theme.translator.pictures import size_of
from .cited import DOMAINS, Cited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from ..comments.standing import Standing

#: Domains whose data is told apart by document, or shown only on pages that are always written.
_BY_DOCUMENT = DOMAINS | {"std", "math", "citation", "index", "changeset", "blogarchive"}
#: What no list of posts shows: a post's own page shows it of itself, and is read anew with it.
_UNSEEN = frozenset(
    {
        "id",
        "redirect_from",
        "cite_key",
        "feed_id",
        "summary",
        "description",
        "image",
        "image_alt",
        "robots",
        "measure",
        "gist",
        "related",
        "unrelated",
        "updates",
        "share",
        "donate",
        # see ``comments.state``
        "comments",
        "comments_key",
    }
)
_seen = attrgetter(*(name for name in Post._fields if name not in _UNSEEN))
#: Documents that Sphinx's own templates link to if they are there.
_LOOKED_FOR = frozenset({"about", "copyright", "genindex", "search"})
#: Domains that keep trees whose nodes know their parents; what these offer, they can list.
_TREES = frozenset({"c", "cpp"})


def stable(value: Any, _seen: set[int] | None = None) -> Any:
    """Return *value* with dictionaries and sets in an order that is the same in each process.

    An object that is met again, perhaps within itself, stands there by its type.
    """
    seen = set() if _seen is None else _seen
    if isinstance(value, dict):
        keys = sorted(((repr(stable(key, seen)), key) for key in value), key=itemgetter(0))
        return [(shown, stable(value[key], seen)) for shown, key in keys]
    if isinstance(value, set | frozenset):
        # each by itself: the order in which a set is gone through differs between processes
        return sorted(repr(stable(item, set(seen))) for item in value)
    if isinstance(value, list | tuple):
        return [stable(item, seen) for item in value]
    if hasattr(value, "__dict__"):
        if id(value) in seen:
            return type(value).__name__
        seen.add(id(value))
        return stable(vars(value), seen)
    return repr(value)


class Facts:
    """Digests of the whole environment, as it is after reading."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Look at *env*, which must not change any more."""
        self._env = env
        self._domain = blog_domain(env)
        self._links: dict[str, str] = {}
        self._mentions: dict[str, str] = {"": ""}
        self._standings: dict[str, Standing] = {}

    @cached_property
    def reachable(self) -> set[str]:
        """The documents that the toctree of the root document leads to."""
        return documents_below(self._env, self._env.config.root_doc)

    @cached_property
    def shared(self) -> str:
        """What every page may show, for themes show the toctree everywhere."""
        env = self._env
        others = {
            name: sorted(env.domains[name].get_objects()) if name in _TREES else data
            for name, data in env.domaindata.items()
            if name not in _BY_DOCUMENT
        }
        reachable = sorted(self.reachable)
        return digest(
            stable([(name, env.toctree_includes.get(name)) for name in reachable]),
            [(name, self.of.get(name)) for name in reachable],
            stable(others),
            sorted(_LOOKED_FOR & env.found_docs),
        )

    @cached_property
    def of(self) -> dict[str, str]:
        """What each document offers: title, outline, targets, numbers, names of its pictures."""
        env = self._env
        offers: defaultdict[str, list[object]] = defaultdict(list)
        for docname in env.all_docs:
            sections, figures = env.toc_secnumbers.get(docname), env.toc_fignumbers.get(docname)
            offers[docname] += [
                self._domain.outlines.get(docname),
                stable(sections) if sections else "",
                stable(figures) if figures else "",
                sorted((slug, found[1:]) for slug, found in self._slugs(docname)),
            ]
        for docname, offer in self._offers():
            offers[docname].append(offer)
        return {docname: digest(*found) for docname, found in offers.items()}

    @cached_property
    def all_of(self) -> str:
        """What all documents offer."""
        return digest(sorted(self.of.items()))

    def _slugs(self, docname: str) -> Iterable[tuple[str, tuple[Any, ...]]]:
        slugs: Any = self._env.metadata[docname].get("myst_slugs", {})
        return slugs.items()  # type: ignore[no-any-return]

    def _offers(self) -> Iterable[tuple[str, object]]:
        """Yield each thing that can be linked to by name, with the document that holds it."""
        env = self._env
        std = env.domaindata["std"]
        for store in ("labels", "anonlabels", "objects", "terms", "progoptions"):
            for name, value in sorted(std.get(store, {}).items(), key=repr):
                yield value[0], (store, name, value)
        for name, value in sorted(env.domaindata["citation"]["citations"].items()):
            yield value[0], ("citation", name, value[1])
        yield from equation_offers(env)
        for path, (docnames, name) in sorted(env.images.items()):
            for docname in docnames:
                yield docname, ("image", path, name)
        plan = self._domain.plan
        for kind in KINDS:
            for term in plan.vocabulary.of(kind):
                if docname := plan.docname(kind, term.name):
                    yield docname, ("term", kind, term.name, term.shown)

    def own(self, docname: str) -> list[object]:
        """Return what *docname* shows of the blog by itself, apart from links; for a digest."""
        domain = self._domain
        plan = domain.plan
        parts: list[object] = [plan.pagination.get(docname)]
        if docname in plan.posts:
            parts.append(self._shown[docname])
            if "neighbours" in domain.settings.post_parts:
                near = domain.neighbours[docname]
                parts.append(near)
                parts += [self._linked(name) for name in (near.older, near.newer) if name]
            parts += self._series(docname)
            parts += self._connections(docname)
            parts.append(plan.posts[docname].donate and self._pictures)
        listed = shown_on(domain, docname)
        parts += [(self._shown[name], self._sizes[name]) for name in listed]
        # of texts their links and numbers too, and pictures or included files that have changed
        whole = whole_on(domain, docname)
        parts += [(self.of.get(name), self._env.all_docs.get(name)) for name in whole]
        if shows_parts(domain, docname):
            parts += [self._in_series(name) for name in listed]
        if (page := plan.pages.get(docname)) is not None and page.kind in KINDS and not page.key:
            parts += indices.lines(domain, page.kind)
        parts += [indices.card_on(domain, docname), *indices.charted(domain, docname)]
        if is_web_site(domain.builder):
            # that of the list of them shows all
            shown = plan.pages.get(docname)
            feeds = domain.feeds if shown and shown.kind == "feeds" else domain.feeds_on(docname)
            parts += [(feed.title, tuple(feed.paths.items())) for feed in feeds]
        if self._is_ours:
            notices = domain.site.notices_on(docname)
            parts.append(design.state(domain, [docname, *listed, *notices]))
        parts += self._told(docname)
        parts += comments(domain, docname, self._standing)
        parts += self._cited.by([docname, *listed])
        return parts

    def _told(self, docname: str) -> list[object]:
        """Return what a page tells machines of itself, and citations of it, beyond its own source.

        That is all of the record of a post, and all that networks show, which is not among what
        lists show of the post: see :func:`~.records.citation` and :mod:`~.metadata.opengraph`.
        """
        domain = self._domain
        parts: list[object] = [self._publisher, picture(domain, docname)]
        if (post := domain.plan.posts.get(docname)) is not None:
            # the moment of a post without a date is told to nobody
            parts += [domain.citation_keys[0].get(docname), domain.posts[docname].date is None]
            parts.append(domain.redirects.permanent.get(docname))
            parts += [(term.citation_name, term.url) for term in terms(domain, "author", post)]
        return parts

    @cached_property
    def _publisher(self) -> str:
        """What every page tells of the site."""
        domain = self._domain
        config = domain.env.config
        image = default_picture(domain) if is_site(domain.builder) else None
        return digest(blog_title(config), site_address(config), domain.site.license, image)

    def _linked(self, docname: str) -> str:
        """Return what a link to a post shows of it."""
        if docname not in self._links:
            post, title = self._domain.plan.posts[docname], self._env.titles.get(docname)
            # most are text alone, and to write out a tree takes its time
            shown = [
                node.astext() if isinstance(node, nodes.Text) else [node.pformat()]
                for node in (title.children if title else ())
            ]
            self._links[docname] = str((post.label, post.language, shown))
        return self._links[docname]

    def _standing(self, docname: str) -> Standing:
        """Return what is shown of the comments of a post, which many lists show."""
        if docname not in self._standings:
            self._standings[docname] = standing(self._domain, docname)
        return self._standings[docname]

    @cached_property
    def _is_ours(self) -> bool:
        return is_ours(self._domain.builder)

    @cached_property
    def _cited(self) -> Cited:
        return Cited(self._env)

    @cached_property
    def _sizes(self) -> defaultdict[str, list[object]]:
        """The sizes of the pictures of each document, which our theme writes beside them."""
        env = self._env
        sizes: defaultdict[str, list[object]] = defaultdict(list)
        if self._is_ours:
            for path, (docnames, _name) in sorted(env.images.items()):
                size = size_of(Path(env.srcdir, path))
                for docname in docnames:
                    sizes[docname].append(size)
        return sizes

    def _series(self, docname: str) -> list[object]:
        """Return what the page of a post shows of its series."""
        domain, plan = self._domain, self._domain.plan
        place = domain.series.get(docname)
        if place is None:
            return []
        # the name of the series and its page are among what is shown of the post
        parts: list[object] = [place.part.number, place.series.total]
        if "series" in domain.settings.post_parts:
            near = [(part, plan.posts[part.docname]) for part in place.near]
            parts += [(part, post.label, post.language) for part, post in near]
            parts += [place.at, len(place.series.parts)]
        return parts

    def _connections(self, docname: str) -> list[object]:
        """Return what the page of a post shows of related posts and of what mentions it.

        Titles and their markup are among what the documents offer that it links to.
        """
        found = self._domain.connections
        return [
            self._mentioned(name)
            for names in (found.related, found.backlinks)
            for name in (*names.get(docname, ()), "")
        ]

    def _mentioned(self, docname: str) -> str:
        """Return what a list of documents shows of one of them, which many of them name."""
        if docname not in self._mentions:
            post = self._domain.plan.posts.get(docname)
            shown = post and (post.label, post.date, post.timed, post.language)
            self._mentions[docname] = str((docname, shown))
        return self._mentions[docname]

    @cached_property
    def _pictures(self) -> str:
        return donate.state(self._domain)

    def _in_series(self, docname: str) -> list[object]:
        """Return what a list of parts shows of a post besides."""
        place = self._domain.series.get(docname)
        post = self._domain.plan.posts[docname]
        minutes = post.measure.minutes(self._domain.settings.rates)
        return [place and place.part.number, minutes]

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {docname: self._digest(post) for docname, post in self._domain.plan.posts.items()}

    def _digest(self, post: Post) -> str:
        plan = self._domain.plan
        filed = [
            (term.shown, plan.docname(kind, term.name))
            for kind in KINDS
            for name in plan.vocabulary.names(kind, post)
            if (term := plan.vocabulary.terms.get((kind, name)))
        ]
        return digest(_seen(post), filed)


def equation_offers(env: BuildEnvironment) -> Iterable[tuple[str, object]]:
    """Yield the equations of each document, and whether their labels mean them elsewhere too."""
    documents = env.domaindata["math"]["documents"]
    first: dict[str, str] = {}
    for docname, labels in sorted(documents.items()):
        for label in labels:
            first.setdefault(label, docname)
    for docname, labels in documents.items():
        for label, value in sorted(labels.items()):
            yield docname, ("equation", label, tuple(value), first[label] == docname)

"""Which pages are to be written anew, because something that they show has changed."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

from docutils import nodes

from ..blocks.site import UNCHANGING
from ..digests import digest
from ..domain import blog_domain
from ..ending import on_success
from ..excerpt.store import PARTIAL
from ..ids import ids_in
from ..links import documents_below, has_pages, is_web_site, writes_books
from ..movable import MOVABLE, joined
from ..nodes import written
from ..shown import shown_on, whole_on
from ..walk import nodes_of
from . import manifest
from .assets import assets
from .facts import Facts
from .patches import Patches
from .sweep import claimed, lost, owned_files, page_files, sweep_extra

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..blocks.site import Site
    from ..domain import BlogDomain
    from .kept import Kept
    from .manifest import Entry

#: What is shown of a document: by itself, or by others.
Shown = Literal["page", "excerpt", "whole"]


class Build:
    """What is known of this build's output; it lives as long as the build."""

    def __init__(self, app: Sphinx) -> None:
        """Look up what the output folder held before."""
        self._app = app
        before = manifest.load(app)
        self.before = before or manifest.Manifest()
        #: What is remembered of the folder as yet.
        self.remembered = self.before
        #: Whether nothing is known of the folder, or not all is there that ought to be.
        self.unknown = before is None or lost(app, before)
        self.facts = Facts(app.env)
        #: Links of each page that was written.
        self.written: dict[str, list[str]] = {}
        #: Paths of the pages that were written without a document.
        self.extra: set[str] = set()
        #: How many feeds were written, because something in them has changed.
        self.feeds_written = 0
        #: What is made of posts in this build, and kept for the next one.
        self.kept: list[Kept] = []
        #: Documents that have references that lead nowhere, and documents whose equations are
        #: named in formulas, by document and what is shown of it.
        self._dangling: set[tuple[str, Shown]] = set()
        self._named: defaultdict[tuple[str, Shown], set[str]] = defaultdict(set)
        self._shown: Shown = "page"
        #: Pages as they were written last, and what is known of notices by them.
        self._pages = self.before.pages
        self._outdated: set[str] | None = None
        self._notices: dict[str, str] = {}
        self.patches = Patches(app, self.before)

    @cached_property
    def _page_files(self) -> list[str]:
        """Paths that don't change once all is read: see :func:`.sweep.page_files`."""
        return list(page_files(self._app))

    @cached_property
    def claimed(self) -> set[str]:
        """The paths of what documents and the configuration have in the output; see :mod:`.sweep`.

        They are those that are known before pages are written.
        """
        return claimed(self._app, self._page_files)

    @cached_property
    def owned(self) -> list[str]:
        """Those that are there when all pages are written; not to be asked for before."""
        return owned_files(self._app, self._page_files)

    def state(self, docname: str, links: list[str], *, dangling: bool) -> str:
        """Return the digest of what a page shows, its own source and blocks apart.

        Notices are in it.
        """
        notices = [self._notice(name) for name in self._site.notices_on(docname)]
        return self._state(docname, links, notices, dangling=dangling)

    @cached_property
    def _site(self) -> Site:
        return blog_domain(self._app.env).site

    def _notice(self, docname: str) -> str:
        """Return what tells whether a notice is as it was: the same as of its own page."""
        if docname not in self._notices:
            entry = self._pages.get(docname) or manifest.Entry("", [])
            state = self._state(docname, entry.links, [], dangling=entry.dangling)
            self._notices[docname] = digest(docname, state)
        return self._notices[docname]

    def _state(self, docname: str, links: list[str], notices: list[str], *, dangling: bool) -> str:
        facts = self.facts
        if docname not in facts.reachable:
            links = sorted({*links, *documents_below(self._app.env, docname)})
        everything = facts.all_of if dangling else ""
        # lists have hundreds
        shown = "\n".join(links), "\n".join(map(facts.of.get, links, repeat("")))
        # another builder may have read it since, and seen a picture or an included file change
        read_at = self._app.env.all_docs.get(docname)
        return digest(
            facts.shared,
            self._everywhere,
            everything,
            read_at,
            notices,
            *shown,
            *facts.own(docname),
        )

    @cached_property
    def _everywhere(self) -> str:
        """What every page depends on."""
        # Sphinx notes them before it writes any page, and forgets if it doesn't come to the end
        settings = vars(getattr(self._app.builder, "build_info", object))
        # tells with what readers search, which depends on what is installed
        index = getattr(self._app.builder, "searchindex_filename", "")
        return digest(sorted(settings.items(), key=repr), assets(self._app), index)

    def outdated(self) -> set[str]:
        """Return the pages that show something else now."""
        if self.unknown:
            return set(self._app.env.found_docs)
        self._outdated = {
            docname
            for docname, entry in self.before.pages.items()
            if docname in self._app.env.found_docs and self._differs(docname, entry)
        }
        return self._outdated

    def unchanged(self, docname: str) -> str:
        """Return the state of a page that shows what it did; nothing if there is none such."""
        if self._outdated is None or docname in self._outdated:
            return ""
        entry = self.before.pages.get(docname)
        return entry.state if entry else ""

    @property
    def is_idle(self) -> bool:
        """Whether all pages are there as they were, and show what they did."""
        return (
            not self.unknown
            and not self._outdated
            and not self.written
            and self.before.pages.keys() == self._app.env.found_docs
        )

    def _differs(self, docname: str, entry: Entry) -> bool:
        if self.state(docname, entry.links, dangling=entry.dangling) != entry.state:
            return True
        return self._site.state(docname) != entry.blocks and not self.patches.take(docname)

    @contextmanager
    def part(
        self, docname: str, doctree: nodes.document, shown: Shown, ids: AbstractSet[str]
    ) -> Iterator[None]:
        """Have what is noted of *docname* noted of what other pages show of it.

        :param doctree: what is shown of it; resolved in the end.
        :param ids: those of the whole post.
        """
        self._shown = shown
        try:
            yield
            self._note_anchors(docname, doctree.findall(nodes.reference), ids)
        finally:
            self._shown = "page"

    def miss(self, docname: str) -> None:
        """Note that *docname* has a reference that leads nowhere, but may do so later."""
        self._dangling.add((docname, self._shown))

    def name(self, docname: str, target: str) -> None:
        """Note that *docname* shows something of *target*, without a link."""
        self._named[docname, self._shown].add(target)

    def recalled(self, docname: str) -> dict[str, Any]:
        """Return what is noted of the excerpt of *docname*, for :meth:`recall` in later builds."""
        part: tuple[str, Shown] = (docname, "excerpt")
        return {"dangling": part in self._dangling, "named": sorted(self._named.get(part, ()))}

    def recall(self, docname: str, *, dangling: bool, named: list[str]) -> None:
        """Note of an excerpt what was noted when it was made."""
        if dangling:
            self._dangling.add((docname, "excerpt"))
        if named:
            self._named[docname, "excerpt"].update(named)

    def note(self, docname: str, doctree: nodes.document) -> None:
        """Note what the tree of a page that is being written links to."""
        found = [*nodes_of(doctree, (nodes.reference, written))]
        references = [node for node in found if isinstance(node, nodes.reference)]
        links = self._linked(references, self._app.builder.get_target_uri(docname))
        if anchored := [node for node in references if node.get("refid")]:
            self._note_anchors(docname, anchored, {*ids_in(doctree)})
        for node in found:
            if isinstance(node, written):
                links |= node["links"]
        links.discard(docname)
        self.written[docname] = sorted(links)

    def links(self, tree: nodes.Element) -> set[str]:
        """Return the documents that *tree*, with addresses relative to the root, links to."""
        return self._linked(tree.findall(nodes.reference), "")

    def _linked(self, references: Iterable[nodes.reference], here: str) -> set[str]:
        """Return the documents that *references* lead to.

        :param here: the address of the page that they are on, relative to the root of the site.
        """
        found = (self._at(here, MOVABLE.sub(r"\1", node.get("refuri", ""))) for node in references)
        return {target for target in found if target}

    @cached_property
    def _by_uri(self) -> dict[str, str]:
        target = self._app.builder.get_target_uri
        return {target(name): name for name in self._app.env.found_docs}

    def _at(self, here: str, address: str) -> str | None:
        """Return the document that *address* on the page *here* leads to, if it does."""
        try:
            uri = joined(here, address.partition("#")[0])
        except ValueError:  # what writers give need be none
            return None
        return self._by_uri.get(uri) or self._by_uri.get(unquote(uri))

    def _note_anchors(
        self, docname: str, references: Iterable[nodes.reference], ids: AbstractSet[str]
    ) -> None:
        """Note *references* to anchors within *docname* that aren't among its *ids*.

        MyST makes such ones of what it can't resolve, without an event.
        """
        for node in references:
            if (target := node.get("refid")) and target not in ids:
                self.miss(docname)

    def finish(self) -> manifest.Manifest:
        """Return what the output folder holds now."""
        env = self._app.env
        domain = blog_domain(env)
        pages = {name: entry for name, entry in self.before.pages.items() if name in env.found_docs}
        for docname, found in self.written.items():
            parts: list[tuple[str, Shown]] = [(docname, "page")]
            parts += [(name, "excerpt") for name in shown_on(domain, docname)]
            parts += [(name, "whole") for name in whole_on(domain, docname)]
            dangling = any(part in self._dangling for part in parts)
            links = sorted({*found}.union(*(self._named.get(part, ()) for part in parts)))
            pages[docname] = manifest.Entry("", links, dangling)
        self._pages, self._notices = pages, {}
        for docname in self.written:
            entry = pages[docname]
            entry.state = self.state(docname, entry.links, dangling=entry.dangling)
        for docname in (*self.written, *self.patches.docnames):
            pages[docname] = replace(pages[docname], blocks=self._site.state(docname))
        sweep_extra(self._app, self.before, self.extra, self.owned)
        related = domain.connections.related_of, domain.connections.related
        return manifest.Manifest(pages, self.owned, sorted(self.extra), self._blocks(), related)

    def _blocks(self) -> dict[str, tuple[str, str]]:
        """Return what blocks show now: digest, and HTML where it is the same on all pages."""
        if not is_web_site(self._app.builder):
            return {}
        site, before = self._site, self.before.blocks
        names = {name for docname in self._pages for name in site.placing.on(docname)}
        names -= UNCHANGING
        changed = {name for name in names if before.get(name, ("",))[0] != site.digest(name)}
        new = self.patches.render(changed)
        found = {name: before[name] for name in names - changed}
        found.update((name, (site.digest(name), new.get(name, ""))) for name in changed)
        return found


def find_outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-get-updated``, after all numbers are assigned."""
    domain = blog_domain(env)
    # nothing that they are made of changes any more
    domain.site.citations = {}
    if not has_pages(app.builder) or writes_books(app.builder):
        domain.build = None
        return []
    domain.build = Build(app)
    return sorted(domain.build.outdated())


def note_written(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``, which comes in the main process however many there are."""
    build = blog_domain(app.env).build
    if build is not None and not doctree.get(PARTIAL):
        build.note(docname, doctree)


def note_missing(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, contnode: nodes.Element
) -> None:
    """``missing-reference``, last: nobody else could resolve it."""
    build = blog_domain(env).build
    if build is not None:
        build.miss(node.get("refdoc", env.docname))


@on_success
def remember(app: Sphinx, domain: BlogDomain, build: Build) -> None:
    """``build-finished``: remember what the output holds, if all went well."""
    now = build.finish()
    states = {
        name: page.state
        for name, page in now.pages.items()
        if name in build.written or build.unchanged(name)
    }
    domain.cards.kept.save(domain, states)
    if now != build.remembered:
        manifest.save(app, now)
        build.remembered = now
    for kept in build.kept:
        kept.save(now.pages)

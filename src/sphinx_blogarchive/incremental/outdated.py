"""Which pages are to be written anew, because something that they show has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain import blog_domain
from ..excerpt.store import PARTIAL
from ..links import has_pages
from . import manifest
from .facts import Facts, digest
from .sweep import owned_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .manifest import Entry


class Build:
    """What is known of this build's output; it lives as long as the build."""

    def __init__(self, app: Sphinx) -> None:
        """Look up what the output folder held before."""
        self._app = app
        self.before = manifest.load(app)
        self.facts = Facts(app.env)
        #: Links of each page that was written, and whether some lead nowhere.
        self.written: dict[str, list[str]] = {}
        self.dangling: set[str] = set()
        self._by_uri: dict[str, str] = {}

    def state(self, docname: str, links: list[str], *, dangling: bool) -> str:
        """Return the digest of all that a page shows from beyond its own source."""
        facts = self.facts
        if docname not in facts.reachable:
            links = sorted({*links, *facts.below(docname)})
        everything = sorted(facts.of.items()) if dangling else ()
        shown = [(name, facts.of.get(name)) for name in links]
        return digest(facts.shared, facts.own(docname), shown, everything)

    def outdated(self) -> set[str]:
        """Return the pages that show something else now."""
        return {
            docname
            for docname, entry in self.before.pages.items()
            if docname in self._app.env.found_docs and self._differs(docname, entry)
        }

    def _differs(self, docname: str, entry: Entry) -> bool:
        return self.state(docname, entry.links, dangling=entry.dangling) != entry.state

    def note(self, docname: str, doctree: nodes.document) -> None:
        """Note what the tree of a page that is being written links to."""
        builder = self._app.builder
        if not self._by_uri:
            self._by_uri = {builder.get_target_uri(name): name for name in self._app.env.found_docs}
        here = builder.get_target_uri(docname)
        links = set()
        ids: set[str] | None = None
        for node in doctree.findall(nodes.reference):
            if "refuri" in node:
                uri = urljoin(here, node["refuri"].partition("#")[0])
                if target := self._by_uri.get(uri) or self._by_uri.get(unquote(uri)):
                    links.add(target)
            elif "refid" in node:
                if ids is None:
                    ids = {i for element in doctree.findall(nodes.Element) for i in element["ids"]}
                if node["refid"] not in ids:
                    self.dangling.add(docname)
        links.discard(docname)
        self.written[docname] = sorted(links)

    def finish(self) -> manifest.Manifest:
        """Return what the output folder holds now."""
        env = self._app.env
        pages = {name: entry for name, entry in self.before.pages.items() if name in env.found_docs}
        for docname, links in self.written.items():
            dangling = docname in self.dangling
            state = self.state(docname, links, dangling=dangling)
            pages[docname] = manifest.Entry(state, links, dangling)
        return manifest.Manifest(pages, owned_files(self._app))


def find_outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-get-updated``, after all numbers are assigned."""
    domain = blog_domain(env)
    if not has_pages(app.builder):
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
        build.dangling.add(node.get("refdoc", env.docname))


class NoteMissingDocuments(SphinxPostTransform):
    """Note links of MyST's to documents that don't exist: it drops them without an event.

    Before MyST resolves its references (9).
    """

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Look for such links."""
        build = blog_domain(self.env).build
        if build is None:
            return
        for node in self.document.findall(addnodes.pending_xref):
            if (
                node.get("reftype") == "myst"
                and node.get("refdomain") == "doc"
                and node["reftarget"] not in self.env.all_docs
            ):
                build.dangling.add(node.get("refdoc", self.env.docname))


def remember(app: Sphinx, exception: Exception | None) -> None:
    """``build-finished``: remember what the output holds, if all went well."""
    if exception is None and app.env is not None:
        build = blog_domain(app.env).build
        if build is not None:
            manifest.save(app, build.finish())

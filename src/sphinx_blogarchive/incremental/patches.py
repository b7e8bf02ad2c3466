"""Pages on which nothing has changed but blocks: these are exchanged in their files.

A new post changes what the sidebar of every page says of tags, of months, and of recent posts. To
write all pages anew for that would take as long as a clean build. A block that is the same on all
pages (see :meth:`..blocks.page.Page.once`) stands in each file as it was written for all of them,
but for the way to the root and the mark of the link to the page itself.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sphinx.util.osutil import relative_uri

from ..blocks.placing import BLOCKS, PREFIX
from ..blocks.rendered import Rendered
from ..blocks.site import UNCHANGING
from ..domain import blog_domain
from ..links import is_web_site
from ..progress import steps
from .exchange import Exchange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from io import FileIO

    from sphinx.application import Sphinx

    from .manifest import Manifest
    from .outdated import Build

_ENCODING = "utf-8"
#: Of how many folders pages are exchanged at a time; pages that a block links to have their own.
_EXCHANGES = 16


class Patches:
    """The pages of one build that are written already but for some blocks."""

    def __init__(self, app: Sphinx, before: Manifest) -> None:
        """Begin without any.

        :param before: what the output folder held, and the blocks as its pages show them.
        """
        self._app = app
        self._before = before
        self._site = blog_domain(app.env).site
        self._names: dict[str, list[str]] = {}
        #: The variables of the template of some page that this process has written.
        self.context: dict[str, Any] | None = None

    @property
    def docnames(self) -> list[str]:
        """The pages to be patched."""
        return list(self._names)

    def take(self, docname: str) -> bool:
        """Say whether *docname*, on which blocks alone have changed, is to be patched."""
        if not is_web_site(self._app.builder) or self._encoding() != _ENCODING:
            return False
        changed = [
            name
            for name in sorted(self._site.placing.on(docname) - UNCHANGING)
            if self._before.blocks.get(name, ("", ""))[0] != self._site.digest(name)
        ]
        # nobody knows where one stood that was empty, or that isn't the same on all pages
        known = (self._before.blocks.get(name, ("", ""))[1].strip() for name in changed)
        if not changed or not all(known):
            return False
        self._names[docname] = changed
        return True

    def apply(self, written: Iterable[str]) -> Iterator[str]:
        """Patch the pages, and yield those for which it can't be done after all.

        :param written: pages that were written as a whole.
        """
        left = self._names.keys() - set(written)
        if not left:
            return
        wanted = {name for docname in left for name in self._names[docname]}
        blocks = _Blocks(
            {name: Rendered(html) for name, (_digest, html) in self._before.blocks.items()},
            {name: Rendered(html) for name, html in self.render(wanted).items()},
        )
        for docname in steps(
            sorted(left), "exchanging blocks... ", "darkgreen", self._app.verbosity
        ):
            if not self._patch(docname, blocks):
                yield docname

    def _patch(self, docname: str, blocks: _Blocks) -> bool:
        """Exchange *blocks* in the file of a page, if they are there.

        Someone else may have written the file, or a build that was broken off.
        """
        builder: Any = self._app.builder
        exchange = blocks.on(builder.get_target_uri(docname), tuple(self._names[docname]))
        if exchange is None:
            return False
        try:
            # as it is on disk, for it is read at once and written at once
            with open(builder.get_output_path(docname), "r+b", buffering=0) as file:  # noqa: PTH123
                return _rewrite(file, exchange)
        except OSError:
            return False

    def render(self, names: Iterable[str]) -> dict[str, str]:
        """Return the HTML of the blocks *names*, as far as they are the same on all pages."""
        found = {}
        for name in sorted(names):
            if name in BLOCKS and name not in self._site.rendered and self.context is not None:
                templates: Any = self._app.builder.templates
                templates.render(f"{PREFIX}{name}.html", self.context)
            if name in self._site.rendered:
                found[name] = self._site.rendered[name].html
        return found

    def _encoding(self) -> str:
        context: dict[str, Any] = getattr(self._app.builder, "globalcontext", {})
        return str(context.get("encoding", _ENCODING))


class _Blocks:
    """The blocks of all pages, as they were and as they are."""

    def __init__(self, before: Mapping[str, Rendered], now: Mapping[str, Rendered]) -> None:
        self._before = before
        self._now = now
        self._linked = frozenset[str]().union(
            *(block.linked for blocks in (before, now) for block in blocks.values())
        )
        self._exchange = lru_cache(maxsize=_EXCHANGES)(self._prepare)

    def on(self, uri: str, names: tuple[str, ...]) -> Exchange | None:
        """Return what exchanges the blocks *names* on a page; ``None`` if they aren't known.

        :param uri: the address of the page.
        """
        root = relative_uri(uri, "_static").removesuffix("_static") or "./"
        # all pages of a folder are alike, but for those that blocks link to
        return self._exchange(root, uri if uri in self._linked else None, names)

    def _prepare(self, root: str, uri: str | None, names: tuple[str, ...]) -> Exchange | None:
        if not self._now.keys() >= {*names}:
            return None
        return Exchange(
            [
                (
                    self._before[name].on(root, uri).encode(_ENCODING),
                    self._now[name].on(root, uri).encode(_ENCODING),
                )
                for name in names
            ]
        )


def _rewrite(file: FileIO, exchange: Exchange) -> bool:
    """Do *exchange* in *file*; say whether it could be done.

    From the first piece on, for to write all anew would take twice the time. Were that broken off,
    some piece would not be there any more as it was.
    """
    page = file.read()
    found = exchange.within(page)
    if found is None:
        return False
    start, text = found
    file.seek(start)
    if file.write(text) != len(text):
        return False
    if start + len(text) < len(page):
        file.truncate()
    return True


def note_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: keep the variables of a page, with which blocks can be written."""
    build = blog_domain(app.env).build
    if build is not None:
        build.patches.context = context


def patch(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``, before the search index is written: adds no page."""
    build: Build | None = blog_domain(app.env).build
    if build is not None and (left := set(build.patches.apply(build.written))):
        app.builder.write_documents(left)
    return iter(())

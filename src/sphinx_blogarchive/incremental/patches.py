"""Pages on which nothing has changed but blocks: these are exchanged in their files.

A new post changes what the sidebar of every page says of tags, of months, and of recent posts. To
write all pages anew for that would take as long as a clean build. A block that is the same on all
pages (see :meth:`..blocks.page.Page.once`) stands in each file as it was written for all of them,
but for the way to the root and the mark of the link to the page itself.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO

from sphinx.util.osutil import relative_uri

from ..blocks.placing import BLOCKS, PREFIX
from ..blocks.rendered import Rendered
from ..blocks.site import UNCHANGING
from ..domain import blog_domain
from ..links import is_web_site
from ..progress import steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from .manifest import Manifest
    from .outdated import Build

_ENCODING = "utf-8"


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
        new = {name: Rendered(html) for name, html in self.render(wanted).items()}
        for docname in steps(
            sorted(left), "exchanging blocks... ", "darkgreen", self._app.verbosity
        ):
            names = self._names[docname]
            known = new.keys() >= set(names)
            if not known or not self._patch(docname, [(self._shown[n], new[n]) for n in names]):
                yield docname

    def _patch(self, docname: str, blocks: list[tuple[Rendered, Rendered]]) -> bool:
        """Exchange *blocks*, each as it was and as it is, in the file of a page, if they are there.

        Someone else may have written the file, or a build that was broken off.
        """
        path: str = os.fspath(self._app.builder.get_output_path(docname))  # type: ignore[attr-defined]
        try:
            with open(path, "r+b") as file:  # noqa: PTH123
                return self._exchange(file, docname, blocks)
        except OSError:
            return False

    def _exchange(
        self, file: BinaryIO, docname: str, blocks: list[tuple[Rendered, Rendered]]
    ) -> bool:
        page = file.read()
        uri = self._app.builder.get_target_uri(docname)
        root = relative_uri(uri, "_static").removesuffix("_static") or "./"
        places: list[tuple[int, bytes, bytes]] = []
        for before, now in blocks:
            old = before.on(root, uri).encode(_ENCODING)
            if page.count(old) != 1:
                return False
            places.append((page.index(old), old, now.on(root, uri).encode(_ENCODING)))
        # from the first of them on, for to write all anew would take twice the time
        start = min(place for place, _old, _new in places)
        file.seek(start)
        file.write(_spliced(page, places)[start:])
        file.truncate()
        return True

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

    @cached_property
    def _shown(self) -> dict[str, Rendered]:
        """The blocks as pages show them that were written before."""
        return {name: Rendered(html) for name, (_digest, html) in self._before.blocks.items()}

    def _encoding(self) -> str:
        context: dict[str, Any] = getattr(self._app.builder, "globalcontext", {})
        return str(context.get("encoding", _ENCODING))


def _spliced(text: bytes, places: list[tuple[int, bytes, bytes]]) -> bytes:
    """Return *text* with other pieces in *places*: where each begins, as it was and as it is."""
    pieces, start = [], 0
    for place, old, new in sorted(places):
        pieces += [text[start:place], new]
        start = place + len(old)
    return b"".join([*pieces, text[start:]])


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

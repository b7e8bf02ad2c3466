"""The text of a post as HTML that stands by itself, in feeds and wherever else it may be shown.

A text is resolved and written as its page would be, and then made free of the page: see
:mod:`..model.feeds.clean`.
"""

from __future__ import annotations

from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.util.logging import suppress_logging
from sphinx.util.osutil import relative_uri

from ..domain import blog_domain
from ..excerpt.adapt import balance, fix_number, leave_out
from ..excerpt.cut import body
from ..excerpt.markup import Balancer
from ..excerpt.store import resolve
from ..fragments import fragment
from ..incremental.kept import Kept
from ..model.feeds.xml import uri
from ..records import address, site_address
from ..theme.translator.pictures import size_of
from ..words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    from ..incremental.outdated import Build
    from ..model.post import Post

#: Of the page alone, or not for readers at all.
_LEFT_OUT = (nodes.comment, nodes.docinfo, nodes.meta, nodes.system_message)


class Texts:
    """The texts of one build. Each is written once, and kept for the next build."""

    def __init__(self, app: Sphinx, build: Build) -> None:
        """Look up what was kept."""
        self._app = app
        self._builder: Any = app.builder
        self._domain = blog_domain(app.env)
        self._sizes: dict[str, tuple[int, int] | None] = {}
        # all that a text shows, its page shows too
        self._kept = Kept(app, build, "feeds")

    def of(self, post: Post) -> str:
        """Return the text of *post*, or its excerpt, as feeds have it."""
        text: str | None = self._kept.find(post.docname)
        if text is None:
            text = self._make(post)
            self._kept.add(post.docname, text)
        return text

    # ---- one text

    def _make(self, post: Post) -> str:
        from ..model.feeds.clean import clean  # noqa: PLC0415 (few builds need it)
        from .formulas import replace_formulas  # noqa: PLC0415 (few builds need it)

        docname, builder = post.docname, self._builder
        if self._domain.settings.feed_content == "full":
            tree = resolve(builder, docname, _whole, adapt=_adapt, shown="whole")
        else:
            tree = self._domain.excerpts.on(docname, post, "feed", 1)
        replace_formulas(tree, builder.config, self._domain.settings.feed_math)
        where = address(builder, docname)
        text = clean(self._html(docname, tree), where, self._size)
        if self._domain.settings.feed_content == "summary" and post.cut:
            text += f'\n<p><a href="{escape(uri(where))}">{escape(str(_("Read more")))}</a></p>'
        return text

    def _html(self, docname: str, tree: nodes.Element) -> str:
        builder = self._builder
        root = relative_uri(builder.get_target_uri(docname), "")
        with suppress_logging():
            # below the title
            written = fragment(
                builder, docname, tree.children, root, numbered=True, section_level=1
            )
        return "".join(written.fragment)

    @cached_property
    def _pictures(self) -> dict[str, str]:
        return {name: path for path, (_docnames, name) in self._app.env.images.items()}

    def _size(self, source: str) -> tuple[int, int] | None:
        """Return the size of one of the site's pictures by its address."""
        folder = f"{site_address(self._app.config)}{self._builder.imagedir}/"
        path = self._pictures.get(unquote(source.removeprefix(folder)))
        if path is None or not source.startswith(folder):
            return None
        if path not in self._sizes:
            found = size_of(Path(self._builder.srcdir, path))
            self._sizes[path] = (found.width, found.height) if found else None
        return self._sizes[path]


def _whole(doctree: nodes.document) -> list[nodes.Node]:
    """Return all blocks of a post, without its title."""
    text = body(doctree)
    blocks = [node for node in text.children if not isinstance(node, nodes.title)]
    if text is not doctree:
        # MyST puts footnotes after the section
        blocks += doctree.children[doctree.index(text) + 1 :]
    return blocks


def _adapt(blocks: nodes.Element, uri: str, number: Callable[[nodes.math_block], str]) -> None:
    """Make *blocks*, a whole post, fit to be written outside of its page."""
    leave_out(blocks, _LEFT_OUT)
    for block in list(blocks.findall(nodes.math_block)):
        fix_number(block, number(block))
    balance(blocks, lambda: Balancer(str, str))

"""The excerpts of one build: each is cut and resolved once or twice, however many pages show it."""

from __future__ import annotations

import pickle
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms.code import HighlightLanguageVisitor
from sphinx.util.docutils import LoggingReporter
from sphinx.util.logging import suppress_logging

from ..domain import blog_domain
from ..ids import ids_in
from ..math import displayed_number, math_domain
from ..movable import ANYWHERE, marked, relative
from .adapt import adapt
from .cut import body
from .place import place

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..incremental.outdated import Shown
    from ..model.post import Post
    from .piece import Piece

    Adapt = Callable[[nodes.Element, str, Callable[[nodes.math_block], str]], None]

#: Marks a document that holds an excerpt alone, for post-transforms of ours to stand back.
PARTIAL = "blogarchive_partial"


class Excerpts:
    """Excerpts for one builder, in one build."""

    def __init__(self, builder: Builder) -> None:
        """Begin without any."""
        self._builder = builder
        #: Those that were asked for.
        self._made: set[str] = set()
        #: Those that are asked for again.
        self._pickled: dict[str, bytes] = {}
        #: The settings of documents, by the suffix of their sources.
        self._settings: dict[str, Any] = {}

    def on(self, page: str, post: Post, prefix: str, level: int) -> nodes.Element:
        """Return the excerpt of *post*; see :func:`.place.place`.

        :param page: the document that it is for; :data:`..movable.ANYWHERE` if that isn't known.
        """
        blocks = self._blocks(post)
        place(blocks, self._builder.env, post.docname, self._lead(page), prefix, level)
        return blocks

    def _blocks(self, post: Post) -> nodes.Element:
        docname = post.docname
        if (pickled := self._pickled.get(docname)) is not None:
            kept: nodes.Element = pickle.loads(pickled)
            return kept
        blocks = self._make(post)
        # cards are made once, those with pictures twice; to keep the others takes longer than that
        if docname in self._made or next(iter(blocks.findall(nodes.image)), None) is not None:
            self._pickled[docname] = pickle.dumps(blocks, pickle.HIGHEST_PROTOCOL)
        self._made.add(docname)
        return blocks

    def _lead(self, page: str) -> Callable[[str], str]:
        """Return what gives the address on *page* for one relative to the root of the site."""
        if page == ANYWHERE:
            return marked
        uri = self._builder.get_target_uri(page)
        return lambda to: relative(uri, to)

    def _make(self, post: Post) -> nodes.Element:
        env = self._builder.env
        piece: Piece = pickle.loads(blog_domain(env).pieces[post.docname])
        path = env.doc2path(post.docname)
        if path.suffix not in self._settings:
            # they are alike for all that the same parser has read
            self._settings[path.suffix] = env.get_doctree(post.docname).settings
        piece.tree.settings = self._settings[path.suffix].copy()
        piece.tree.reporter = LoggingReporter(str(path))
        return _resolved(self._builder, post.docname, piece.tree, piece.ids, adapt, "excerpt")


def resolve(
    builder: Builder,
    docname: str,
    choose: Callable[[nodes.document], list[nodes.Node]],
    *,
    adapt: Adapt = adapt,
    shown: Shown = "excerpt",
) -> nodes.Element:
    """Return some blocks of *docname*, with all references resolved, fit for :func:`.place.place`.

    :param choose: returns the blocks of a document, which it may take from it.
    :param adapt: makes them independent of the page that they come from.
    :param shown: what it is that other pages show of the document.
    """
    env: BuildEnvironment = builder.env
    doctree = env.get_doctree(docname)
    # what ``highlight`` says before a block holds after it too
    doctree.walkabout(HighlightLanguageVisitor(doctree, env.config.highlight_language))
    ids = frozenset(ids_in(doctree))
    blocks = nodes.container(classes=body(doctree)["classes"])
    blocks += choose(doctree)
    doctree.children = []
    doctree += blocks
    return _resolved(builder, docname, doctree, ids, adapt, shown)


def _resolved(
    builder: Builder,
    docname: str,
    doctree: nodes.document,
    ids: frozenset[str],
    adapt: Adapt,
    shown: Shown,
) -> nodes.Element:
    """Return the one child of *doctree*, for which see :func:`resolve`.

    :param ids: those of the whole document.
    """
    env: BuildEnvironment = builder.env
    (blocks,) = cast("list[nodes.Element]", doctree.children)
    build = blog_domain(env).build
    with build.part(docname, doctree, shown, ids) if build else nullcontext():
        doctree[PARTIAL] = True
        # the document's own page says what is wrong with it
        with suppress_logging(), math_domain(env).unheard():
            env.apply_post_transforms(doctree, docname)
    for node in blocks.findall(nodes.Element):
        if node["ids"] and env.domains.standard_domain.get_enumerable_node_type(node):
            node["blogarchive_id"] = node["ids"][0]
    uri = builder.get_target_uri(docname)
    adapt(blocks, uri, lambda node: displayed_number(env, docname, node))
    # a pickle takes along whatever can be reached: the document, its settings, the environment
    blocks.parent = None
    return blocks

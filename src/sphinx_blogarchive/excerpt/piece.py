"""What excerpts are made of: pieces of posts, cut off when these are read and kept.

Lists show some blocks of each post. Its tree is in memory when it is read, and would have to be
loaded for them again, which takes longer than all that is done with the blocks.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms.code import HighlightLanguageVisitor

from ..domain import blog_domain
from .adapt import detach
from .cut import MARKS, body, cut

if TYPE_CHECKING:
    from typing import Any

    from sphinx.environment import BuildEnvironment


_RARE = (addnodes.highlightlang, *MARKS)


class Piece(NamedTuple):
    """The beginning of a post, as it was read."""

    #: The document with the blocks of the excerpt alone, in a container; without settings.
    tree: nodes.document
    #: The ids in the whole post.
    ids: frozenset[str]


class KeepPieces(SphinxTransform):
    """Keep the piece of each post that lists show, as it is when the post has been read."""

    # last: after the post is recorded (880), and after all that still changes its tree (999)
    default_priority = 999

    def apply(self, **kwargs: Any) -> None:
        """Keep that of the post that is read."""
        domain = blog_domain(self.env)
        post = domain.posts.get(self.env.docname)
        if post is not None:
            piece = cut_off(self.document, post.excerpt, domain.settings.excerpt_length, self.env)
            domain.pieces[post.docname] = pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)


def cut_off(
    doctree: nodes.document,
    wanted: str | int | bool | None,
    longest: int,
    env: BuildEnvironment,
) -> Piece:
    """Return the piece of *doctree* that its excerpt is; for the rest see :func:`.cut.cut`."""
    ids: set[str] = set()
    targets = doctree.ids
    highlighted = marked = False
    for node in doctree.findall(nodes.Element):
        if own := node.attributes["ids"]:
            ids.update(own)
        if isinstance(node, _RARE):
            highlighted = highlighted or isinstance(node, addnodes.highlightlang)
            marked = marked or isinstance(node, MARKS)
    if highlighted:
        # what ``highlight`` says before the cut holds after it too
        doctree = doctree.deepcopy()
        doctree.walkabout(HighlightLanguageVisitor(doctree, env.config.highlight_language))
    blocks = nodes.container(classes=body(doctree)["classes"])
    found = cut(doctree, wanted, longest, marked=marked)
    blocks += [block.deepcopy() for block in found.blocks]
    titles = {
        name: _titled(targets[name])
        for node in blocks.findall(addnodes.pending_xref)
        if (name := node.get("reflocalid")) in targets
    }
    # a pickle takes along whatever can be reached: the document, its settings, the environment
    for node in (blocks, *titles.values()):
        detach(node)
    tree = nodes.document(None, None, **doctree.attributes)  # type: ignore[arg-type]
    tree.transformer = None  # type: ignore[assignment]
    tree += blocks
    # MyST shows the titles of what it finds in the document alone
    tree.ids = titles
    return Piece(tree, frozenset(ids))


def _titled(target: nodes.Element) -> nodes.Element:
    """Return an element that has nothing but the titles of *target*."""
    titles = (node for node in target.children if isinstance(node, nodes.title | nodes.caption))
    return nodes.Element("", *(title.deepcopy() for title in titles))

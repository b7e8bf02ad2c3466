"""What follows the text of a post, in the order that the configuration gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..comments.section import section
from ..comments.standing import PART as COMMENTS
from ..hypertext import closed
from ..links import writes_books
from ..theme.lookup import is_ours
from .citation import citation
from .donate import donate
from .neighbours import neighbours
from .related import backlinks, related
from .reprint import reprint
from .series import series
from .share import share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes

    from ..listing.scene import Scene
    from ..model.post import Post

#: Each part returns nothing where it has nothing to show. See ``config.POST_PARTS``.
_PARTS: Mapping[str, Callable[[Scene, Post], list[nodes.Node]]] = {
    "license": reprint,
    "share": share,
    "donate": donate,
    "citation": citation,
    "series": series,
    "neighbours": neighbours,
    "related": related,
    "backlinks": backlinks,
    COMMENTS: section,
}

#: What changes with any new post, or is by others, and so is no part of a post in the theme: hosts
#: that show what a pull request changes, and search, go by the main content of pages.
_OUTSIDE = frozenset({"related", "backlinks", COMMENTS})


def after(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return what follows the text of *post*, within it."""
    return _parts(scene, post, outside=False)


def beyond(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return what follows *post* outside of it; nothing in other themes than ours."""
    return _parts(scene, post, outside=True)


def _parts(scene: Scene, post: Post, *, outside: bool) -> list[nodes.Node]:
    if writes_books(scene.builder):
        return []  # readers of a book go on by turning the page
    left_out = _OUTSIDE if is_ours(scene.builder) else frozenset()
    parts: list[nodes.Node] = []
    for name in scene.domain.settings.post_parts:
        if (name in left_out) is outside:
            made = _PARTS[name](scene, post)
            # what readers have said is searched
            parts += made if name == COMMENTS else closed(made, scene.linked)
    return parts

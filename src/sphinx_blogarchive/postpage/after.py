"""What follows the text of a post, in the order that the configuration gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .citation import citation
from .neighbours import neighbours
from .related import backlinks, related
from .reprint import reprint
from .series import series

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes

    from ..listing.scene import Scene
    from ..model.post import Post

#: Each part returns nothing where it has nothing to show. See ``config.POST_PARTS``.
_PARTS: Mapping[str, Callable[[Scene, Post], list[nodes.Node]]] = {
    "license": reprint,
    "citation": citation,
    "series": series,
    "neighbours": neighbours,
    "related": related,
    "backlinks": backlinks,
}


def after(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return what follows the text of *post*."""
    chosen = scene.domain.settings.post_parts
    return [node for name in chosen for node in _PARTS[name](scene, post)]

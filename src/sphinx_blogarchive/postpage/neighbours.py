"""Links from a post to the one before and the one after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..listing.titled import titled
from ..nodes import make
from ..words import _

if TYPE_CHECKING:
    from ..listing.scene import Scene
    from ..model.post import Post
    from ..nodes import element


def neighbours(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return links to the posts before and after *post* in time."""
    found = scene.domain.neighbours[post.docname]
    rows = [(str(_("Older post")), found.older), (str(_("Newer post")), found.newer)]
    if not any(dict(rows).values()):
        return []
    classes, label = "blogarchive-neighbours no-search", str(_("Posts"))
    return [make("nav", ways(scene, rows), classes=classes, aria_label=label)]


def ways(scene: Scene, rows: list[tuple[str, str]]) -> element:
    """Return a list of links to posts.

    :param rows: what each is called, and its docname; without a docname, it is left out.
    """
    items = []
    for text, docname in rows:
        if docname:
            post = scene.domain.plan.posts[docname]
            head = make("span", nodes.Text(text), classes="blogarchive-label")
            items.append(make("li", head, nodes.Text(" "), titled(scene, post)))
    return make("ul", *items)

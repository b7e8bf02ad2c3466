"""Where a reader may go on from a post: to what is near to it, and to what mentions it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..listing.scene import time
from ..listing.titled import link, once
from ..nodes import make
from ..words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..listing.scene import Scene
    from ..model.post import Post
    from ..nodes import element

#: Mentions that are shown at once; the others are folded.
_AT_ONCE = 8


def related(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return links to the posts that are near to *post*."""
    docnames = scene.domain.connections.related.get(post.docname, ())
    return _section(scene, "related", str(_("Related posts")), docnames)


def backlinks(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return links to the posts and other documents that link to *post* in their text."""
    docnames = scene.domain.connections.backlinks.get(post.docname, ())
    return _section(scene, "backlinks", str(_("Mentioned in")), docnames)


def _section(scene: Scene, name: str, title: str, docnames: Iterable[str]) -> list[nodes.Node]:
    items = [_item(scene, docname) for docname in docnames]
    if not items:
        return []
    parts = [
        make("h2", nodes.Text(title), classes="blogarchive-part"),
        make("ul", *items[:_AT_ONCE], classes="blogarchive-list"),
    ]
    if rest := items[_AT_ONCE:]:
        more = str(_("%(count)s more")) % {"count": len(rest)}
        folded = make("ul", *rest, classes="blogarchive-list")
        parts.append(make("details", make("summary", nodes.Text(more)), folded))
    classes = f"blogarchive-{name} no-search"
    return [make("section", *parts, classes=classes, aria_label=title)]


def _item(scene: Scene, docname: str) -> nodes.Element:
    post = scene.domain.plan.posts.get(docname)
    if post is None:  # a document of the writer's
        title = [node.deepcopy() for node in scene.env.titles[docname].children]
        return make("li", scene.to(docname, *title))
    return once(scene, post, _dated)


def _dated(scene: Scene, post: Post) -> element:
    return make("li", link(scene, post), nodes.Text(" "), time(post, scene.date(post), ""))

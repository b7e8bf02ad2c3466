"""Numbers of comments and of views, where lists and posts show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..links import address
from ..nodes import make
from ..words import _
from .standing import ANCHOR, standing

if TYPE_CHECKING:
    from ..listing.scene import Scene
    from ..model.post import Post
    from ..nodes import element
    from .standing import Standing


def numbers(scene: Scene, post: Post, between: str = "") -> list[nodes.Node]:
    """Return the numbers of *post* that are known, or that a script will know.

    :param between: text before each, which is hidden with it.
    """
    found = standing(scene.domain, post.docname)
    shown: list[nodes.Node] = []
    if found.shows_comments:
        shown += [nodes.Text(between), _comments(scene, post, found)]
    if found.shows_views:
        shown.append(_views(scene, post, found, between))
    return shown if between else [node for node in shown if node.astext()]


def _comments(scene: Scene, post: Post, found: Standing) -> nodes.Element:
    label = make("span", nodes.Text(str(_("Comments"))), classes="blogarchive-label")
    content = [label, nodes.Text(" "), number(found)]
    classes = "blogarchive-comments-count"
    if not found.has_section:
        return make("span", *content, classes=classes)
    if scene.page == post.docname:
        return make("a", *content, classes=classes, href=f"#{ANCHOR}")
    uri = address(scene.builder, scene.page, post.docname, ANCHOR)
    return nodes.reference("", "", *content, internal=True, refuri=uri, classes=[classes])


def number(found: Standing) -> element:
    """Return the number of comments, or the place that is kept for it."""
    value = str(found.comments or 0)
    return make(
        "data",
        nodes.Text(value),
        value=value,
        data_comments=found.key if found.asks_comments else "",
        data_pending="true" if found.comments is None else "",
    )


def _views(scene: Scene, post: Post, found: Standing, between: str) -> element:
    value = str(found.views or 0)
    # a page without a place for comments is read as well
    is_hit = found.asks_views and scene.page == post.docname and not found.has_section
    data = make(
        "data",
        nodes.Text(value),
        value=value,
        data_views=found.key if found.asks_views else "",
        data_hit="true" if is_hit else "",
    )
    return make(
        "span",
        nodes.Text(between),
        make("span", nodes.Text(str(_("Views"))), classes="blogarchive-label"),
        nodes.Text(" "),
        data,
        classes="blogarchive-views",
        data_pending="true" if found.views is None else "",
    )

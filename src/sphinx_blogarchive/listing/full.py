"""Whole posts on one page, for reading on and for printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..excerpt.cut import body
from ..excerpt.whole import Spot
from ..math.equation import short_hash
from ..nodes import make
from ..words import _
from .scene import Scene, attributes, authors, badge, spaced, time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..model.post import Post


def entries(
    scene: Scene, posts: Sequence[Post], depth: int, taken: Iterable[str]
) -> list[nodes.Node]:
    """Return *posts* one after the other, below a table of contents if there are several.

    :param depth: how many sections there are around the list.
    :param taken: the ids that the page has by itself.
    """
    texts = scene.domain.texts
    names = anchors([post.docname for post in posts], taken)
    spots = {
        texts.address(post.docname): Spot(names[post.docname], texts.ids(post)) for post in posts
    }
    written = [
        _entry(scene, post, texts.on(scene.page, post, spots, depth), names[post.docname])
        for post in posts
    ]
    if len(posts) < 2:
        return [*written]
    return [_contents(scene, posts, names), *written]


def anchors(docnames: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Return an id for each document, which stays the same whatever else is on the page."""
    seen = set(taken)
    found: dict[str, str] = {}
    for docname in docnames:
        anchor = nodes.make_id(docname)
        # docutils drops what isn't ASCII
        if not docname.isascii() or not anchor:
            anchor = "-".join(filter(None, [anchor, short_hash(docname)]))
        while anchor in seen:
            anchor = f"{anchor}-{short_hash(anchor)}"
        seen.add(anchor)
        found[docname] = anchor
    return found


def _contents(scene: Scene, posts: Iterable[Post], names: dict[str, str]) -> nodes.Node:
    items = [
        make("li", nodes.reference("", "", *scene.title(post), internal=True, refid=anchor))
        for post in posts
        if (anchor := names[post.docname])
    ]
    listed = make("ul", *items, classes="blogarchive-list")
    return make("nav", listed, classes="blogarchive-contents", aria_label=str(_("Contents")))


def _entry(scene: Scene, post: Post, blocks: nodes.Element, anchor: str) -> nodes.Element:
    text = body(blocks)
    title = next((node for node in text.children if isinstance(node, nodes.title)), None)
    content = [node for node in text.children if node is not title]
    if isinstance(text, nodes.section):
        # MyST puts footnotes after the section
        content += blocks.children[blocks.index(text) + 1 :]
    elif post.title and next(iter(blocks.findall(nodes.section)), None) is None:
        # a title in the front matter alone
        text, title = nodes.section(), nodes.title("", post.title)
    line = _line(scene, post)
    inner = make("div", *content, classes=" ".join(["e-content", *blocks["classes"]]))
    if isinstance(text, nodes.section) and title is not None:
        title.children = [make("span", *title.children, classes="p-name")]
        whole = nodes.section("", title, line, inner, ids=[anchor, *text["ids"]])
        whole["classes"] = text["classes"]
        children: list[nodes.Node] = [whole]
        ids = []
    else:
        children = [line, inner]
        ids = [anchor]
    article = make("article", *children, classes="h-entry blogarchive-whole", **attributes(post))
    article["ids"] = ids
    return article


def _line(scene: Scene, post: Post) -> nodes.Node:
    facts: list[nodes.Element] = [
        scene.to_post(post, time(post, scene.date(post)), classes="u-url"),
        *authors(scene, post),
    ]
    return make("p", *badge(post, scene.domain), *spaced(facts), classes="blogarchive-by")

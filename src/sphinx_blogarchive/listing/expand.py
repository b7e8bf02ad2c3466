"""The post-transform that puts posts where listings stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .. import words
from ..domain import blog_domain
from ..excerpt.store import PARTIAL
from ..ids import ids_in
from ..links import has_pages, is_epub, is_site, link
from ..model.query import group, select
from ..model.terms import KINDS
from ..nodes import FULL, author_card, listing, make, more, term_index
from ..walk import nodes_of
from ..words import _
from . import authors, chart, full, html, parts, plain, terms
from .scene import Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.post import Post


_KINDS = (more, listing, term_index, author_card)


class ExpandListings(SphinxPostTransform):
    """Replace each listing by the posts that it shows.

    Late, because all that it inserts is resolved already: excerpts by the same
    post-transforms, once for all pages; links by the builder.
    """

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Expand the listings, and take out the marks."""
        if next(nodes_of(self.document, _KINDS), None) is None:
            return
        for mark in list(self.document.findall(more)):
            mark.parent.remove(mark)
        if self.document.get(PARTIAL):
            return
        domain = blog_domain(self.env)
        scene = Scene(domain, domain.builder, self.env.docname)
        for place, node in enumerate(list(self.document.findall(listing))):
            node.replace_self(expand(scene, node, place))
        for index in list(self.document.findall(term_index)):
            index.replace_self(terms.index(scene, index["kind"]) or _nothing())
        for card in list(self.document.findall(author_card)):
            card.replace_self(authors.introduction(scene, card["name"]))


def shown(scene: Scene, node: listing) -> list[Post]:
    """Return the posts that *node* shows on its page."""
    posts = _chosen(scene, node)
    if node["paginate"] and has_pages(scene.builder):
        return posts[: node["paginate"]]
    return posts


def _chosen(scene: Scene, node: listing) -> list[Post]:
    """Return all posts of *node*, also those on further pages."""
    plan = scene.domain.plan
    if "query" in node:
        return select(node["query"], plan.posts.values(), plan.vocabulary)
    names = plan.pages[node["page"]].posts if "page" in node else node["docnames"]
    return [plan.posts[name] for name in names if name in plan.posts]


def expand(scene: Scene, node: listing, place: int) -> list[nodes.Node]:
    """Return what stands in the place of *node*, the listing number *place* of its page."""
    posts = shown(scene, node)
    pages = has_pages(scene.builder)
    if scene.builder.name == "gettext":
        return []  # nothing in it is for a translator of this document
    if node["style"] == FULL:
        posts = [post for post in posts if post.docname != scene.page]
    if not posts:
        return _nothing()
    level = 1 + _depth(node)
    by = tuple(node["group"])
    if node["style"] == "calendar" and not pages and "month" not in by:
        by = (*by, "month")
    style = node["style"]
    if style == FULL and pages and not is_epub(scene.builder):
        result = full.entries(scene, posts, _around(node), _ids(node))
    else:
        style = _style(node)
        result = _grouped(scene, node, posts, by, level, f"blogarchive-{place}")
    if not pages:
        return result
    feed = html.feed(style, result)
    before = chart.figure(scene, _chosen(scene, node)) if _has_chart(scene, node) else []
    pagination = scene.domain.plan.pagination.get(scene.page)
    if pagination and (node["paginate"] or "query" not in node):
        return [*before, feed, html.pager(scene, pagination)]
    return [*before, feed]


def _has_chart(scene: Scene, node: listing) -> bool:
    # books would have to say of each page whether it holds a drawing, and Sphinx's don't
    return bool(node.get("chart")) and is_site(scene.builder)


def _nothing() -> list[nodes.Node]:
    text = str(_("No posts."))
    return [nodes.paragraph(text, text, classes=["blogarchive-none"])]


def _depth(node: nodes.Node) -> int:
    return max(1, _around(node))


def _around(node: nodes.Node) -> int:
    """Return how many sections there are around *node*."""
    depth = 0
    while node.parent is not None:
        node = node.parent
        depth += isinstance(node, nodes.section)
    return depth


def _ids(node: nodes.Node) -> set[str]:
    """Return the ids in the tree that *node* stands in."""
    while node.parent is not None:
        node = node.parent
    return {*ids_in(node)}


def _style(node: listing) -> str:
    """Return how titles are listed: those of a book whose texts are in the same output."""
    if node["style"] != FULL:
        return str(node["style"])
    return "series" if "query" in node and node["query"].is_of_one_series else "list"


def _grouped(
    scene: Scene,
    node: listing,
    posts: Sequence[Post],
    by: tuple[str, ...],
    level: int,
    prefix: str,
) -> list[nodes.Node]:
    pages = has_pages(scene.builder)
    if not by:
        if not pages:
            write = parts.plain if _style(node) == "series" else plain.entries
            return write(scene, posts)
        return html.entries(scene, _style(node), posts, level, prefix)
    result: list[nodes.Node] = []
    for place, part in enumerate(group(by[0], posts, scene.domain.plan.vocabulary)):
        title = _group_title(scene, by[0], part.key)
        if pages:
            heading = _group_link(scene, by[0], part.key, title)
            result.append(make(f"h{min(6, level)}", heading, classes="blogarchive-group"))
        else:
            result.append(plain.heading(title))
        result += _grouped(scene, node, part.posts, by[1:], level + 1, f"{prefix}-{place}")
    return result


def _group_title(scene: Scene, by: str, key: str) -> str:
    if by in KINDS:
        term = scene.domain.plan.vocabulary.find(by, key)
        return term.shown if term else str(_("Others"))
    if by == "month":
        year, month = map(int, key.split("-"))
        return words.month(date(year, month, 1), scene.language)
    return key


def _group_link(scene: Scene, by: str, key: str, title: str) -> nodes.Node:
    docname = scene.domain.plan.docname(by, key.replace("-", "/") if by == "month" else key)
    return link(scene.builder, scene.page, docname, nodes.Text(title), classes=[])

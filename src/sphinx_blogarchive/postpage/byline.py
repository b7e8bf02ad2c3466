"""The line under the title of a post: when, who, how long, and what about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .. import words
from ..comments.counts import numbers
from ..links import writes_books
from ..listing.scene import authors, badge, enumerated, spaced, time
from ..nodes import make
from ..records import address
from ..words import _
from .series import part_of

if TYPE_CHECKING:
    from ..listing.scene import Scene
    from ..model.post import Post
    from ..nodes import element


def byline(scene: Scene, post: Post, *, named: bool) -> element:
    """Return the line.

    :param named: whether a heading above it is marked as the name of the entry.
    """
    published = time(post, scene.date(post))
    here = make("a", published, classes="u-url", href=_own_address(scene))
    facts: list[nodes.Element] = [here]
    if post.updated:
        shown = words.day(post.updated, scene.language, scene.domain.settings.date_format)
        updated = time(post, shown, "dt-updated")
        facts.append(make("span", nodes.Text(str(_("Updated")) + " "), updated))
    if by := authors(scene, post):
        facts.append(make("span", nodes.Text(str(_("By")) + " "), *enumerated(by)))
    length = nodes.Text(scene.reading_time(post))
    facts.append(make("span", length, classes="blogarchive-reading-time"))
    if part := part_of(scene, post):
        facts.append(make("span", *part, classes="blogarchive-in-series"))
    for kind in ("category", "tag"):
        links = [scene.to_term(term, "p-category") for term in scene.terms(kind, post)]
        if links:
            facts.append(make("span", *enumerated(links), classes=f"blogarchive-{kind}"))
    hidden = []
    if post.title and not named:
        # the first of several sections gave the post its title
        hidden = [make("data", classes="p-name", value=post.title)]
    classes = "blogarchive-by no-search"
    line = [*spaced(facts), *numbers(scene, post, " | ")]
    return make("p", *hidden, *badge(post, scene.domain), *line, classes=classes)


def _own_address(scene: Scene) -> str:
    if writes_books(scene.builder) and (url := address(scene.builder, scene.page)):
        return url  # a reader of a book is on the page already
    uri = scene.builder.get_target_uri(scene.page)
    return "./" if uri.endswith("/") or not uri else uri.rpartition("/")[2]

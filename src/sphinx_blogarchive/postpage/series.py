"""Where a post stands in its series, and the way to the other parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..listing.parts import lists
from ..listing.titled import titled
from ..nodes import make
from ..words import _
from .neighbours import ways

if TYPE_CHECKING:
    from ..listing.scene import Scene
    from ..model.post import Post
    from ..model.series import Part, Place
    from ..model.terms import Term


def series(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return the parts before and after *post*, and all of them, folded."""
    place = scene.domain.series.get(post.docname)
    if place is None:
        return []
    term = _term(scene, place)
    label = str(_("Series:")) + " "
    content: list[nodes.Node] = [make("p", nodes.Text(label), scene.to_term(term))]
    if number := _number(place):
        content.append(make("p", nodes.Text(number), classes="blogarchive-label"))
    rows = [(str(_("Previous part")), place.previous), (str(_("Next part")), place.next)]
    if any(docname for _text, docname in rows):
        content += [ways(scene, rows), _folded(scene, place, term)]
    classes = "blogarchive-series no-search"
    return [make("nav", *content, classes=classes, aria_label=label + term.shown)]


def part_of(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return which part of which series *post* is, in one line; nothing if of none."""
    place = scene.domain.series.get(post.docname)
    if place is None:
        return []
    # a sign that no translation has marks where the name goes
    named = {"series": "\0"}
    if place.is_numbered:
        numbers = {"number": place.part.number, "total": place.series.total}
        text = str(_("Part %(number)s of %(total)s of %(series)s")) % {**numbers, **named}
    else:
        text = str(_("Part of %(series)s")) % named
    before, _mark, after = text.partition("\0")
    parts = [nodes.Text(before), scene.to_term(_term(scene, place)), nodes.Text(after)]
    return [part for part in parts if part.astext()]


def _term(scene: Scene, place: Place) -> Term:
    return scene.domain.plan.vocabulary.terms["series", place.series.name]


def _number(place: Place) -> str:
    if not place.is_numbered:
        return ""
    numbers = {"number": place.part.number, "total": place.series.total}
    return str(_("Part %(number)s of %(total)s")) % numbers


def _folded(scene: Scene, place: Place, term: Term) -> nodes.Node:
    """Return the list of all parts; of a long series those around, and the way to the others."""
    count = {"count": len(place.series.parts)}
    everything = str(_("All %(count)s parts")) % count
    items = [(part.number, _item(scene, part, here=part == place.part)) for part in place.near]
    if place.shows_all:
        summary = make("summary", nodes.Text(everything))
        return make("details", summary, *lists(items))
    summary = make("summary", nodes.Text(str(_("Parts around this one"))))
    children = [summary, *lists(items)]
    if docname := scene.domain.plan.docname("series", term.name):
        children.append(make("p", scene.to(docname, nodes.Text(everything))))
    return make("details", *children)


def _item(scene: Scene, part: Part, *, here: bool) -> nodes.Element:
    post = scene.domain.plan.posts[part.docname]
    if here:
        title = scene.title(post)
        return make("li", make("span", *title, lang=post.language, aria_current="page"))
    return make("li", titled(scene, post))

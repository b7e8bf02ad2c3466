"""Indices of terms: a cloud of tags, and lists of categories, series and authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .. import words
from ..indices import lines, parted
from ..links import has_pages
from ..nodes import element, make
from ..words import _
from .authors import portrait

if TYPE_CHECKING:
    from ..indices import Line
    from .scene import Scene

#: Width of a picture in the index of authors.
_AVATAR = 64


def index(scene: Scene, kind: str) -> list[nodes.Node]:
    """Return all terms of *kind* that have posts, each with their number."""
    found = lines(scene.domain, kind)
    if not found or scene.builder.name == "gettext":
        return []
    if not has_pages(scene.builder):
        return [_plain(scene, found)]
    if kind != "tag":
        items = (_item(scene, kind, line) for line in found)
        return [make("ul", *items, classes=f"blogarchive-terms blogarchive-{kind}-index no-search")]
    parts = parted(found, scene.language)
    if len(parts) == 1:
        return [_cloud(scene, found)]
    result: list[nodes.Node] = [_initials([letter for letter, _lines in parts])]
    for place, (letter, part) in enumerate(parts):
        heading = make("h2", nodes.Text(letter), classes="blogarchive-initial")
        heading["ids"] = [_anchor(place)]
        result += [heading, _cloud(scene, part)]
    return result


def counted(text: str, count: int) -> list[nodes.Node]:
    """Return *text*, ``12 posts``, of which eyes see no more than *count*.

    It stands behind a name: who listens hears ``mathematics, 12 posts``.
    """
    before, number, after = text.partition(str(count))
    return [
        _hidden(f", {before}"),
        make("span", nodes.Text(number), classes="blogarchive-count"),
        *([_hidden(after)] if after else []),
    ]


def _hidden(text: str) -> element:
    return make("span", nodes.Text(text), classes="blogarchive-hidden")


def _plain(scene: Scene, found: list[Line]) -> nodes.bullet_list:
    items = (
        nodes.list_item(
            "", nodes.paragraph("", "", _link(scene, line), nodes.Text(f" ({line.count})"))
        )
        for line in found
    )
    return nodes.bullet_list("", *items, bullet="*", classes=["blogarchive-terms"])


def _link(scene: Scene, line: Line, *more: nodes.Node, classes: str = "") -> nodes.Element:
    return scene.to(line.docname, nodes.Text(line.title), *more, classes=classes)


def _cloud(scene: Scene, found: list[Line]) -> element:
    items = (
        make(
            "li",
            _link(scene, line, *counted(words.posts(line.count), line.count)),
            classes=f"blogarchive-weight-{line.weight}",
        )
        for line in found
    )
    return make("ul", *items, classes="blogarchive-terms blogarchive-cloud no-search")


def _anchor(place: int) -> str:
    return f"blogarchive-initial-{place}"


def _initials(letters: list[str]) -> element:
    """Return links to the letters that terms stand under."""
    items = (
        make("li", nodes.reference("", letter, internal=True, refid=_anchor(place)))
        for place, letter in enumerate(letters)
    )
    name = str(_("Initial letters"))
    return make("nav", make("ul", *items), classes="blogarchive-initials", aria_label=name)


def _item(scene: Scene, kind: str, line: Line) -> element:
    if kind == "author":
        picture = [portrait(scene, line.avatar, _AVATAR)] if line.avatar else []
        name = _link(scene, line, classes="p-name u-url")
    else:
        picture, name = [], _link(scene, line)
    facts = words.parts(line.count) if kind == "series" else words.posts(line.count)
    if line.span:
        facts += " | " + words.months(*line.span, scene.language)
    text = [
        make(
            "p", name, nodes.Text(" "), make("span", nodes.Text(facts), classes="blogarchive-count")
        )
    ]
    if line.about:
        note = "blogarchive-about p-note" if kind == "author" else "blogarchive-about"
        text.append(make("p", nodes.Text(line.about), classes=note))
    return make("li", *picture, make("div", *text), classes="h-card" if kind == "author" else "")

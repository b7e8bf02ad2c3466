"""Nodes of ours, and how they are written where they are not expanded before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_New = TypeVar("_New", bound=nodes.Element)

#: The style of a list that shows posts from beginning to end: its document is a book.
FULL = "full"


class listing(nodes.General, nodes.Element):
    """The place of a list of posts; expanded when all documents have been read.

    Attributes: ``query`` (a :class:`~.model.query.Query`), ``docnames``, or the ``page`` whose
    posts it shows, one of :attr:`~.model.plan.Plan.pages`; ``style``; ``group`` (a tuple of kinds);
    ``paginate``; perhaps ``chart``, whether a chart of all months goes before it.
    """


class term_index(nodes.General, nodes.Element):
    """The place of the list of all terms of one ``kind``; expanded likewise."""


class author_card(nodes.General, nodes.Element):
    """The place of what is told of an author, by ``name``, before their posts; likewise."""


class feed_list(nodes.General, nodes.Element):
    """The place of the list of all feeds; likewise."""


class more(nodes.Invisible, nodes.Element):
    """The mark at which the excerpt of a post ends."""


class update(nodes.General, nodes.Element):
    """What was changed in a post, told where it was: ``postpage.updates`` writes it out.

    Attributes: ``moment``, ISO 8601 with a zone, empty if none could be read; ``timed``.
    """


class element(nodes.General, nodes.TextElement):
    """An element of HTML, with its ``tag`` and its ``attributes``; made for HTML writers alone."""


class written(nodes.General, nodes.Element):
    """A piece of a page that is HTML already: ``write``, a function, gives it.

    It gets the translator that writes the page. ``links`` are the documents that it links to.
    """


#: Elements that hold nothing.
VOID = frozenset({"br", "img"})


def make(tag: str, *children: nodes.Node, classes: str = "", **attributes: str) -> element:
    """Return an element of HTML. Underscores in names of attributes stand for hyphens."""
    shown = {name.replace("_", "-"): value for name, value in attributes.items() if value}
    return new(element, *children, tag=tag, attributes=shown, classes=classes.split())


def piece(write: Callable[[HTML5Translator], str], links: Collection[str] = ()) -> written:
    """Return a piece of HTML; see :class:`written`."""
    return new(written, write=write, links=links)


def ready(html: str) -> written:
    """Return a piece that is *html*."""
    return piece(partial(_copied, html))


def _copied(html: str, _: HTML5Translator) -> str:
    return html


def new(kind: type[_New], *children: nodes.Node, **attributes: Any) -> _New:
    """Return a node that holds *children*, which stand in no document yet.

    So does the constructor, which takes three times as long for each of a hundred a page.
    """
    made = kind.__new__(kind)
    made.rawsource, made.tagname, made.children = "", kind.__name__, [*children]
    made.attributes = {name: [] for name in kind.list_attributes}
    made.attributes |= attributes
    for child in children:
        child.parent = made
    return made


def picture(source: str, size: int, classes: str = "") -> element:
    """Return a square picture, *size* pixels wide, of which nothing is told that isn't beside it.

    :param source: its address.
    """
    wide = str(size)
    made = make("img", classes=classes, src=source, width=wide, height=wide, loading="lazy")
    made["attributes"]["alt"] = ""
    return made


def _visit_written(self: HTML5Translator, node: written) -> None:
    self.body.append(node["write"](self))
    raise nodes.SkipNode


def _skip(_: Any, __: nodes.Node) -> None:
    raise nodes.SkipNode


def _pass(_: Any, __: nodes.Node) -> None:
    return


_FORMATS = ("html", "latex", "text", "man", "texinfo")


def register(app: Sphinx) -> None:
    """Tell the writers about the nodes."""
    skip: Any = (_skip, None)
    for node in (listing, term_index, author_card, feed_list, more):
        app.add_node(node, **dict.fromkeys(_FORMATS, skip))
    others: Any = dict.fromkeys(_FORMATS[1:], (_pass, _pass))
    app.add_node(update, html=(_pass, _pass), **others)
    app.add_node(written, html=(_visit_written, None))

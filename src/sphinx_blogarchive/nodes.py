"""Nodes of ours, and how they are written where they are not expanded before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class listing(nodes.General, nodes.Element):
    """The place of a list of posts; expanded when all documents have been read.

    Attributes: ``query`` (a :class:`~.model.query.Query`) or ``docnames``; ``style``;
    ``group`` (a tuple of kinds); ``paginate``.
    """


class term_index(nodes.General, nodes.Element):
    """The place of the list of all terms of one ``kind``; expanded likewise."""


class more(nodes.Invisible, nodes.Element):
    """The mark at which the excerpt of a post ends."""


class element(nodes.General, nodes.TextElement):
    """An element of HTML, with its ``tag`` and its ``attributes``; made for HTML writers alone."""


def make(tag: str, *children: nodes.Node, classes: str = "", **attributes: str) -> element:
    """Return an element of HTML. Underscores in names of attributes stand for hyphens."""
    shown = {name.replace("_", "-"): value for name, value in attributes.items() if value}
    return element("", "", *children, tag=tag, attributes=shown, classes=classes.split())


def _visit_element(self: HTML5Translator, node: element) -> None:
    self.body.append(self.starttag(node, node["tag"], "", **node["attributes"]))


def _depart_element(self: HTML5Translator, node: element) -> None:
    self.body.append(f"</{node['tag']}>")


def _skip(_: Any, __: nodes.Node) -> None:
    raise nodes.SkipNode


def _pass(_: Any, __: nodes.Node) -> None:
    return


_FORMATS = ("html", "latex", "text", "man", "texinfo")


def register(app: Sphinx) -> None:
    """Tell the writers about the nodes."""
    skip: Any = (_skip, None)
    for node in (listing, term_index, more):
        app.add_node(node, **dict.fromkeys(_FORMATS, skip))
    others: Any = dict.fromkeys(_FORMATS[1:], (_pass, _pass))
    app.add_node(element, html=(_visit_element, _depart_element), **others)

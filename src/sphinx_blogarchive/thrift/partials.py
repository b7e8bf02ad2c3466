"""Titles and tables of contents of plain text, written without a translator for each.

For every page Sphinx makes a document, applies transforms and makes a translator for its title,
and again for its table of contents; most of these are alike but for what they say.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from ..entities import encoded
from ..hypertext import is_usual
from ..links import has_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    Shape = tuple[Any, ...]
    Render = Callable[[nodes.Node | None], dict[str, Any]]

#: Stands around the places of texts; no text holds it.
_MARK = "\ufdd4"
#: An anchor that is written as it is.
_ANCHOR = re.compile(r"#[\w.:-]*", re.ASCII)
#: Nodes that differ, and the methods of a translator that write what differs in them.
_WRITTEN = frozenset({"Text", "reference"})
_METHODS = ("visit_Text", "visit_reference", "encode")
#: Frames that are kept; most documents have few headings.
_MOST = 500


def quick_partials(app: Sphinx) -> None:
    """``builder-inited``: have the builder write these so, if texts and links are as usual."""
    builder: Any = app.builder
    if not has_pages(builder) or not hasattr(builder, "render_partial"):
        return
    handlers = app.registry.translation_handlers
    others = {node for name in (builder.name, builder.format) for node in handlers.get(name, {})}
    if _WRITTEN.isdisjoint(others) and is_usual(builder.get_translator_class(), _METHODS):
        builder.render_partial = quick(builder.render_partial)


def quick(render: Render) -> Render:
    """Return *render* with a shorter way for nodes that differ in texts and anchors alone.

    What is around these is taken from what *render* makes of the first node of that shape.
    """
    frames: dict[Shape, dict[str, Any]] = {}

    def render_partial(node: nodes.Node | None) -> dict[str, Any]:
        found: list[str] = []
        shape = _title(node, found) or _contents(node, found)
        if node is None or shape is None:
            return render(node)
        if shape not in frames:
            if len(frames) >= _MOST:
                return render(node)
            # between marks, each second piece is the place of a text
            frames[shape] = {
                name: part.split(_MARK) if isinstance(part, str) else part
                for name, part in render(_framed(node)).items()
            }
        texts = [encoded(text) for text in found]
        return {
            name: _filled(part, texts) if isinstance(part, list) else part
            for name, part in frames[shape].items()
        }

    return render_partial


def _framed(node: nodes.Node) -> nodes.Node:
    """Return a copy of *node* with marks in place of its texts and anchors."""
    framed = node.deepcopy()
    places = (f"{_MARK}{place}{_MARK}" for place in count())
    if isinstance(framed, nodes.title):
        framed[:] = [nodes.Text(next(places))]
    for link in framed.findall(nodes.reference):
        link[:] = [nodes.Text(next(places))]
        if link["refuri"] != "#":
            link["refuri"] = link["anchorname"] = f"#{next(places)}"
    return framed


def _filled(frame: list[str], texts: list[str]) -> str:
    return "".join(texts[int(part)] if at % 2 else part for at, part in enumerate(frame))


def _has_text_alone(node: nodes.Element) -> bool:
    return bool(node.children) and all(type(child) is nodes.Text for child in node.children)


def _title(node: nodes.Node | None, found: list[str]) -> Shape | None:
    """Return the shape of a title with nothing but text in it, and no attribute.

    :param found: gets the text.
    """
    if type(node) is not nodes.title or any(node.attributes.values()):
        return None
    found.append(node.astext())
    return ("title",) if _has_text_alone(node) else None


def _contents(node: nodes.Node | None, found: list[str]) -> Shape | None:
    """Return the shape of a table of contents of plain text: for each line, what is below it.

    :param found: gets the text of each line, and its anchor if it has one.
    """
    if type(node) is not nodes.bullet_list or any(node.attributes.values()):
        return None
    shape: list[Shape] = []
    for item in node.children:
        if type(item) is not nodes.list_item or any(item.attributes.values()):
            return None
        has_anchor = _line(item.children[0], found) if item.children else None
        under = _contents(item.children[1], found) if len(item.children) > 1 else ()
        if has_anchor is None or under is None or len(item.children) > 2:
            return None
        shape.append((has_anchor, under))
    return tuple(shape) or None


def _line(node: nodes.Node | None, found: list[str]) -> bool | None:
    """Return whether a line of contents has an anchor; ``None`` if there is more to it."""
    if type(node) is not addnodes.compact_paragraph or any(node.attributes.values()):
        return None
    link = node.children[0] if len(node.children) == 1 else None
    if type(link) is not nodes.reference or not _has_text_alone(link):
        return None
    told = {name: value for name, value in link.attributes.items() if value}
    anchor = told.pop("refuri", "")
    has_anchor = bool(anchor != "#")
    usual = {"internal": True, **({"anchorname": anchor} if has_anchor else {})}
    if told != usual or not _ANCHOR.fullmatch(anchor):
        return None
    found += [link.astext(), anchor[1:]] if has_anchor else [link.astext()]
    return has_anchor

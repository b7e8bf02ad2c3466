"""Titles of plain text, and tables of contents of one, written without a translator for each.

For every page Sphinx makes a document, applies transforms and makes a translator for its title,
and again for its table of contents; on most generated pages both are one line of text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.html5 import HTML5Translator

from .links import has_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    Render = Callable[[nodes.Node | None], dict[str, Any]]

#: Stands for the text; no text holds it.
_TEXT = "\ufdd4"


def install(app: Sphinx) -> None:
    """``builder-inited``: have the builder write such nodes so, if text is written as usual."""
    builder: Any = app.builder
    if not has_pages(builder) or not hasattr(builder, "render_partial"):
        return
    translator = builder.get_translator_class()
    handlers = app.registry.translation_handlers
    usual = (
        getattr(translator, "visit_Text", None) is HTML5Translator.visit_Text
        and getattr(translator, "encode", None) is HTML5Translator.encode
        and translator.special_characters is HTML5Translator.special_characters
        and not any("Text" in handlers.get(name, ()) for name in (builder.name, builder.format))
    )
    if usual:
        builder.render_partial = quick(builder.render_partial)


def quick(render: Render) -> Render:
    """Return *render* with a shorter way for nodes that differ in one text alone.

    What is around the text is taken from what *render* makes of the first such node.
    """
    frames: dict[type[nodes.Node], dict[str, Any]] = {}

    def render_partial(node: nodes.Node | None) -> dict[str, Any]:
        around = _plain_title(node) or _plain_contents(node)
        if node is None or around is None:
            return render(node)
        text = around.astext()
        kind = type(node)
        if kind not in frames:
            framed = node.deepcopy()
            place = next(iter(framed.findall(nodes.Text))).parent
            place[:] = [nodes.Text(_TEXT)]
            # a copy, for versions before 9 give one dictionary each time
            frames[kind] = dict(render(framed))
        encoded = text.translate(HTML5Translator.special_characters)
        return {
            name: part.replace(_TEXT, encoded) if isinstance(part, str) else part
            for name, part in frames[kind].items()
        }

    return render_partial


def _has_text_alone(node: nodes.Element) -> bool:
    return bool(node.children) and all(type(child) is nodes.Text for child in node.children)


def _plain_title(node: nodes.Node | None) -> nodes.Element | None:
    """Return *node* if it is a title with nothing but text in it, and no attribute."""
    if type(node) is not nodes.title or any(node.attributes.values()):
        return None
    return node if _has_text_alone(node) else None


def _plain_contents(node: nodes.Node | None) -> nodes.Element | None:
    """Return the link in *node* if that is a table of contents with one line of text."""
    for kind in (nodes.bullet_list, nodes.list_item, addnodes.compact_paragraph):
        if type(node) is not kind or len(node.children) != 1 or any(node.attributes.values()):
            return None
        node = node.children[0]
    if type(node) is not nodes.reference or not _has_text_alone(node):
        return None
    told = {name: value for name, value in node.attributes.items() if value}
    return node if told == {"internal": True, "refuri": "#"} else None

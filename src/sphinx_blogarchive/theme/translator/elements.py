"""Attributes of elements, as browsers, checkers and screen readers want them.

Pure functions of nodes of docutils; each changes the attributes that it is given.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ...nodes import element
from ...words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    Attributes = dict[str, Any]


def mend(node: Any, tag: str, attributes: Attributes) -> None:
    """Mend the *attributes* of the element *tag* that is written for *node*."""
    if change := _CHANGES.get(tag):
        change(node, attributes)


def title_of(node: nodes.Element) -> str:
    """Return the text of the title of *node*; '' if it has none."""
    return next((child.astext() for child in node.children if isinstance(child, nodes.title)), "")


def is_task(node: nodes.paragraph) -> bool:
    """Say whether *node* is the text of a task, which begins with a box that can be ticked."""
    first = node.children[0] if node.children else None
    return isinstance(first, nodes.raw) and "task-list-item-checkbox" in first.astext()


def is_article(node: nodes.Node | None) -> bool:
    """Say whether *node* is the article of a post."""
    return isinstance(node, element) and node["tag"] == "article"


def without_heading(node: Any, attributes: Attributes) -> bool:
    """Say whether *node* is an article or a section of ours that no heading names.

    Checkers want one there, or else another element: it becomes a ``div`` in the same role.
    """
    if not isinstance(node, element) or node["tag"] not in ("article", "section"):
        return False
    if _has_heading(node):
        return False
    if node["tag"] == "article":
        attributes["role"] = "article"
    elif attributes.get("aria-label"):
        attributes["role"] = "region"
    return True


def _has_heading(node: nodes.Element) -> bool:
    return any(
        _is_heading(child)
        or (isinstance(child, nodes.Element) and not _is_part(child) and _has_heading(child))
        for child in node.children
    )


def _is_part(node: nodes.Element) -> bool:
    """Say whether headings in *node* are those of a part."""
    if isinstance(node, element):
        return node["tag"] in ("article", "aside", "nav", "section")
    return isinstance(node, nodes.section) and not is_article(node.parent)


def _is_heading(node: nodes.Node) -> bool:
    match node:
        case nodes.title():
            return isinstance(node.parent, nodes.section)
        case nodes.rubric():
            return "heading-level" in node
        case element():
            return bool(re.fullmatch("h[1-6]", node["tag"]))
    return False


def is_empty(node: nodes.entry) -> bool:
    """Say whether there is nothing to be seen in a cell of a table."""
    return not node.astext().strip() and next(iter(node.findall(nodes.image)), None) is None


def _scrolls(node: Any, attributes: Attributes) -> None:
    # a keyboard must reach it to scroll it
    attributes.setdefault("tabindex", "0")


def _heads(node: Any, attributes: Attributes) -> None:
    if isinstance(node, nodes.entry):
        above = isinstance(node.parent.parent, nodes.thead)
        attributes["scope"] = "col" if above else "row"


def _labels(node: Any, attributes: Attributes) -> None:
    # sphinx-design's, which the label of a field may not have
    attributes.pop("aria-controls", None)


def _captions(node: Any, attributes: Attributes) -> None:
    if attributes.get("role") == "heading":
        # the caption of a toctree, which has no level
        del attributes["role"]


def _leads(node: Any, attributes: Attributes) -> None:
    if isinstance(node, nodes.topic):
        # a table of contents; that of the page, in the sidebar, has the plain name
        name = title_of(node.parent) or title_of(node) or str(_("Contents"))
        attributes["aria-label"] = name


_CHANGES: dict[str, Callable[[Any, Attributes], None]] = {
    "label": _labels,
    "nav": _leads,
    "p": _captions,
    "pre": _scrolls,
    "th": _heads,
}

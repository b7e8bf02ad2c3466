"""What becomes of elements of one kind, wherever they stand in a text."""

from __future__ import annotations

import re

from .allowed import BLOCKS
from .dom import Element

Nodes = list[Element | str]

#: Elements of MathML, and attributes: all but what is to be run.
_IN_FORMULA = re.compile("m[a-z]+|semantics")
_OF_FORMULA = re.compile("(?!on)[a-z]+")


def elements(element: Element) -> list[Element]:
    """Return the children of *element* without text."""
    return [child for child in element.children if isinstance(child, Element)]


def code(table: Element) -> Element | None:
    """Return the code of a table that shows numbers beside its lines."""
    cells = [table]
    while cells:
        cell = cells.pop(0)
        if "code" in cell.classes:
            return cell.find("pre")
        cells += elements(cell)
    return None


def titled(tag: str, children: Nodes) -> Nodes:
    """Return what names something: a heading if it is one, else a line that stands out."""
    inner = stripped(_in_line(children))
    if not inner:
        return []
    if re.fullmatch("h[1-6]", tag):
        return [Element(tag, {}, inner)]
    return [Element("p", {}, [Element("strong", {}, inner)])]


def _in_line(children: Nodes) -> Nodes:
    """Return *children* without the blocks around them, which can't stand in a line."""
    found: Nodes = []
    for child in children:
        if isinstance(child, str):
            found.append(child)
        elif child.tag in BLOCKS:
            found += _in_line(child.children)
        else:
            child.children = _in_line(child.children)
            found.append(child)
    return found


def formula(element: Element) -> Element:
    """Return a formula in MathML, or a part of it."""
    kept = {
        name: value
        for name, value in sorted(element.attributes.items())
        if _OF_FORMULA.fullmatch(name) and name not in ("class", "href", "id", "style", "xmlns")
    }
    children: Nodes = []
    for child in element.children:
        if isinstance(child, str):
            children.append(child)
        elif _IN_FORMULA.fullmatch(child.tag):
            children.append(formula(child))
    return Element(element.tag, kept, children)


def stripped(children: Nodes) -> Nodes:
    """Return *children* without space at their beginning and end."""
    found = list(children)
    for place, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while found and isinstance(text := found[place], str):
            found[place] = strip(text)
            if found[place]:
                break
            found.pop(place)
    return found


def joined(children: Nodes, *, pre: bool) -> Nodes:
    """Return *children* with texts made one, and no more space in them than can be seen."""
    found: Nodes = []
    for child in children:
        if isinstance(child, str) and found and isinstance(found[-1], str):
            found[-1] += child
        else:
            found.append(child)
    return found if pre else [_spaced(c) if isinstance(c, str) else c for c in found]


def _spaced(text: str) -> str:
    return re.sub(r"[ \t\n]+", lambda run: "\n" if "\n" in run[0] else " ", text)

"""How formulas stand in a page: numbers beside rows, breaks in long lines, what may be wide."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Widths in ems, as estimated. A phone shows some 15 ems.
WIDE = 12.0
_LONG = 7.0
_UNBROKEN = 16.0

_RELATIONS = frozenset("=<>≠≤≥⩽⩾≈∼≃≅≡∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔⟹⟸⟺⟶⟵↦⟼≔≪≫≺≻⊢⊨∣")
_BINARY = frozenset("+−±∓∪∩∧∨⊕⊗×⋅∘")
_OPENING = frozenset("([{⟨⌊⌈")
_CLOSING = frozenset(")]}⟩⌋⌉")
_SMALL = 0.7
_SCRIPTS = frozenset({"msub", "msup", "msubsup", "mmultiscripts"})
_TOKENS = frozenset({"mi", "mn", "mtext", "ms"})
_ABOVE = frozenset({"mfrac", "munder", "mover", "munderover"})


def numbered(root: ET.Element, tags: Sequence[ET.Element | None]) -> ET.Element | None:
    """Put numbers beside the rows of a table.

    Args:
        root: the element ``math`` with nothing but a table in it; it is left as it was.
        tags: what each row is called, as ``mtext`` or the like.

    Returns:
        A copy; None if the rows aren't as many as the tags.
    """
    root = deepcopy(root)
    table = root
    while table.tag != "mtable" and len(table) == 1:
        table = table[0]
    if table.tag != "mtable" or len(table) != len(tags):
        return None
    columns = max(len(row) for row in table)
    for row, tag in zip(table, tags, strict=True):
        row.extend(ET.Element("mtd") for _ in range(columns - len(row)))
        row.insert(0, ET.Element("mtd", {"class": "mml-side"}))
        number = ET.SubElement(row, "mtd", {"class": "mml-number mml-side"})
        if tag is not None:
            number.append(tag)
    table.set("class", " ".join(sorted({"mml-rows", *table.get("class", "").split()})))
    root.set("class", "mml-full")
    return root


def staggered(root: ET.Element) -> ET.Element:
    """Set the first row of a table at the start and the last at the end."""
    root = deepcopy(root)
    for table in root.iter("mtable"):
        table.set("class", "mml-staggered")
        break
    root.set("class", "mml-full")
    return root


def broken(root: ET.Element) -> list[tuple[ET.Element, bool]]:
    """Part a long formula of running text where a line may end; a short one is left whole.

    Of each part it is told whether it may be wider than a phone.

    As in TeX, a line ends behind a relation or a sign between terms that stands in no parentheses.
    What is still wider than a phone then may also end within them, or behind a comma.
    """
    whole = width(root)
    if whole < _LONG:
        return [(root, False)]
    children = list(root)
    while len(children) == 1 and children[0].tag == "mrow" and not children[0].attrib:
        children = list(children[0])
    segments = []
    for segment in _merged(_split(children, within=False)):
        if sum(map(width, segment)) > _UNBROKEN:
            segments += _merged(_split(segment, within=True))
        else:
            segments.append(segment)
    if len(segments) == 1:
        return [(root, whole > _UNBROKEN)]
    made = [_segment(root, segment, last=segment is segments[-1]) for segment in segments]
    return [(part, width(part) > _UNBROKEN) for part in made]


def _split(children: list[ET.Element], *, within: bool) -> list[list[ET.Element]]:
    """Part a row of elements behind its signs, *within* parentheses too."""
    segments: list[list[ET.Element]] = [[]]
    depth = 0
    for index, child in enumerate(children):
        segments[-1].append(child)
        sign = (child.text or "").strip() if child.tag == "mo" else ""
        if sign:
            depth += (sign in _OPENING) - (sign in _CLOSING)
        is_sign = sign and (sign in _RELATIONS or sign in _BINARY or (within and sign == ","))
        is_between = len(segments[-1]) > 1 and index < len(children) - 1
        if is_sign and is_between and (within or depth <= 0):
            segments.append([])
    return segments


def _merged(segments: list[list[ET.Element]]) -> list[list[ET.Element]]:
    """Don't break right after the beginning or before the end: 3 ems at least stay together."""
    merged: list[list[ET.Element]] = []
    for segment in segments:
        if merged and sum(map(width, merged[-1])) < 3:
            merged[-1] = [*merged[-1], *segment]
        else:
            merged.append(segment)
    if len(merged) > 1 and sum(map(width, merged[-1])) < 1.5:
        last = merged.pop()
        merged[-1] = [*merged[-1], *last]
    return merged


def _segment(root: ET.Element, children: list[ET.Element], *, last: bool) -> ET.Element:
    part = ET.Element("math", dict(root.attrib))
    part.extend(deepcopy(children))
    if not last:
        # a sign at the end would be taken for one that stands behind, as in n!
        part[-1].set("form", "infix")
    return part


def width(element: ET.Element) -> float:
    """Estimate how wide something is, in ems: rather too much than too little."""
    tag = element.tag
    # of letters, numbers and signs, which are most of it, nothing else is asked
    if tag == "mo":
        return _sign(element)
    if tag in _TOKENS:
        return sum(map(_character, element.text or ""))
    widths = list(map(width, element))
    if tag == "mtable":
        result = max((sum(map(width, row)) + len(row) - 1 for row in element), default=0.0)
    elif tag == "mspace":
        result = _length(element.get("width", ""))
    elif "true" in {element.get("accent"), element.get("accentunder")}:
        result = widths[0] if widths else 0.0
    elif tag in _ABOVE:
        result = max(widths, default=0.0)
    elif tag in _SCRIPTS:
        result = sum(widths[:1]) + _SMALL * max(widths[1:], default=0.0)
    else:
        result = sum(widths) + (tag in {"msqrt", "mroot"})
    return result


def _sign(element: ET.Element) -> float:
    sign = element.text or ""
    if element.get("stretchy") == "false" or sign in _OPENING or sign in _CLOSING:
        return 0.4
    return 0.5 if sign in {",", "|", "∣", "‖", "\N{FUNCTION APPLICATION}"} else 1.3


@lru_cache(maxsize=1024)
def _character(sign: str) -> float:
    return 1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.6


def _length(text: str) -> float:
    try:
        return float(text.removesuffix("em"))
    except ValueError:
        return 0.0

"""What converters say by ``style`` and ``class``, said by attributes and by classes of ours.

The style sheet knows the classes. What it can't say makes a formula unfit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

_LENGTH = re.compile(r"(-?[\d.]+)(em|ex|pt|px)?")
_CELLS = {
    ("text-align", "left"): "mml-l",
    ("text-align", "right"): "mml-r",
    ("padding-left", "0"): "mml-s0",
    ("padding-right", "0"): "mml-e0",
    ("padding-left", "1em"): "mml-s1",
    ("padding-top", "0"): "mml-t",
}
_BORDERS = {
    "border-top": "mml-bt",
    "border-bottom": "mml-bb",
    "border-left": "mml-bl",
    "border-right": "mml-br",
}
_STRIKES = {
    "updiagonalstrike": "mml-up",
    "downdiagonalstrike": "mml-down",
    "horizontalstrike": "mml-strike",
    "box": "mml-box",
    "top": "mml-over",
    "bottom": "mml-under",
}
_CLASSES = {
    "tml-left": "mml-l",
    "tml-right": "mml-r",
    "tml-fbox": "mml-box",
    "tml-small": "mml-small",
    "sout": "mml-strike",
    "math-core-sans-serif-font": "mml-sans",
}
#: Elements of HTML in text, and what they say.
_TEXT = {"b": "mml-bold", "i": "mml-italic", "code": "mml-mono", "span": ""}
#: Elements of which not only attributes tell how they are to look.
_TOLD_BY_MORE = frozenset({"menclose", "mtext"})
#: Negative spaces that the style sheet knows, in eighteenths of an em.
_KERNS = (1, 3, 5, 9, 18)


class UncleanError(ValueError):
    """A converter made something that can't be shown without a style attribute."""


def is_plain(element: ET.Element) -> bool:
    """Whether nothing of how an element is to look is told by itself."""
    return not element.attrib and element.tag not in _TOLD_BY_MORE


def take_styles(element: ET.Element) -> list[str]:
    """Take style and class off an element, and say what they say otherwise.

    Returns:
        Its classes.

    Raises:
        UncleanError: it can't be said.
    """
    pairs = (part.partition(":") for part in element.attrib.pop("style", "").split(";"))
    styles = {name.strip().lower(): value.strip() for name, _, value in pairs if value.strip()}
    classes = [_CLASSES[c] for c in element.attrib.pop("class", "").split() if c in _CLASSES]
    if styles.get("position") in {"absolute", "fixed"} or styles.get("display") == "flex":
        raise UncleanError("it needs a style attribute")
    if styles.get("color", "undefined") != "undefined":
        element.set("mathcolor", styles["color"])
    if element.tag == "mtd":
        return classes + _cell(styles)
    if element.tag == "mtable":
        classes += [_BORDERS[name] for name in styles if name in _BORDERS]
    if element.tag == "mtext":
        classes += _text(element)
    if element.get("mathbackground") == "black":  # a rule, not ink on paper
        del element.attrib["mathbackground"]
        classes.append("mml-rule")
    if "border" in styles:
        classes.append("mml-box")
    if element.tag == "mfrac" and "padding-top" in styles:
        classes.append("mml-strut")
    if element.tag == "menclose":
        names = element.attrib.pop("notation", "").split()
        classes += [_STRIKES[name] for name in names if name in _STRIKES]
        _be_a_row(element)
    return classes + _spaces(element, styles)


def _cell(styles: Mapping[str, str]) -> list[str]:
    """The classes of a cell of a table."""
    classes = []
    for name, value in styles.items():
        length = _LENGTH.fullmatch(value)
        shown = "0" if length and not float(length[1]) else value
        if name in _BORDERS and not shown.startswith(("0 ", "none")):
            classes.append(_BORDERS[name])
        elif found := _CELLS.get((name, shown)):
            classes.append(found)
    return classes


def _text(element: ET.Element) -> list[str]:
    """Take elements of HTML out of text."""
    classes = []
    for child in element.iter():
        if child is not element:
            classes += [_TEXT.get(child.tag, ""), *child.get("class", "").split()]
    if len(element):
        element.text = "".join(element.itertext())
        element[:] = []
    return [name for name in classes if name.startswith("mml-")]


def _be_a_row(element: ET.Element) -> None:
    """Draw by the style sheet what MathML Core has no element for."""
    element.tag = "mrow"
    for child in list(element):
        # where converters would draw the strikes
        if child.tag == "mrow" and not len(child):
            element.remove(child)


def _spaces(element: ET.Element, styles: Mapping[str, str]) -> list[str]:
    """Make elements of spaces; negative ones, which ``mspace`` may not have, are classes."""
    if not styles:
        return []
    margin = _em(styles.get("margin-left", ""))
    if margin < 0 and not len(element):
        element.tag = "mspace"
        element.attrib.clear()
        return [f"mml-n{min(_KERNS, key=lambda kern: abs(kern + margin * 18))}"]
    if element.tag == "mpadded" and ("padding-left" in styles or "padding-right" in styles):
        element.tag = "mrow"
        if start := _em(styles.get("padding-left", "")):
            element.insert(0, ET.Element("mspace", width=f"{start}em"))
        if end := _em(styles.get("padding-right", "")):
            element.append(ET.Element("mspace", width=f"{end}em"))
    return []


def _em(value: str) -> float:
    match = re.fullmatch(r"(-?[\d.]+)em", value)
    return float(match[1]) if match else 0.0

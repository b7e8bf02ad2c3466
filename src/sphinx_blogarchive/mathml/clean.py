"""MathML of any converter made one kind: MathML Core, valid, without a style attribute."""

from __future__ import annotations

import html
import re
from functools import partial
from xml.etree import ElementTree as ET

from .styles import UncleanError, is_plain, take_styles

_escaped = partial(html.escape, quote=False)
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)([A-Za-z]\w*;)")

#: Attributes that stay. No ``id`` or ``href``: ids would meet on a page.
_KEPT = frozenset(
    """
    accent accentunder columnspan depth display displaystyle form height largeop linethickness
    lspace mathbackground mathcolor mathsize maxsize minsize movablelimits rowspan rspace
    scriptlevel stretchy symmetric voffset width
    """.split()  # noqa: SIM905 (a list would take two dozen lines)
)
#: Elements in which scripts are set, so that the level of a table in them matters.
_SCRIPTS = frozenset({"msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts"})
_TOKENS = frozenset({"mi", "mn", "mtext"})

_ARROW = "\N{COMBINING RIGHT ARROW ABOVE}"
#: Combining characters that browsers would put beside what they belong to, or don't stretch.
_ACCENTS = {
    ("mover", "~"): "\N{SMALL TILDE}",
    # by itself in an element, it would belong to the tag before it
    ("mover", "\N{COMBINING CIRCUMFLEX ACCENT}"): "\N{MODIFIER LETTER CIRCUMFLEX ACCENT}",
    ("mover", _ARROW): "→",
    ("mover", "\N{COMBINING LOW LINE}"): "_",
    ("munder", "\N{COMBINING LOW LINE}"): "_",
}
_PRIMES = frozenset("′″‴⁗")
_LONG_PRIMES = {"′′": "″", "′′′": "‴", "′′′′": "⁗"}


def parse(mathml: str) -> ET.Element:
    """Read what a converter wrote.

    Raises:
        UncleanError: it is no well-formed MathML.
    """
    if "&" in mathml:
        mathml = _ENTITY.sub(lambda match: html.unescape(match[0]), mathml)
    try:
        return ET.fromstring(mathml)  # noqa: S314 (what we converted ourselves)
    except ET.ParseError as error:
        raise UncleanError(f"no well-formed MathML: {error}") from error


def write(root: ET.Element) -> str:
    """Write a tree as it may stand in HTML and in XHTML."""
    texts: list[str] = []
    _put(root, texts)
    return "".join(texts)


def _put(element: ET.Element, texts: list[str]) -> None:
    """Do what ``ElementTree`` does in three passes, with namespaces and encodings."""
    tag, text, tail = element.tag, element.text, element.tail
    attributes = [f' {name}="{_in_tag(value)}"' for name, value in element.attrib.items()]
    texts.append(f"<{tag}{''.join(attributes)}>{_escaped(text) if text else ''}")
    for child in element:
        _put(child, texts)
    texts.append(f"</{tag}>{_escaped(tail) if tail else ''}")


def _in_tag(text: str) -> str:
    # spaces that aren't plain would become such
    text = _escaped(text).replace('"', "&quot;")
    return text.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


def clean(root: ET.Element) -> ET.Element:
    """Return the tree made valid; *root* is changed too.

    Raises:
        UncleanError: something in it needs a style attribute.
    """
    return _clean(root, in_script=False)


def _clean(element: ET.Element, *, in_script: bool) -> ET.Element:
    count = len(element)
    if count:
        inner = in_script or element.tag in _SCRIPTS
        element[:] = [_unwrapped(_clean(child, in_script=inner)) for child in element]
    if is_plain(element):
        # as four of five are
        if count == 2:
            _place_accent(element)
            _lower_primes(element)
        return element
    classes = take_styles(element)
    upright = element.tag == "mi" and element.get("mathvariant") == "normal"
    attributes = {name: value for name, value in element.attrib.items() if name in _KEPT}
    if element.tag == "munder":
        attributes.pop("accent", None)
    if upright:
        attributes["mathvariant"] = "normal"
    _place_accent(element)
    _lower_primes(element)
    if classes:
        attributes["class"] = " ".join(sorted(set(classes)))
    element.attrib = attributes
    element = _levels(element, in_script=in_script)
    element.attrib = dict(sorted(element.attrib.items()))
    return element


def _unwrapped(element: ET.Element) -> ET.Element:
    """Do without a row of one element, and without what has no width beside it."""
    if element.tag == "mrow" and not element.attrib:
        children = [child for child in element if child.tag != "mspace" or child.attrib]
        if len(children) == 1 and children[0].tag in _TOKENS:
            return children[0]
    return element


def _place_accent(element: ET.Element) -> None:
    """Take the sign above or below a letter that fonts and browsers agree about."""
    if len(element) != 2 or element[1].tag != "mo":
        return
    sign = (element[1].text or "").strip()
    if shown := _ACCENTS.get((element.tag, sign)):
        element[1].text = shown
        if sign == _ARROW:
            element[1].set("class", "mml-vec")


def _lower_primes(element: ET.Element) -> None:
    """Let a prime be no superscript, where it can: fonts have raised it already."""
    if element.tag != "msup" or len(element) != 2 or element[0].tag not in {"mi", "mn"}:
        return
    primes = "".join(element[1].itertext())
    if primes and set(primes) <= _PRIMES:
        element.tag = "mrow"
        raised = ET.Element("mo", {"form": "postfix", "lspace": "0", "rspace": "0"})
        raised.text = _LONG_PRIMES.get(primes, primes)
        element[1] = raised


def _levels(element: ET.Element, *, in_script: bool) -> ET.Element:
    """Let only ``math``, ``mstyle`` and ``mtable`` choose how large things are.

    Browsers heed these attributes on every element, the checkers of HTML don't.
    """
    style: dict[str, str] = {}
    for name in ("displaystyle", "scriptlevel"):
        if name in element.attrib:
            style[name] = element.attrib.pop(name)
    if element.tag in {"math", "mtable"}:
        display = style.pop("displaystyle", "")
        if display == "true" or (display and element.tag == "math"):  # false is a table's default
            element.set("displaystyle", display)
    if element.tag == "mtable" and style.get("scriptlevel") == "0" and not in_script:
        del style["scriptlevel"]
    if not style:
        return element
    if element.tag in {"mstyle", "mrow"}:
        element.tag = "mstyle"
        element.attrib.update(style)
        return element
    outer = ET.Element("mstyle", style)
    outer.append(element)
    return outer

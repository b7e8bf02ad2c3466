"""From the TeX of a formula to what is written into a page, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from .clean import write
from .layout import WIDE, broken, numbered, staggered, width
from .prepare import Part, Tag, known, parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from .convert import Chain

#: Where a node keeps the `Formula.parts` of its formula.
ATTRIBUTE = "blogarchive_mathml"

#: MathML of a part; what it is called, as HTML; whether it may be wider than a phone.
WrittenPart = tuple[str, str, bool]


class Formula(NamedTuple):
    """A formula as it is written.

    Attributes:
        parts: plain tuples, to be pickled with a node; None if the formula is to be shown as TeX.
        error: why it can't be converted; empty if it can.
    """

    parts: tuple[WrittenPart, ...] | None
    error: str = ""


def inline_formula(converters: Chain, tex: str) -> Formula:
    """Convert a formula of running text."""
    if not tex:
        return Formula(())
    key = ("inline", tex)
    if key not in converters.formulas:
        converters.formulas[key] = _inline(converters, tex)
    return converters.formulas[key]


def _inline(converters: Chain, tex: str) -> Formula:
    conversion = converters.convert(known(tex), display=False)
    if conversion.tree is None:
        return Formula(None, conversion.error)
    segments = broken(conversion.tree)
    return Formula(tuple((write(part), "", wide) for part, wide in segments))


def block_formula(
    converters: Chain, tex: str, complete: Callable[[str], str] | None = None, *, written: bool
) -> Formula:
    """Convert a displayed formula.

    Args:
        converters: to ask.
        tex: without the definitions in it.
        complete: puts the definitions that some TeX needs in front of it; None if there are none.
        written: whether its environments are the writer's.
    """
    if not tex.strip():
        return Formula(())
    if complete is not None:
        return _block(converters, tex, complete, written=written)
    key = ("written" if written else "block", tex)
    if key not in converters.formulas:
        converters.formulas[key] = _block(converters, tex, str, written=written)
    return converters.formulas[key]


def _block(
    converters: Chain, tex: str, complete: Callable[[str], str], *, written: bool
) -> Formula:
    found: list[WrittenPart] = []
    for part in parts(tex, complete=written):
        try:
            found.append(_part(converters, part, complete))
        except _FailedError as failed:
            return Formula(None, str(failed))
    return Formula(tuple(found))


class _FailedError(Exception):
    """Some TeX can't be converted."""


def _part(converters: Chain, part: Part, complete: Callable[[str], str]) -> WrittenPart:
    tree = _converted(converters, complete(part.tex), display=True)
    if part.staggered:
        tree = staggered(tree)
    if part.tags:
        tags = [_number(converters, tag, complete) for tag in part.tags]
        with_numbers = numbered(tree, tags)
        if with_numbers is None:
            raise _FailedError("it has rows within rows")
        tree = with_numbers
    tag = _number(converters, part.tag, complete)
    shown = "" if tag is None else _as_html(tag)
    return write(tree), shown, width(tree) > WIDE


def _converted(converters: Chain, tex: str, *, display: bool) -> ET.Element:
    conversion = converters.convert(tex, display=display)
    if conversion.tree is None:
        raise _FailedError(conversion.error)
    return conversion.tree


def _number(
    converters: Chain, tag: Tag | None, complete: Callable[[str], str]
) -> ET.Element | None:
    """A number as MathML; in parentheses, unless it is bare."""
    if tag is None:
        return None
    text = tag.text if tag.bare else f"({tag.text})"
    element = ET.Element("mtext")
    element.text = text
    if set(text) & set("\\{}$~^_"):
        tree = _converted(converters, complete(known(rf"\text{{{text}}}")), display=False)
        element = ET.Element("mrow")
        element.extend(tree)
    return element


def _as_html(tag: ET.Element) -> str:
    """A number outside of its formula."""
    if tag.tag == "mtext":
        return write(tag).removeprefix("<mtext>").removesuffix("</mtext>")
    return write(tag).replace("<mrow>", "<math>", 1).removesuffix("</mrow>") + "</math>"

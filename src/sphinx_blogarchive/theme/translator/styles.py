"""From ``style`` attributes to classes of a small vocabulary, for which the sheet has rules.

===============  ==============================================
``w-1`` … 100    as wide as so many per cent of what is around
``em-1`` … 60    as wide as so many letters of the page
``text-left`` …  also ``text-center``, ``text-right``
===============  ==============================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

#: Lengths in CSS pixels; those that depend on fonts by the browsers' default size of 16.
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
}
_LENGTH = re.compile(r"\+?(\d+(?:\.\d*)?|\.\d+)\s*([a-z]*|%)")
_EM = 16
_WIDEST = 60


@dataclass
class Style:
    """What the declarations of a ``style`` attribute come to."""

    classes: list[str] = field(default_factory=list)
    #: Sizes in pixels, for pictures.
    width: int | None = None
    height: int | None = None
    hidden: bool = False
    #: Declarations without an equivalent, which writers have chosen themselves.
    rest: list[str] = field(default_factory=list)


def read(style: str, *, sized: bool) -> Style:
    """Return what *style* comes to.

    :param sized: whether the element has attributes for width and height.
    """
    result = Style()
    for declaration in style.split(";"):
        name, _, value = (part.strip().lower() for part in declaration.partition(":"))
        if not name or name == "--field-indent":  # docutils' own, for a sheet of its own
            continue
        if not _read(result, name, value, sized=sized):
            result.rest.append(declaration.strip())
    return result


def replace(attributes: dict[str, Any], *, sized: bool) -> list[str]:
    """Take the ``style`` out of *attributes*, and put others there; return the classes for it."""
    style = read(str(attributes.pop("style", "")), sized=sized)
    if style.hidden:
        attributes["hidden"] = "hidden"
    if style.rest:
        attributes["style"] = "; ".join(style.rest)
    sizes = {"width": style.width, "height": style.height}
    attributes |= {name: str(size) for name, size in sizes.items() if size is not None}
    return style.classes


def _read(result: Style, name: str, value: str, *, sized: bool) -> bool:
    match name:
        case "width" if value.endswith("%") and (share := _share(value)):
            result.classes.append(f"w-{share}")
        case "width" if found := pixels(value):
            if sized:
                result.width = found
            else:
                result.classes.append(f"em-{min(_WIDEST, max(1, round(found / _EM)))}")
        case "height" if sized and (found := pixels(value)):
            result.height = found
        case "height" if sized and value.endswith("%"):
            pass  # of what has no height: browsers take it for "auto"
        case "text-align" if value in ("left", "center", "right"):
            result.classes.append(f"text-{value}")
        case "display" if value == "none":
            result.hidden = True
        case _:
            return False
    return True


def pixels(value: str) -> int | None:
    """Return the length *value* in pixels, at least 1; nothing for what isn't a length."""
    found = _LENGTH.fullmatch(value.strip())
    if found is None or found[2] not in _PIXELS:
        return None
    return max(1, round(float(found[1]) * _PIXELS[found[2]]))


def _share(value: str) -> int | None:
    found = _LENGTH.fullmatch(value.strip())
    return min(100, max(1, round(float(found[1])))) if found else None


def sheet() -> str:
    """Return the rules for the widths, one a line."""
    shares = [f".w-{n}{{inline-size:{n}%}}" for n in range(1, 101)]
    return "\n".join([*shares, *(f".em-{n}{{inline-size:{n}em}}" for n in range(1, _WIDEST + 1))])

r"""Formulas that the site can't show but as TeX, found before it is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..mathml.convert import chain
from ..mathml.formula import block_formula, inline_formula
from ..mathml.macros import take_definitions, with_definitions

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What the site fills in.
_LABEL = re.compile(r"\\label\s*\{[^{}]*\}")
_REFERENCE = re.compile(r"\\(?:eq)?ref\s*\{[^{}]*\}")
_SHOWN = 60


def unshown(pieces: Iterable[str]) -> list[str]:
    """Return which formulas among *pieces*, those of a body in order, can't be had, and why."""
    converters = chain(())
    definitions: dict[str, str] = {}
    found: list[str] = []

    def complete(tex: str) -> str:
        return with_definitions(tex, definitions)

    for piece in pieces:
        if not piece.startswith(("$", "\\begin")):
            continue
        is_block = piece.startswith(("$$", "\\begin"))
        tex, new = take_definitions(_REFERENCE.sub("1", _LABEL.sub("", piece.strip("$").strip())))
        definitions |= new
        if is_block:
            formula = block_formula(converters, tex, complete, written=tex.startswith("\\begin{"))
        else:
            formula = inline_formula(converters, complete(tex) if tex.strip() else "")
        if formula.error:
            shown = " ".join(tex.split())
            shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
            found.append(f"the formula {shown} is shown as TeX ({formula.error.rstrip('.')})")
    return found

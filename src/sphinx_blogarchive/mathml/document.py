"""What is to be written for formulas, left with their nodes; which can't be converted, is told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes

from ..diagnostics import Category, warn
from .convert import Temml, chain_of
from .formula import ATTRIBUTE, block_formula, inline_formula
from .macros import take_definitions, with_definitions
from .punctuation import keep_together

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.config import Config

_SHOWN = 60


def convert_all(config: Config, found: Iterable[nodes.math | nodes.math_block]) -> None:
    """Convert the formulas of a document, in its order."""
    converters = chain_of(config)
    definitions: dict[str, str] = {}
    for node in found:
        if ATTRIBUTE in node:
            continue
        tex, new = take_definitions(node.astext())
        definitions |= new

        complete = partial(with_definitions, definitions=definitions) if definitions else None
        if isinstance(node, nodes.math_block):
            written = bool(node.get("no-wrap", node.get("nowrap", False)))
            formula = block_formula(converters, tex, complete, written=written)
        else:
            whole = complete(tex) if complete else tex
            formula = inline_formula(converters, whole if tex.strip() else "")
            # a line may end within one of several parts, and CSS can't forbid it behind them
            if len(formula.parts or "x") == 1:
                keep_together(node)
        node[ATTRIBUTE] = formula.parts
        if formula.error:
            _tell(node, formula.error)


def _tell(node: nodes.Element, error: str) -> None:
    tex = " ".join(node.astext().split())
    shown = tex if len(tex) <= _SHOWN else tex[: _SHOWN - 1] + "…"
    remedies = ["define what is missing in blogarchive_math_macros"]
    if not Temml.is_installed():
        remedies.append('install "sphinx-blogarchive[temml]", which knows more')
    remedies.append('set html_math_renderer = "mathjax"')
    remedy = ", ".join(remedies[:-1]) + f", or {remedies[-1]}"
    warn(
        Category.MATH,
        f"this formula is shown as TeX, for it can't be converted: {shown} "
        f"({error.rstrip('.')}); {remedy}",
        node,
    )

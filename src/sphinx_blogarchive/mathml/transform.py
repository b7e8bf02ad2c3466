"""Converts the formulas of a document before it is written; whoever shows a part of it has them."""

from __future__ import annotations

from functools import partial
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..math.references import formulas
from .convert import Temml, chain_of
from .formula import ATTRIBUTE, block_formula, inline_formula
from .macros import take_definitions, with_definitions
from .punctuation import keep_together
from .selection import is_used

_SHOWN = 60


class ConvertFormulas(SphinxPostTransform):
    """Leaves with each formula what is to be written for it; says which can't be converted.

    Excerpts are made of documents that have been through this, so that a card needs no conversion
    of its own, nor a second warning.
    """

    # numbers and references are in the TeX by then (4), and no other page's formulas yet (900)
    default_priority = 700
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Convert them."""
        if not is_used(blog_domain(self.env).builder):
            return
        if not (found := formulas(self.document)):
            return
        converters = chain_of(self.config)
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

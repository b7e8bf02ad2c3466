"""Formulas as readers of feeds can show them: they run no scripts, and have no sheets of ours."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.math import wrap_displaymath

from ..mathml.clean import write
from ..mathml.convert import chain_of
from ..mathml.formula import block_formula
from ..mathml.macros import take_definitions, with_definitions
from ..mathml.prepare import known, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config


def replace_formulas(tree: nodes.Element, config: Config, form: str) -> None:
    """Replace all formulas in *tree* by what feeds have of them.

    :param form: ``mathml``, or ``tex`` with the signs that MathJax looks for.
    """
    definitions: dict[str, str] = {}
    for node in list(tree.findall(lambda n: isinstance(n, nodes.math | nodes.math_block))):
        number, place = "", node
        if is_numbered(node):
            place = node.parent
            number = place[0].astext()
        if form == "tex":
            html = _as_tex(node, number)
        else:
            tex, new = take_definitions(node.astext())
            definitions |= new
            html = _as_mathml(node, tex, number, definitions, config)
        place.parent.replace(place, nodes.raw("", html, format="html"))


def is_numbered(node: nodes.Node) -> bool:
    """Say whether a formula has its number beside it: see :func:`..excerpt.adapt.fix_number`."""
    return node.parent is not None and "blogarchive-equation" in node.parent["classes"]


def _as_tex(node: nodes.Node, number: str) -> str:
    tex = node.astext()
    if isinstance(node, nodes.math):
        return rf"\({escape(tex, quote=False)}\)"
    if not _is_complete(node):
        tex = wrap_displaymath(tex, None, numbering=False).strip()
    return f"<div>{escape(f'{tex} {number}'.strip(), quote=False)}</div>\n"


def _as_mathml(
    node: nodes.Node, tex: str, number: str, definitions: Mapping[str, str], config: Config
) -> str:
    if not tex.strip():
        return ""  # it defines commands, and shows nothing

    def complete(part: str) -> str:
        return with_definitions(part, definitions)

    converters = chain_of(config)
    if isinstance(node, nodes.math):
        tree = converters.convert(known(complete(tex)), display=False).tree
        return _described(write(tree), tex) if tree is not None else _as_code(tex)
    written = _is_complete(node)
    formula = block_formula(converters, tex, complete, written=written)
    if formula.parts is None:
        return f"<pre>{_as_code(f'{tex.strip()} {number}')}</pre>\n"
    sources = [part.tex for part in parts(tex, complete=written)]
    shown = [
        _with_number(_described(mathml, source), own)
        for (mathml, own, _wide), source in zip(formula.parts, sources, strict=True)
    ]
    shown[-1:] = [_with_number(part, escape(number)) for part in shown[-1:]]
    return "".join(f"<div>{part}</div>\n" for part in shown)


def _is_complete(node: nodes.Node) -> bool:
    """Say whether the environments of a formula are the writer's."""
    if not isinstance(node, nodes.Element):
        return False
    return bool(node.get("no-wrap", node.get("nowrap", False)))


def _described(mathml: str, tex: str) -> str:
    text = " ".join(tex.split())
    return mathml.replace("<math", f'<math alttext="{escape(text)}"', 1)


def _with_number(mathml: str, number: str) -> str:
    """Return a formula and its number, which is HTML, on one line."""
    if not number or "<" in number:
        return f"{mathml} {number}".strip()
    space = '<mspace width="2em"></mspace>'
    return f"{mathml.removesuffix('</math>')}{space}<mtext>{number}</mtext></math>"


def _as_code(tex: str) -> str:
    return f"<code>{escape(tex.strip(), quote=False)}</code>"

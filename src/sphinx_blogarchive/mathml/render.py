"""Writes formulas into HTML."""

from __future__ import annotations

import html
import unicodedata
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.math import get_node_equation_number

from ..hypertext import start_tag
from ..words import _
from .convert import chain_of
from .formula import ATTRIBUTE, WrittenPart, block_formula, inline_formula
from .punctuation import neighbours

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

_CLASSES = "math mathml notranslate nohighlight"


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula of running text."""
    parts = _parts(self, node)
    if parts is None:
        code = f"<code>{self.encode(node.astext())}</code>"
        self.body.append(self.starttag(node, "span", "", CLASS="mml-tex notranslate nohighlight"))
        self.body.append(f"{code}</span>")
        raise nodes.SkipNode
    classes = [_CLASSES]
    before, after = neighbours(node)
    if _is_ideograph(before):
        classes.append("mml-after")
    if _is_ideograph(after):
        classes.append("mml-before")
    self.body.append(start_tag(self, node, "span", " ".join(classes)))
    for mathml, _number, wide in parts:
        shown = _namespaced(self, mathml)
        if wide:
            shown = f'<span class="mml-wide"{_reachable()}>{shown}</span>'
        self.body.append(shown)
    self.body.append("</span>")
    raise nodes.SkipNode


def _is_ideograph(sign: str) -> bool:
    return (
        bool(sign)
        and unicodedata.category(sign) == "Lo"
        and (unicodedata.east_asian_width(sign) == "W")
    )


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula, with its number beside it."""
    parts = _parts(self, node)
    if parts == () and not node["ids"]:
        raise nodes.SkipNode  # it defines commands, and shows nothing
    self.body.append(start_tag(self, node, "div", _CLASSES))
    if parts is None:
        tex = self.encode(node.astext())
        self.body.append(f'<pre class="mml-tex" tabindex="0"><code>{tex}</code></pre>')
    last = len(parts or ()) - 1
    for index, (mathml, number, wide) in enumerate(parts or ()):
        attributes = _reachable() if wide else ""
        shown = _namespaced(self, mathml)
        self.body.append(f'<div class="mml-scroll"{attributes}>{shown}</div>')
        if number:
            self.body.append(f'<span class="eqno">{_namespaced(self, number)}')
            if node["ids"] and index == last:
                self.add_permalink_ref(node, _("Link to this equation"))
            self.body.append("</span>")
    if node.get("number"):
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _reachable() -> str:
    """Attributes that let readers scroll something by the keyboard, and say what it is."""
    label = html.escape(_("Formula"))
    return f' role="group" aria-label="{label}" tabindex="0"'


def _parts(self: HTML5Translator, node: nodes.Element) -> tuple[WrittenPart, ...] | None:
    """What is to be written; formulas in tables of contents are converted only here."""
    if ATTRIBUTE not in node:
        converters = chain_of(self.config)
        if isinstance(node, nodes.math_block):
            written = bool(node.get("no-wrap", node.get("nowrap", False)))
            formula = block_formula(converters, node.astext(), written=written)
        else:
            formula = inline_formula(converters, node.astext())
        return formula.parts
    found: tuple[WrittenPart, ...] | None = node[ATTRIBUTE]
    return found


def _namespaced(self: HTML5Translator, mathml: str) -> str:
    """MathML as XHTML wants it, for EPUB; HTML knows what ``math`` is."""
    if self.builder.name != "epub":
        return mathml
    return mathml.replace("<math", '<math xmlns="http://www.w3.org/1998/Math/MathML"')

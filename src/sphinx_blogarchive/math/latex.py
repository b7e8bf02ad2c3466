r"""Leaves numbers and references to LaTeX: labels go into the environments, by document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex.nodes import math_reference
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.math import wrap_displaymath

from .edits import cuts, edit, replace_references
from .equation import (
    Equation,
    equation_number,
    in_formula,
    reference_text,
    scoped,
    set_tex,
    tex_safe,
)
from .references import formulas, math_domain, warn_missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from .tex import Span


class LatexEquations(SphinxPostTransform):
    r"""Rewrites equations and references for a document that LaTeX numbers.

    The documents of a book are one tree here, so each node says which document it is from.
    """

    # Before Sphinx's MathReferenceTransform (5), which knows labels without their documents.
    default_priority = 4
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Rewrite them."""
        self.domain = math_domain(self.env)
        self.included = {self.env.docname}
        self.included.update(n["docname"] for n in self.document.findall(addnodes.start_of_file))
        for node in formulas(self.document):
            docname = node.get("docname", self.env.docname)
            if isinstance(node, nodes.math_block):
                self.block(node, docname)
            tex = node.astext()
            if "ref" in tex:
                filled = replace_references(tex, self.filler(node, docname))
                if filled != tex:
                    set_tex(node, filled)
        for reference in list(self.document.findall(addnodes.pending_xref)):
            if reference.get("refdomain") == "math" and reference["reftype"] in {"eq", "numref"}:
                self.reference(reference)

    def block(self, node: nodes.math_block, docname: str) -> None:
        """Make a block complete, so that Sphinx's writer adds nothing to it."""
        shape = node.attributes.pop("equation-shape", None)
        if shape is None:
            return
        if shape == "plain":
            set_tex(node, self.plain(node, docname))
        else:
            from .tex import parse  # noqa: PLC0415 (few builds need it)

            tex = node["equation-tex"]
            block = parse(tex)
            labels = block.labels if block else []
            # One label for each number: amsmath takes no second one, and each only once.
            known: dict[str, Span] = {}
            for label in labels:
                equation = self.own(node, docname, label.text)
                if equation and label.text == equation.tex_label:
                    known.setdefault(label.text, label)
            edits = cuts(tex, [label for label in labels if known.get(label.text) is not label])
            edits += [(s.start, s.end, _label(docname, name)) for name, s in known.items()]
            set_tex(node, edit(tex, edits))
        node.attributes.pop("label", None)
        node["no-wrap"] = node["nowrap"] = True

    def plain(self, node: nodes.math_block, docname: str) -> str:
        """A block without an environment of its own, in one."""
        tex = node.astext()
        equation = self.own(node, docname, node.get("label", ""))
        name = scoped(docname, equation.tex_label) if equation else ""
        if node["nowrap"]:
            return (rf"\label{{equation:{name}}}" if name else "") + tex
        from .tex import parse  # noqa: PLC0415 (few builds need it)

        block = parse(tex)
        tag = block.outside.tag if block else None
        if tag:
            tex = edit(tex, [(tag.start, tag.end, "")])
        numbered = bool(node["number"] or tag or self.config.math_number_all)
        wrapped = wrap_displaymath(tex, f"equation:{name}" if name else None, numbered)
        if not tag:
            return wrapped
        begin, brace, rest = wrapped.partition("}")
        return rf"{begin}{brace}\tag{'*' if tag.bare else ''}{{{tag.text}}}{rest}"

    def own(self, node: nodes.math_block, docname: str, label: str) -> Equation | None:
        """The equation of a label, if it is this node that defines it (and not a copy of it)."""
        fields = self.domain.data["documents"].get(docname, {}).get(label)
        equation = Equation(*fields) if fields else None
        return equation if equation and equation.node_id in node["ids"] else None

    def filler(self, node: nodes.Element, docname: str) -> Callable[[str, str], str]:
        """What replaces a reference in a formula."""

        def one(kind: str, label: str) -> str:
            found = self.domain.find(docname, label, node)
            if found and found[0] in self.included:
                return rf"\{kind}{{equation:{scoped(found[0], found[1].tex_label)}}}"
            if found is None:
                warn_missing(label, node)
            shown = equation_number(self.env, *found) if found else "??"
            return in_formula(shown, parentheses=kind == "eqref")

        return one

    def reference(self, node: addnodes.pending_xref) -> None:
        """Resolve a reference, unless it leads nowhere: then Sphinx says so."""
        found = self.domain.find(node.get("refdoc", self.env.docname), node["reftarget"], node)
        if found is None:
            return
        docname, equation = found
        bare = bool(node.get("equation-bare"))
        if docname not in self.included:
            number = equation_number(self.env, docname, equation)
            new: nodes.Node = nodes.inline(
                "", "", *reference_text(self.env, number, node, bare=bare)
            )
        elif bare:
            name = scoped(docname, equation.tex_label)
            new = nodes.raw("", rf"\ref{{equation:{name}}}", format="latex")
        else:
            target = tex_safe(equation.tex_label)
            new = math_reference("", docname=tex_safe(docname), target=target)
        node.replace_self(new)


def _label(docname: str, label: str) -> str:
    return rf"\label{{equation:{scoped(docname, label)}}}"

r"""Puts numbers into formulas when a document is written, by any builder but LaTeX's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from ..walk import nodes_of
from .edits import replace_references
from .equation import equation_number, in_formula, row_letter, set_tex, shown_number

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .domain import ScopedMathDomain

logger = logging.getLogger(__name__)

#: What is said of a reference that leads nowhere: what Sphinx says, and the remedy.
MISSING = (
    "equation not found: %(target)s; correct the name, or give the formula that is meant this "
    "\\label"
)

_KINDS = (nodes.math, nodes.math_block)


def math_domain(env: BuildEnvironment) -> ScopedMathDomain:
    """The domain of equations of an environment."""
    return cast("ScopedMathDomain", env.get_domain("math"))


def formulas(document: nodes.document) -> list[nodes.math | nodes.math_block]:
    """All formulas, inline and displayed, in the order of the document."""
    return [*nodes_of(document, _KINDS)]


def warn_missing(label: str, node: nodes.Node) -> None:
    """Say of a reference within a formula what is said of others that lead nowhere."""
    logger.warning(MISSING, {"target": label}, type="ref", subtype="eq", location=node)


class EquationNumbers(SphinxPostTransform):
    r"""Writes the ``\tag`` of each numbered row, and the numbers that formulas refer to.

    Works on parts of documents too: each formula knows its document, and running again changes
    nothing.
    """

    # The numbers of math_numfig are known only now. Nothing that runs before 10, when references
    # are resolved, depends on this, nor this on it; beside the LaTeX counterpart, which must run
    # before Sphinx's own (5).
    default_priority = 4
    formats = ("latex",)

    def is_supported(self) -> bool:
        """Whether the builder isn't LaTeX's."""
        return not super().is_supported()

    def run(self, **kwargs: Any) -> None:
        """Put them in."""
        for node in formulas(self.document):
            docname = node.get("docname", self.env.docname)
            if numbers := node.attributes.pop("equation-numbers", None):
                self.tag_rows(node, docname, numbers)
            tex = node.astext()
            if "ref" in tex:
                self.fill_in(node, docname, tex)

    def tag_rows(self, node: nodes.Element, docname: str, numbers: list[int]) -> None:
        """Show the number of each row in it."""
        from .layout import tagged  # noqa: PLC0415 (few builds need it)

        lettered = sum(map(bool, numbers)) > 1
        tags, index = [], 0
        for number in numbers:
            if not number:
                tags.append("")
                continue
            letter = row_letter(index) if lettered else ""
            tags.append(shown_number(self.env, docname, node["equation-id"], number, letter))
            index += 1
        set_tex(node, tagged(node.astext(), tags))

    def fill_in(self, node: nodes.Element, docname: str, tex: str) -> None:
        """Put numbers in place of references."""
        domain = math_domain(self.env)

        def number(kind: str, label: str) -> str:
            found = domain.find(docname, label, node)
            if found is None:
                warn_missing(label, node)
            shown = equation_number(self.env, *found) if found else "??"
            return in_formula(shown, parentheses=kind == "eqref")

        filled = replace_references(tex, number)
        if filled != tex:
            set_tex(node, filled)


class UniqueIds(SphinxPostTransform):
    """Tells equations of several documents apart where all are one page."""

    # Any time before writing; the ids were looked up by then.
    default_priority = 4
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Rename ids of equations; `ScopedMathDomain.anchor` links to the new ones."""
        domain = math_domain(self.env)
        for node in self.document.findall(nodes.math_block):
            if "equation-id" not in node:
                continue
            docname = node["docname"]
            renamed = {old: domain.anchor("singlehtml", docname, old) for old in node["ids"]}
            node["ids"] = list(renamed.values())
            # Sphinx's writer looks the number of a block up by its id.
            figures = self.env.toc_fignumbers.get(docname, {}).get("displaymath", {})
            figures.update((new, figures[old]) for old, new in renamed.items() if old in figures)

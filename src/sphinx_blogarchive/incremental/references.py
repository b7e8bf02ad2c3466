"""What pages show of other documents without a link that could be seen afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain import blog_domain
from ..math.edits import replace_references
from ..math.references import math_domain
from ..walk import nodes_of

if TYPE_CHECKING:
    from .outdated import Build

_KINDS = (addnodes.pending_xref, nodes.math, nodes.math_block)


class NoteReferences(SphinxPostTransform):
    """Note references in formulas, and MyST's to documents that don't exist.

    Of the former only numbers are left (4), the latter are dropped without an event (9).
    """

    default_priority = 3

    def run(self, **kwargs: Any) -> None:
        """Look for such references."""
        build = blog_domain(self.env).build
        if build is None:
            return
        for node in nodes_of(self.document, _KINDS):
            if not isinstance(node, addnodes.pending_xref):
                self._note(build, node)
            elif (
                node.get("reftype") == "myst"
                and node.get("refdomain") == "doc"
                and node["reftarget"] not in self.env.all_docs
            ):
                build.miss(node.get("refdoc", self.env.docname))

    def _note(self, build: Build, formula: nodes.Element) -> None:
        def note(_kind: str, label: str) -> str:
            docname = formula.get("docname", self.env.docname)
            found = math_domain(self.env).find(docname, label, formula)
            if found is None:
                build.miss(self.env.docname)
            else:
                build.name(self.env.docname, found[0])
            return ""

        tex = formula.astext()
        if "ref" in tex:
            replace_references(tex, note)

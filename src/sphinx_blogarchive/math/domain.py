"""Sphinx's domain of equations, with labels that belong to their documents."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains.math import MathDomain
from sphinx.util import docname_join, logging
from sphinx.util.nodes import make_refnode

from ..links import on_one_page
from .equation import Equation, equation_number, latex_link, reference_text, scoped, short_hash
from .labels import LabelIndex
from .references import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

# What MyST calls an equation without a label: a random UUID, which differs in every build.
_MADE_UP = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class ScopedMathDomain(MathDomain):
    """Equations with labels that many documents may share.

    A reference means the equation of its own document, else the one document that has the label;
    ``docname#label`` always names one. Stored data:

    - ``documents``: docname → label → the fields of `Equation`;
    - ``blocks``: docname → id of a block → its number in the document, 0 if its rows have them;
    - ``objects``: label → (docname, number), as Sphinx keeps it and others read it: of the
      first document, derived from the above.
    """

    initial_data: ClassVar[dict[str, Any]] = MathDomain.initial_data | {
        "documents": {},
        "blocks": {},
    }
    dangling_warnings: ClassVar[dict[str, str]] = {"eq": MISSING}
    # 1: labels by document. Sphinx's own data is version 0, so an environment of a build without
    # this extension is discarded.
    data_version = 1

    def __init__(self, env: BuildEnvironment) -> None:
        """Start with whatever the environment holds."""
        super().__init__(env)
        self._index: LabelIndex | None = None
        self._told: set[tuple[str, str]] = set()

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """Meanwhile, nobody hears warnings: they are to be given again."""
        told = set(self._told)
        try:
            yield
        finally:
            self._told = told

    def note_equation(self, docname: str, labelid: str, location: Any = None) -> None:
        """Take a label in while its document is parsed.

        The node is given a provisional label, which becomes the id of its target: labels that
        docutils would make one id (duplicates, or 式1 and 公式1) would be a severe error there,
        and a random one would get into the output. `number_document` settles all of it.
        """
        if isinstance(location, nodes.math_block) and location.get("label") == labelid:
            made_up = "amsmath" in location["classes"] and _MADE_UP.fullmatch(labelid)
            automatic = re.fullmatch(rf"{re.escape(docname)}:\d+", labelid)
            location["equation-label"] = "" if made_up or automatic else labelid
            serial = self.env.new_serialno("blogarchive-equation")
            location["label"] = f"blogarchive-{serial}"
            return
        # An equation that is no math_block, from some other extension: numbered as it comes.
        node_id = nodes.make_id(f"equation-{labelid}")
        number = self.env.new_serialno("eqno") + 1
        equation = Equation(node_id, number, "", node_id, "", labelid)
        self.data["documents"].setdefault(docname, {}).setdefault(labelid, tuple(equation))
        self._index = None

    def get_equation_number_for(self, labelid: str) -> int | None:
        """The number of an equation in its document; None while that is being read."""
        found = self._lookup(self.env.docname, labelid)
        return found[1].number if found else None

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Number the equations of a document.

        Sphinx calls this once for each document and never for a translated fragment of one; by
        then targets are propagated and translations in place.
        """
        from .numbering import number_document  # noqa: PLC0415 (few builds need it)

        numbered = number_document(document, docname, number_all=env.config.math_number_all)
        labels = dict(self.data["documents"].get(docname, {}))
        labels.update((label, tuple(value)) for label, value in numbered.labels.items())
        self.clear_doc(docname)
        if labels:
            self.data["documents"][docname] = labels
        if numbered.blocks:
            self.data["blocks"][docname] = numbered.blocks
        self._index = None

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self.data["documents"].pop(docname, None)
        self.data["blocks"].pop(docname, None)
        self._index = None

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the documents that another process has read."""
        for key in ("documents", "blocks"):
            for docname in otherdata[key]:
                if docname in docnames:
                    self.data[key][docname] = otherdata[key][docname]
        self._index = None

    def derive(self) -> LabelIndex:
        """Bring everything derived up to date; the order of reading leaves no trace in it."""
        for key in ("documents", "blocks"):
            self.data[key] = dict(sorted(self.data[key].items()))
        self._index = index = LabelIndex.of(self.data["documents"], self.data["blocks"])
        objects = self.data["objects"]
        objects.clear()
        for label, (docname, *_) in index.owners.items():
            objects[label] = (docname, Equation(*self.data["documents"][docname][label]).number)
        self._told.clear()
        return index

    @property
    def equations(self) -> dict[str, tuple[str, int]]:
        """Label → (docname, number), of the first document that has the label."""
        self._derived()
        return super().equations

    def get_enumerable_node_type(self, node: nodes.Node) -> str | None:
        """Let only numbered blocks take a number of ``numfig``."""
        if isinstance(node, nodes.math_block):
            counts = node.get("number") or any(node.get("equation-numbers", ()))
            return "displaymath" if counts else None
        return super().get_enumerable_node_type(node)

    def find(
        self, refdoc: str, target: str, location: nodes.Node | None = None
    ) -> tuple[str, Equation] | None:
        """The equation that a target means, and its document.

        Args:
            refdoc: the document that the reference stands in.
            target: a label, or ``docname#label``.
            location: where to report that several documents have the label.

        Returns:
            None if there is none.
        """
        if found := self._exactly(refdoc, target):
            return found
        owners = self._derived().owners.get(target, [])
        if len(owners) > 1 and (refdoc, target) not in self._told:
            self._told.add((refdoc, target))
            logger.warning(
                "several documents have an equation %s: %s; this links to the first, "
                "write {eq}`docname#label` to choose, as in {eq}`%s#%s`",
                target,
                ", ".join(owners),
                owners[0],
                target,
                type="blogarchive",
                subtype="equation",
                location=location,
            )
        return self._lookup(owners[0], target) if owners else None

    def locate(self, refdoc: str, target: str) -> tuple[str, Equation] | None:
        """Like `find`, without a word about labels that several documents have."""
        if found := self._exactly(refdoc, target):
            return found
        owners = self._derived().owners.get(target, [])
        return self._lookup(owners[0], target) if owners else None

    def _exactly(self, refdoc: str, target: str) -> tuple[str, Equation] | None:
        """The equation of the document itself, or of the one that the target names."""
        if found := self._lookup(refdoc, target):
            return found
        docname, hash_sign, label = target.partition("#")
        if hash_sign:
            for name in (docname.removeprefix("/"), docname_join(refdoc, docname)):
                if found := self._lookup(name, label):
                    return found
        return None

    def anchor(self, builder_name: str, docname: str, node_id: str) -> str:
        """The id of an equation in the output of a builder.

        All documents are one page to singlehtml, so there an id that an earlier document has
        (by name) is told apart.
        """
        if builder_name != "singlehtml":
            return node_id
        if self._derived().id_owners.get(node_id, docname) == docname:
            return node_id
        return f"{node_id}-{short_hash(docname)}"

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link to an equation, by its number."""
        found = self.find(fromdocname, target, node)
        if found is None:
            return None
        docname, equation = found
        bare = bool(node.get("equation-bare"))
        title = reference_text(env, equation_number(env, docname, equation), node, bare=bare)
        return self._link(builder, fromdocname, found, title)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Link to an equation from a role or a Markdown link that takes any target."""
        found = self.find(fromdocname, target, node)
        if found is None:
            return []
        docname, equation = found
        explicit = bool(node.get("refexplicit"))
        if builder.format == "latex":
            name = scoped(docname, equation.tex_label)
            link = latex_link(name, contnode if explicit else None)
            return [("eq", cast("nodes.reference", link))]
        number = equation_number(env, docname, equation)
        title = [contnode] if explicit else reference_text(env, number, node)
        return [("eq", self._link(builder, fromdocname, found, title))]

    def _link(
        self,
        builder: Builder,
        fromdocname: str,
        found: tuple[str, Equation],
        title: Sequence[nodes.Node],
    ) -> nodes.reference:
        docname, equation = found
        if builder.name == "singlehtml" and docname not in on_one_page(self.env):
            # Sphinx takes any node for an answer.
            return cast("nodes.reference", nodes.inline("", "", *title))
        node_id = self.anchor(builder.name, docname, equation.node_id)
        if builder.name == "singlehtml":
            # All is one page; Sphinx would write "#document-name#id", which leads nowhere.
            fromdocname = docname
        return make_refnode(builder, fromdocname, docname, node_id, list(title))

    def _lookup(self, docname: str, label: str) -> tuple[str, Equation] | None:
        fields = self.data["documents"].get(docname, {}).get(label)
        return (docname, Equation(*fields)) if fields else None

    def _derived(self) -> LabelIndex:
        return self._index or self.derive()

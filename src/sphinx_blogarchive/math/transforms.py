r"""Turns ``\eqref`` and ``\ref`` in running text into references, when a document is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)

_REFERENCE = re.compile(r"\\(eqref|ref)\s*\{([^{}]*[^{}\s][^{}]*)\}")
# Where a backslash is no command.
_VERBATIM = (
    nodes.comment,
    nodes.docinfo,
    nodes.FixedTextElement,
    nodes.literal,
    nodes.math,
    nodes.math_block,
    nodes.meta,
    nodes.raw,
    nodes.substitution_definition,
    nodes.system_message,
    addnodes.desc_signature,
)
_LINKS = (nodes.reference, addnodes.pending_xref, addnodes.download_reference)


class EquationReferences(SphinxTransform):
    r"""Replaces references in text, and those that are all of an inline formula.

    A reference inside of a larger formula, or inside of a link (where no other may stand), stays
    TeX until the output is written.
    """

    # After substitutions (220) and translations (20), whose text counts; before smart quotes
    # (750), which change labels, and before Sphinx's domains (850) are shown the document.
    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Replace them."""
        if str(self.document.get("source", "")).endswith(":<translated>"):
            # A message that Sphinx 8 parses as a document of its own, to compare its references
            # with those of the original, which have not been made yet. The text comes by again.
            return
        for node in list(self.document.findall(nodes.math)):
            self.in_math(node)
        if any(map(_may_refer, self.document.findall(nodes.Text))):
            for text, line in list(self.texts()):
                self.in_text(text, line)

    def in_math(self, node: nodes.math) -> None:
        """Replace a formula that is a reference; prepare one that holds some."""
        tex = node.astext()
        if "\\" not in tex:
            return
        if match := _REFERENCE.fullmatch(tex.strip()):
            if _within(node, _LINKS):
                node["docname"] = self.env.docname
            else:
                node.replace_self(self.reference(match, *_position(node)))
            return
        if _REFERENCE.search(tex):
            node["docname"] = self.env.docname
        if "\\label" in tex:
            self.without_labels(node, tex)

    def without_labels(self, node: nodes.math, tex: str) -> None:
        """Take labels out of a formula that has no number, and say so."""
        from .edits import cuts, edit  # noqa: PLC0415 (few builds need it)
        from .tex import parse  # noqa: PLC0415 (few builds need it)

        if (block := parse(tex)) and block.labels:
            logger.warning(
                "label %s belongs to an inline formula, which has no number",
                block.labels[0].text,
                type="blogarchive",
                subtype="equation",
                location=node,
            )
            node.children = []
            node += nodes.Text(edit(tex, cuts(tex, block.labels)))

    def texts(self) -> Iterator[tuple[nodes.Text, int | None]]:
        """Each text that may hold references, with the line that it starts in."""
        block: nodes.Node | None = None
        line: int | None = None
        for text in self.document.findall(nodes.Text):
            around: nodes.Node | None = text.parent
            while around is not None and around.parent and _is_inline(around):
                around = around.parent
            if around is not block:
                block, line = around, _position(around)[1]
            if _may_refer(text) and not _within(text, _VERBATIM):
                yield text, line
            if line is not None:
                line += text.count("\n")

    def in_text(self, text: nodes.Text, line: int | None) -> None:
        """Replace the references of one text."""
        source = _position(text.parent)[0]
        linked = _within(text, _LINKS)
        parts: list[nodes.Node] = []
        position = 0
        for match in _REFERENCE.finditer(text):
            if before := text[position : match.start()]:
                parts.append(nodes.Text(before))
            here = None if line is None else line + text.count("\n", 0, match.start())
            if linked:
                parts.append(nodes.math("", match[0], docname=self.env.docname))
            else:
                parts.append(self.reference(match, source, here))
            position = match.end()
        if parts:
            if after := text[position:]:
                parts.append(nodes.Text(after))
            text.parent.replace(text, parts)

    def reference(
        self, match: re.Match[str], source: str | None, line: int | None
    ) -> addnodes.pending_xref:
        """What Sphinx's own ``eq`` role makes, save that it may be bare."""
        label = " ".join(match[2].split())
        node = addnodes.pending_xref(
            match[0],
            nodes.literal(label, label, classes=["xref", "eq"]),
            refdomain="math",
            reftype="eq",
            reftarget=label,
            refdoc=self.env.docname,
            refexplicit=False,
            refwarn=True,
        )
        if match[1] == "ref":
            node["equation-bare"] = True
        node.source, node.line = source, line
        return node


def _may_refer(text: nodes.Text) -> bool:
    return "\\" in text and "ref" in text


def _is_inline(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Inline)


def _within(node: nodes.Node, kinds: tuple[type[nodes.Node], ...]) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, kinds):
            return True
        parent = parent.parent
    return False


def _position(node: nodes.Node | None) -> tuple[str | None, int | None]:
    """Source and line of a node, or of the nearest one around it that knows them."""
    source: str | None = None
    while node is not None:
        source = source or node.source
        if node.line is not None:
            return source, node.line
        node = node.parent
    return source, None

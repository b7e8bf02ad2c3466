"""Gives the equations of one document their numbers and ids, when it has been read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from .equation import Equation, label_id, number_id, row_letter, set_tex
from .layout import LaidRow, Layout, lay_out
from .tex import ROWED, SINGLE

if TYPE_CHECKING:
    from collections.abc import Iterable

_DISPLAY = re.compile(rf"\s*\\begin\{{(?:{'|'.join(sorted(SINGLE | ROWED))})\*?\}}")

logger = logging.getLogger(__name__)


@dataclass
class Numbered:
    """What a document defines.

    Attributes:
        labels: the equation behind each label.
        blocks: the number in the document of each numbered block, by its id; 0 where the rows of
            the block are numbered.
    """

    labels: dict[str, Equation] = field(default_factory=dict)
    blocks: dict[str, int] = field(default_factory=dict)


@dataclass
class _Block:
    """A block on its way: its rows' numbers, and those of its labels that count."""

    node: nodes.math_block
    layout: Layout
    provisional_id: str
    numbers: list[int]
    own: list[list[str]]

    @property
    def is_known(self) -> bool:
        """Whether readers or labels know it by a number or a tag."""
        return any(self.numbers) or any(self.own)


def number_document(document: nodes.document, docname: str, *, number_all: bool) -> Numbered:
    """Number all equations of a document in its order, rewrite their nodes, return the labels.

    Args:
        document: read, with targets propagated; `ScopedMathDomain.note_equation` has been told
            the labels.
        docname: its name.
        number_all: the value of ``math_number_all``.
    """
    blocks: list[_Block] = []
    seen: set[str] = set()
    count = 0
    for node in document.findall(nodes.math_block):
        block = _read(node, number_all=number_all)
        for row in block.layout.rows:
            count += row.numbered
            block.numbers.append(count if row.numbered else 0)
            block.own.append(_own_labels(node, row.labels, row.numbered or row.tag, seen))
        blocks.append(block)
    result = Numbered()
    if not blocks:
        return result
    ids = _Ids(document)
    _name_rows(blocks, result, ids)
    for block in blocks:
        _finish(block, docname, result)
    return result


def _read(node: nodes.math_block, *, number_all: bool) -> _Block:
    """Take a block apart; if its TeX is malformed, it is kept as it is."""
    provisional = node.get("label") or ""
    label = node.attributes.pop("equation-label", provisional)
    nowrap = bool(node.get("no-wrap", node.get("nowrap", False)))
    tex = node.astext()
    if "amsmath" in node["classes"] and not _DISPLAY.match(tex):
        # MyST takes a matrix for a display of its own, which it isn't in LaTeX.
        nowrap = False
    # A label that was taken away stood for a number alone: of math_number_all, of an empty
    # :label:, or of MyST, which makes one up.
    forced = number_all or bool(provisional and not label)
    layout = lay_out(tex, label=label, forced=forced, nowrap=nowrap)
    if layout is None:
        if "\\label" in tex:
            message = "the TeX of this equation has unbalanced braces or environments; %s"
            _warn(node, message % "its labels are ignored")
        # What it is called from outside holds all the same.
        row = LaidRow((label,) if label else (), "", numbered=bool(label or forced))
        layout = Layout("plain", tex, "", nowrap, amsmath=False, rows=(row,))
    provisional_id = nodes.make_id(f"equation-{provisional}") if provisional else ""
    return _Block(node, layout, provisional_id, [], [])


def _own_labels(
    node: nodes.math_block, labels: Iterable[str], known: object, seen: set[str]
) -> list[str]:
    """The labels that this row defines; warns about the others."""
    own = []
    for label in labels:
        if label in seen:
            _warn(
                node, "duplicate label of an equation: %s; the first in the document counts", label
            )
        elif not known:
            message = "label %s belongs to an equation without a number; take the label or the "
            _warn(node, message + r"\notag or star away, or give it a \tag", label)
        else:
            seen.add(label)
            own.append(label)
    return own


class _Ids:
    """The ids of a document and the targets that lead to them."""

    def __init__(self, document: nodes.document) -> None:
        self.document = document
        self.targets: dict[str, nodes.target] = {}
        for target in document.findall(nodes.target):
            if target.get("refid"):
                self.targets[target["refid"]] = target

    def take(self, node_id: str, node: nodes.Element) -> str:
        self.document.ids[node_id] = node
        return node_id

    def forget(self, node_id: str) -> nodes.target | None:
        """Take a provisional id away; return the target that had it, if any."""
        holder = self.document.ids.pop(node_id, None)
        if holder is None:
            return None
        holder["ids"] = [other for other in holder["ids"] if other != node_id]
        vars(holder).get("expect_referenced_by_id", {}).pop(node_id, None)
        target = self.targets.pop(node_id, holder)
        return target if isinstance(target, nodes.target) else None


def _name_rows(blocks: list[_Block], result: Numbered, ids: _Ids) -> None:
    """Give each label and each block an id; labels first, since theirs are what readers keep."""
    targets = [ids.forget(block.provisional_id) for block in blocks]
    for block in blocks:
        for own in block.own:
            for label in own[:1]:
                node_id = ids.take(label_id(label, ids.document.ids), block.node)
                result.labels[label] = Equation(node_id, 0, "", "", "", label)
    for block, target in zip(blocks, targets, strict=True):
        if not block.is_known:
            if target:
                target.parent.remove(target)
            continue
        first = next(i for i, own in enumerate(block.own) if own or block.numbers[i])
        if block.own[first]:
            block_id = result.labels[block.own[first][0]].node_id
        else:
            block_id = ids.take(number_id(block.numbers[first], ids.document.ids), block.node)
        block.node["equation-id"] = block_id
        if target:
            target["ids"], target["refid"] = [], block_id
        else:
            index = block.node.parent.index(block.node)
            block.node.parent.insert(index, nodes.target(refid=block_id))


def _finish(block: _Block, docname: str, result: Numbered) -> None:
    """Write what was found into the node of a block."""
    node, layout = block.node, block.layout
    node["docname"] = docname
    plain = layout.shape == "plain" and not layout.rows[0].tag
    if plain and layout.display == node.astext() and not (block.is_known or block.provisional_id):
        # A formula that is only shown. (MyST's matrices may change here.)
        if not layout.nowrap:
            node["no-wrap"] = node["nowrap"] = False
        return
    own_ids = _record(block, result) if block.is_known else []
    # Sphinx takes the first id for that of the equation.
    node["ids"] = list(dict.fromkeys((*own_ids, *node["ids"])))
    rowed = layout.shape == "rowed"
    node["number"] = None if rowed else (block.numbers[0] or None)
    node.attributes.pop("label", None)
    if labels := [label for own in block.own for label in own]:
        node["label"] = labels[0]
    node["no-wrap"] = node["nowrap"] = layout.nowrap
    if layout.amsmath and "amsmath" not in node["classes"]:
        node["classes"].append("amsmath")
    set_tex(node, layout.display)
    # What the writers need to know; see the modules for references and LaTeX.
    node["equation-shape"] = layout.shape
    if layout.latex:
        node["equation-tex"] = layout.latex
    if rowed:
        node["equation-numbers"] = block.numbers


def _record(block: _Block, result: Numbered) -> list[str]:
    """Record a block and its labels; return the ids of its equations."""
    block_id = block.node["equation-id"]
    if any(block.numbers):
        result.blocks[block_id] = 0 if block.layout.shape == "rowed" else block.numbers[0]
    lettered = sum(map(bool, block.numbers)) > 1
    letters = 0
    ids = [block_id]
    for row, number, own in zip(block.layout.rows, block.numbers, block.own, strict=True):
        letter = row_letter(letters) if lettered and number else ""
        letters += bool(number)
        for label in own:
            node_id = result.labels[own[0]].node_id
            result.labels[label] = Equation(node_id, number, row.tag, block_id, letter, own[0])
            ids.append(node_id)
    return ids


def _warn(node: nodes.math_block, message: str, *args: object) -> None:
    logger.warning(message, *args, type="blogarchive", subtype="equation", location=node)

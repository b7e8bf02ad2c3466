"""Keeps a formula on one line with the signs that belong to it.

A line can end beside a formula as it can beside a picture, in Chromium even where a word joiner
forbids it; a comma or a closing bracket would begin the next one. CSS can forbid it, but only
between what is in one element.
"""

from __future__ import annotations

import re

from docutils import nodes

from ..nodes import new

#: The class of the element around a formula and such signs.
KEPT = "mml-kept"
_OPENS = "（「『《〈【〔“‘(["
_OPENING = re.compile(rf"[{re.escape(_OPENS)}]+\Z")
_CLOSING = re.compile(r"[，。、；：！？）」』》〉】〕”’,.;:!?)\]%]+")


def keep_together(node: nodes.math) -> None:
    """Put *node*, a formula of running text, into one element with the signs beside it."""
    parent = node.parent
    place = parent.children.index(node)
    before, after = _text(parent, place - 1), _text(parent, place + 1)
    opening = _OPENING.search(before) if before and before[-1] in _OPENS else None
    closing = _CLOSING.match(after)
    if not (opening or closing):
        return
    start, end = place, place + 1
    kept: list[nodes.Node] = [node]
    beginning: list[nodes.Text] = []
    rest: list[nodes.Text] = []
    if opening:
        start -= 1
        beginning = _texts(before[: opening.start()])
        kept.insert(0, nodes.Text(opening[0]))
    if closing:
        end += 1
        kept.append(nodes.Text(closing[0]))
        rest = _texts(after[closing.end() :])
    parent[start:end] = [*beginning, new(nodes.inline, *kept, classes=[KEPT]), *rest]


def neighbours(node: nodes.Element) -> tuple[str, str]:
    """The characters before and behind a formula; empty if there is none, or no text."""
    parent = node.parent
    if parent is None:
        return "", ""
    place = parent.children.index(node)
    before, after = _text(parent, place - 1)[-1:], _text(parent, place + 1)[:1]
    if KEPT in parent["classes"]:
        beyond = neighbours(parent)
        return before or beyond[0], after or beyond[1]
    return before, after


def _text(parent: nodes.Element, place: int) -> str:
    """Return the text that is a child of *parent* in *place*; nothing if there is none."""
    children = parent.children
    if not 0 <= place < len(children):
        return ""
    child = children[place]
    return child if isinstance(child, nodes.Text) else ""


def _texts(text: str) -> list[nodes.Text]:
    return [nodes.Text(text)] if text else []

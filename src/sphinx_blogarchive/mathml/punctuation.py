"""Keeps a formula on one line with the signs that belong to it.

A line can end beside a formula as it can beside a picture, in Chromium even where a word joiner
forbids it; a comma or a closing bracket would begin the next one. CSS can forbid it, but only
between what is in one element.
"""

from __future__ import annotations

import re

from docutils import nodes

#: The class of the element around a formula and such signs.
KEPT = "mml-kept"
_OPENING = re.compile(r"[（「『《〈【〔“‘(\[]+\Z")
_CLOSING = re.compile(r"[，。、；：！？）」』》〉】〕”’,.;:!?)\]%]+")


def keep_together(node: nodes.math) -> None:
    """Put *node*, a formula of running text, into one element with the signs beside it."""
    parent = node.parent
    place = parent.index(node)
    before, after = _text(parent, place - 1), _text(parent, place + 1)
    opening, closing = _OPENING.search(before), _CLOSING.match(after)
    if not (opening or closing):
        return
    start, end = place, place + 1
    found: list[nodes.Node] = []
    around = nodes.inline(classes=[KEPT])
    if opening:
        start -= 1
        found += _texts(before[: opening.start()])
        around += nodes.Text(opening[0])
    around += node
    found.append(around)
    if closing:
        end += 1
        around += nodes.Text(closing[0])
        found += _texts(after[closing.end() :])
    parent[start:end] = found


def neighbours(node: nodes.Element) -> tuple[str, str]:
    """The characters before and behind a formula; empty if there is none, or no text."""
    parent = node.parent
    if parent is None:
        return "", ""
    place = parent.index(node)
    before, after = _text(parent, place - 1)[-1:], _text(parent, place + 1)[:1]
    if KEPT in parent["classes"]:
        beyond = neighbours(parent)
        return before or beyond[0], after or beyond[1]
    return before, after


def _text(parent: nodes.Element, place: int) -> str:
    """Return the text that is a child of *parent* in *place*; nothing if there is none."""
    if not 0 <= place < len(parent):
        return ""
    child = parent[place]
    return str(child) if isinstance(child, nodes.Text) else ""


def _texts(text: str) -> list[nodes.Text]:
    return [nodes.Text(text)] if text else []

r"""How one displayed equation is numbered and shown, by its TeX alone.

Three shapes: *plain* (no environment of its own: one number, beside the formula), *single*
(``equation``, ``multline``: likewise) and *rowed* (``align`` and its kin: a number for each row,
as a ``\tag`` in the TeX).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .edits import cuts, edit
from .tex import SINGLE, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tex import Block, Environment, Row

# What stands for an environment whose rows share one number. None of these may stand alone.
_INNER = {
    "align": ("aligned", ""),
    "alignat": ("alignedat", ""),
    "flalign": ("aligned", ""),
    "gather": ("gathered", ""),
    "eqnarray": ("array", "{rcl}"),
}


class LaidRow(NamedTuple):
    """What one row (or a whole block) is called.

    Attributes:
        labels: its labels; the first is the one that LaTeX is told.
        tag: TeX of its explicit tag, empty without one.
        numbered: whether it takes a number of its own.
    """

    labels: tuple[str, ...]
    tag: str
    numbered: bool


class Layout(NamedTuple):
    r"""A block taken apart.

    Attributes:
        shape: ``plain``, ``single`` or ``rowed``.
        display: TeX for all writers but LaTeX's: no ``\label``, no numbers yet.
        latex: the environments with their labels, for LaTeX; empty for plain ones.
        nowrap: whether ``display`` is complete by itself.
        amsmath: whether it is one environment, which MyST's MathJax writer delimits.
        rows: one for plain and single blocks, else as many as there are rows.
    """

    shape: str
    display: str
    latex: str
    nowrap: bool
    amsmath: bool
    rows: tuple[LaidRow, ...]


def lay_out(
    tex: str, *, label: str = "", forced: bool = False, nowrap: bool = False
) -> Layout | None:
    """Decide how a block is numbered and shown; None if its TeX is malformed.

    Args:
        tex: what the writer wrote.
        label: the label given outside of the TeX, if any.
        forced: whether it gets a number without any label.
        nowrap: whether the writer provides the environment.
    """
    block = parse(tex)
    if block is None:
        return None
    outer = [name for name in (label, *(span.text for span in block.outside.labels)) if name]
    environment = block.whole
    if environment is None:
        if nowrap and block.environments:
            return _rowed(block, outer, amsmath=False)
        return _plain(block, label, forced=forced, nowrap=nowrap)
    if environment.name in SINGLE:
        return _single(block, environment, outer)
    if outer and not any(row.labels or row.tag for row in environment.rows):
        return _joined(block, environment, outer)
    return _rowed(block, outer, amsmath=True)


def tagged(display: str, tags: Sequence[str]) -> str:
    """Put numbers into the rows of a rowed block.

    Args:
        display: the TeX of a `Layout`.
        tags: TeX for each row, empty for none.
    """
    block = parse(display)
    if block is None or len(block.rows) != len(tags):
        return display
    places = zip(block.rows, tags, strict=True)
    return edit(
        display,
        [(row.content_end, row.content_end, rf" \tag{{{tag}}}") for row, tag in places if tag],
    )


def _unlabelled(block: Block, start: int = 0, end: int | None = None) -> str:
    """A part of the text without labels."""
    end = len(block.text) if end is None else end
    spans = [label for label in block.labels if start <= label.start and label.end <= end]
    spans = [type(span)(span.start - start, span.end - start, span.text) for span in spans]
    text = block.text[start:end]
    return edit(text, cuts(text, spans))


def _names(row: Row, *others: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(span.text for span in row.labels if span.text), *others)))


def _plain(block: Block, label: str, *, forced: bool, nowrap: bool) -> Layout:
    inner = [span.text for span in block.labels if span.text]
    labels = tuple(dict.fromkeys([label, *inner] if label else inner))
    tag = block.outside.tag.text if block.outside.tag else ""
    row = LaidRow(labels, tag, numbered=not tag and bool(labels or forced))
    return Layout("plain", _unlabelled(block), "", nowrap, False, (row,))


def _joined(block: Block, environment: Environment, outer: list[str]) -> Layout:
    """A label for all rows together makes them one equation, as it does in MyST and Sphinx."""
    name, columns = _INNER[environment.name]
    body = block.text[environment.body : environment.body_end]
    silent = [span for row in environment.rows for span in row.silent]
    edits = [(span.start - environment.body, span.end - environment.body, "") for span in silent]
    head = block.text[environment.start : environment.body]
    if environment.name == "alignat":
        columns = head[head.index("}") + 1 :]
    text = rf"\begin{{{name}}}{columns}{edit(body, edits)}\end{{{name}}}"
    row = LaidRow(tuple(dict.fromkeys(outer)), "", numbered=True)
    return Layout("plain", text, "", False, False, (row,))


def _single(block: Block, environment: Environment, outer: list[str]) -> Layout:
    row = environment.rows[0]
    labels = _names(row, *outer)
    tag = row.tag.text if row.tag else ""
    natural = not environment.starred and not row.silent
    numbered = not tag and (natural or bool(outer))
    body = _unlabelled(block, environment.body, environment.body_end)
    if environment.name == "multline":
        display = rf"\begin{{multline*}}{body}\end{{multline*}}"
    else:
        # A comment at the end would hide what a writer puts behind the formula.
        content = parse(body)
        display = body[: content.outside.content_end if content else None].lstrip()
    # For LaTeX: the number is wanted, so neither star nor \notag may stand in its way.
    name = environment.name if numbered or not environment.starred else environment.name + "*"
    edits = [(environment.start, environment.body, rf"\begin{{{name}}}")]
    if outer and not row.labels:
        edits[0] = (*edits[0][:2], rf"{edits[0][2]}\label{{{outer[0]}}}")
    if numbered:
        edits += [(span.start, span.end, "") for span in row.silent]
    edits.append((environment.body_end, environment.end, rf"\end{{{name}}}"))
    latex = _inside(edit(block.text, edits), block)
    laid = LaidRow(labels, tag, numbered=numbered)
    return Layout("single", display, latex, False, True, (laid,))


def _rowed(block: Block, outer: list[str], *, amsmath: bool) -> Layout:
    r"""Rows with numbers of their own; a label for the block names the first that has one."""
    pairs = [(environment, row) for environment in block.environments for row in environment.rows]
    numbered = [
        not (environment.starred or row.silent or row.tag or _trailing(environment, row))
        for environment, row in pairs
    ]
    automatic = [i for i, yes in enumerate(numbered) if yes]
    explicit = [i for i, (_, row) in enumerate(pairs) if row.tag]
    named = (automatic or explicit or [0])[0]
    rows, edits = [], []
    for i, (environment, row) in enumerate(pairs):
        names = _names(row, *(outer if i == named else ()))
        rows.append(LaidRow(names, row.tag.text if row.tag else "", numbered=numbered[i]))
        if names and not row.labels:
            edits.append((row.content_end, row.content_end, rf"\label{{{names[0]}}}"))
        elif _trailing(environment, row) and not environment.starred:
            # LaTeX numbers the empty row behind a last line break, MathJax doesn't.
            edits.append((row.content_end, row.content_end, r"\notag"))
    latex = _inside(edit(block.text, edits), block)
    return Layout("rowed", _inside(_unlabelled(block), block), latex, True, amsmath, tuple(rows))


def _trailing(environment: Environment, row: Row) -> bool:
    last = row is environment.rows[-1] and environment.name not in SINGLE
    return last and row.blank and not row.labels


def _inside(text: str, block: Block) -> str:
    """Without the labels outside of a lone environment, and the space around it."""
    if block.whole is None:
        return text
    if "%" not in text and not block.outside.labels:
        return text.strip()
    again = parse(text)
    environment = again.whole if again else None
    return text[environment.start : environment.end] if environment else text

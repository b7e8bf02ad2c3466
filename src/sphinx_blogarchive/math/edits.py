"""Changes to the TeX of a formula that leave all the rest of it as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .tex import Span

_REFERENCE = re.compile(
    r"\\(?:(?P<kind>eqref|ref)\s*\{(?P<label>[^{}]*)\}|[A-Za-z]+|.?)", re.DOTALL
)
_LINE_END = re.compile(r"[ \t]*\n")
_WORD_AT_END = re.compile(r"\\[A-Za-z]+\Z")


def edit(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Replace parts of a text, each given as start, end and replacement; they don't overlap.

    Where a cut would join a control word with a letter, a space keeps them apart.
    """
    pieces: list[str] = []
    position, tail = 0, ""
    for start, end, replacement in sorted(edits):
        pieces += (text[position:start], replacement)
        tail = replacement or text[position:start] or tail
        position = max(position, end)
        following = text[position : position + 1]
        if following.isascii() and following.isalpha() and _WORD_AT_END.search(tail):
            pieces.append(" ")
    return "".join((*pieces, text[position:]))


def cuts(text: str, spans: Sequence[Span]) -> list[tuple[int, int, str]]:
    """Edits that take spans out, and with them lines that hold nothing else.

    An empty line would be left otherwise, which ends a paragraph in TeX and an equation in Sphinx.
    """
    runs: list[list[int]] = []
    for span in spans:
        if runs and not text[runs[-1][1] : span.start].strip(" \t"):
            runs[-1][1] = span.end
        else:
            runs.append([span.start, span.end])
    edits = []
    for start, end in runs:
        first = start
        while first and text[first - 1] in " \t":
            first -= 1
        line_end = _LINE_END.match(text, end)
        if line_end and text[first - 1 : first] in {"", "\n"}:
            edits.append((first, line_end.end(), ""))
        else:
            edits.append((start, end, ""))
    return edits


def replace_references(text: str, replace: Callable[[str, str], str]) -> str:
    r"""Replace each ``\ref{label}`` and ``\eqref{label}``.

    Args:
        text: TeX, however malformed.
        replace: gets ``ref`` or ``eqref`` and the label, and returns TeX.
    """

    def one(match: re.Match[str]) -> str:
        if match["kind"] is None:
            return match[0]
        return replace(match["kind"], " ".join(match["label"].split()))

    return _REFERENCE.sub(one, text)

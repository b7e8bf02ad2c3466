r"""What a displayed formula is made of, by its TeX: parts to convert, and the number of each row.

No converter is left to number or to align by itself: the environments become ``aligned`` and
``gathered``, which all of them know, and tags are taken out of the rows. Strings in, dataclasses
out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..math.edits import cuts, edit
from ..math.tex import SINGLE, parse
from .macros import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..math.tex import Block, Environment, Row, Span

_PIECE = re.compile(r"\\(?:[A-Za-z]+|.?)|%[^\n]*|[{}&]|[^\\%{}&]+", re.DOTALL)
_TRAILING_BREAK = re.compile(r"\\\\\s*(?:\[[^\]]*\])?\s*\Z")
#: Environments in the middle of a formula that converters know by another name.
_ALIASES = (
    (re.compile(r"\\(begin|end)\s*\{split\}"), r"\\\1{aligned}"),
    (re.compile(r"\\begin\s*\{alignedat\}\s*\{\s*\d+\s*\}"), r"\\begin{aligned}"),
    (re.compile(r"\\end\s*\{alignedat\}"), r"\\end{aligned}"),
    (re.compile(r"\\begin\s*\{smallmatrix\}"), r"{\\scriptstyle\\begin{matrix}"),
    (re.compile(r"\\end\s*\{smallmatrix\}"), r"\\end{matrix}}"),
    # a line that holds nothing ends a paragraph in TeX, not a formula
    (re.compile(r"\n\s*\n"), "\n"),
)
#: What a displayed formula holds that isn't one line without a number.
_MORE = re.compile(r"\\(?:begin|end|tag|label|notag|nonumber|cr|\\)|&|\n\s*\n")
_TEXT = re.compile(r"\\(text|textrm|mbox|hbox)\s*\{")


class Tag(NamedTuple):
    """An explicit number.

    Attributes:
        text: TeX, for text.
        bare: whether it is shown without parentheses.
    """

    text: str
    bare: bool = False


class Part(NamedTuple):
    """A formula of its own.

    Attributes:
        tex: what is to be converted; a table of as many rows as there are ``tags``, if there are.
        tag: its number, if it bears one.
        tags: what its rows are called; empty if none of them bears a number.
        staggered: whether the first line is set at the start and the last at the end.
    """

    tex: str
    tag: Tag | None = None
    tags: tuple[Tag | None, ...] = ()
    staggered: bool = False


def parts(tex: str, *, complete: bool) -> list[Part]:
    """Take a displayed formula apart.

    Args:
        tex: with the numbers of rows as tags, without labels.
        complete: whether the environments are the writer's. If not, blank lines part formulas
            that stand below each other, as they do for Sphinx.

    Returns:
        At least one part. TeX that can't be read makes one as it is: let the converter say why.
    """
    if not _MORE.search(tex):
        return [Part(known(tex))]
    block = parse(tex)
    if block is None:
        return [Part(known(tex))]
    if block.environments:
        return list(_environments(block))
    tag = block.outside.tag
    if tag:
        tex = edit(tex, cuts(tex, [tag]))
    silent = block.outside.silent
    if silent and not tag:
        tex = edit(tex, cuts(tex, silent))
    body = tex if complete else _stacked(tex)
    return [Part(known(body), tag=_tag(tag))]


def known(tex: str) -> str:
    """Rewrite what some converter doesn't know into what all of them do."""
    if "\n" in tex or r"\begin" in tex or r"\end" in tex:
        for pattern, replacement in _ALIASES:
            tex = pattern.sub(replacement, tex)
    return _text_with_formulas(tex).strip()


def _tag(span: Span | None) -> Tag | None:
    return Tag(span.text, span.bare) if span else None


def _stacked(tex: str) -> str:
    """One formula, or several that blank lines part."""
    lines = [part.strip() for part in re.split(r"\n\s*\n", tex) if part.strip()]
    if len(lines) > 1:
        rows = [line if not has_rows(line) else _aligned(line) for line in lines]
        return _aligned("\n\\\\\n".join(rows))
    return _aligned(tex) if has_rows(tex) else tex


def _aligned(body: str) -> str:
    return f"\\begin{{aligned}}\n{body}\n\\end{{aligned}}"


def has_rows(tex: str) -> bool:
    """Whether a formula has rows or columns that stand in no environment."""
    return any(piece in {"&", r"\\", r"\cr"} for _, piece in _outer(tex))


def _outer(tex: str) -> Iterator[tuple[int, str]]:
    """Yield what stands in no brace and no environment, with its offset."""
    depth = 0
    for match in _PIECE.finditer(tex):
        piece = match[0]
        if piece in {"{", r"\begin", r"\left"}:
            depth += 1
        elif piece in {"}", r"\end", r"\right"}:
            depth -= 1
        elif depth == 0:
            yield match.start(), piece


def _environments(block: Block) -> Iterator[Part]:
    """Each environment, and what the writer put between them."""
    position = 0
    for environment in block.environments:
        if between := block.text[position : environment.start].strip():
            yield Part(known(between))
        position = environment.end
        yield _environment(block.text, environment)
    if after := block.text[position:].strip():
        yield Part(known(after))


def _environment(text: str, environment: Environment) -> Part:
    rows = [_row(text, row, environment) for row in environment.rows]
    tags = [_tag(row.tag) for row in environment.rows]
    if environment.name == "equation":
        return Part(known(_stacked(rows[0])), tag=tags[0])
    if environment.name in SINGLE:
        # all of a multline is one row to us
        body = _TRAILING_BREAK.sub("", rows[0])
        tex = f"\\begin{{gathered}}\n{body}\n\\end{{gathered}}"
        return Part(known(tex), tag=tags[0], staggered=True)
    while len(rows) > 1 and not rows[-1].strip() and not tags[-1]:
        rows.pop()
        tags.pop()
    inner = "gathered" if environment.name == "gather" else "aligned"
    separator = "\n\\\\\n"
    tex = f"\\begin{{{inner}}}\n{separator.join(rows)}\n\\end{{{inner}}}"
    return Part(known(tex), tags=tuple(tags) if any(tags) else ())


def _row(text: str, row: Row, environment: Environment) -> str:
    """The TeX of a row without its number."""
    # behind the content there are comments, and the break with its star and length
    body = text[row.start : max(row.start, row.content_end)]
    spans = [*row.silent, *([row.tag] if row.tag else ())]
    edits = [(s.start - row.start, s.end - row.start, "") for s in spans]
    body = edit(body, edits)
    if environment.name == "eqnarray":
        # three columns are two, if the relation goes with what is behind it
        ampersands = [offset for offset, piece in _outer(body) if piece == "&"]
        body = edit(body, [(offset, offset + 1, "") for offset in ampersands[1:2]])
    return body.strip()


def _text_with_formulas(tex: str) -> str:
    r"""Take formulas out of text: ``\text{if $x$}`` becomes ``\text{if }x``."""
    pieces, position = [], 0
    while match := _TEXT.search(tex, position):
        end = closing(tex, match.end())
        if end is None:
            end = len(tex)
        inner = tex[match.end() : end]
        pieces.append(tex[position : match.start()])
        position = end + 1
        segments = re.split(r"(?<!\\)\$|\\\(|\\\)", inner)
        shown = [
            segment if i % 2 else rf"\{match[1]}{{{segment}}}"
            for i, segment in enumerate(segments)
            if segment
        ]
        if len(segments) % 2 == 0:
            shown = [tex[match.start() : position]]
        pieces.append(shown[0] if len(shown) == 1 else "{" + "".join(shown) + "}")
    return "".join((*pieces, tex[position:]))

"""Posts in the dialects of Markdown that programs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .post import (
    Code,
    Equation,
    Footnote,
    Heading,
    Link,
    Math,
    More,
    Note,
    Paragraph,
    Picture,
    Reference,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .post import Block, Post, Span, Text


@dataclass(frozen=True)
class Dialect:
    """What differs between programs.

    :param target: the address of a link to the post with an index.
    :param picture: the address of a picture by its number.
    :param labels: whether equations have labels as MyST writes them.
    :param more: the mark at which excerpts end.
    """

    target: Callable[[int], str]
    picture: Callable[[int], str]
    labels: bool = False
    more: str = "<!-- more -->"

    def body(self, post: Post) -> str:
        """Return the text of a post, without its title and front matter."""
        pieces: list[str] = []
        for block in post.blocks:
            # points of one list stand together
            tight = isinstance(block, Paragraph) and block.before == "- "
            if tight and pieces and pieces[-1].startswith("- "):
                pieces[-1] += "\n" + self._block(block)
            else:
                pieces.append(self._block(block))
        return "\n\n".join(pieces) + "\n"

    def _block(self, block: Block) -> str:  # noqa: PLR0911 (one for each kind)
        match block:
            case Heading(level, text):
                return f"{'#' * level} {text}"
            case Paragraph(text, before):
                return f"{before}{self._text(text)}"
            case Equation():
                return self._equation(block)
            case Code(language, text):
                return f"```{language}\n{text}```"
            case Table(rows):
                return _table(rows)
            case Picture(number, alt):
                return f"![{alt}]({self.picture(number)})"
            case Footnote(number, text):
                return f"[^{number}]: {self._text(text)}"
            case More():
                return self.more

    def _text(self, text: Text) -> str:
        return "".join(map(self._span, text)).strip()

    def _span(self, span: Span) -> str:
        match span:
            case Math(tex):
                return f"${tex}$"
            case Reference(label):
                return f"{{eq}}`{label}`" if self.labels else rf"$\eqref{{{label}}}$"
            case Link(index, text):
                return f"[{text}]({self.target(index)})"
            case Note(number):
                return f"[^{number}]"
            case _:
                return span

    def _equation(self, equation: Equation) -> str:
        tex = equation.tex
        if equation.aligned:
            tex = f"\\begin{{align*}}\n{tex}\n\\end{{align*}}"
            return tex if self.labels else f"$$\n{tex}\n$$"
        if equation.label and not self.labels:
            tex = f"{tex} \\label{{{equation.label}}}"
        label = f" ({equation.label})" if equation.label and self.labels else ""
        return f"$$\n{tex}\n$${label}"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|---" * len(rows[0]) + "|")
    return "\n".join(lines)

"""Edits of Python's text at places that its tree names; all else, comments too, stays."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ast


@dataclass(slots=True)
class Edits:
    """Edits of one text, none within another."""

    text: str
    _made: list[tuple[int, int, str]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the lines: Python counts columns in bytes."""
        start = 0
        for line in self.text.encode().splitlines(keepends=True):
            self._starts.append(start)
            start += len(line)
        self._starts.append(start)

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Return where *node* begins and ends."""
        assert node.end_lineno is not None  # noqa: S101 (it is from a text)
        assert node.end_col_offset is not None  # noqa: S101
        start = self._starts[node.lineno - 1] + node.col_offset
        return start, self._starts[node.end_lineno - 1] + node.end_col_offset

    def source(self, start: int, end: int) -> str:
        """Return what stands between two places."""
        return self.text.encode()[start:end].decode()

    def replace(self, start: int, end: int, new: str) -> None:
        """Put *new* between two places; the first of two edits of one place counts."""
        if all(end <= first or start >= last for first, last, _ in self._made):
            self._made.append((start, end, new))

    def replace_node(self, node: ast.expr | ast.stmt, new: str) -> None:
        """Put *new* in place of *node*."""
        self.replace(*self.span(node), new)

    def is_alone(self, statement: ast.stmt) -> bool:
        """Say whether nothing but a comment stands on the lines of *statement* besides."""
        start, end = self.span(statement)
        first = self._starts[statement.lineno - 1]
        after = next(at for at in self._starts if at >= end) if end < self._starts[-1] else end
        rest = self.source(end, after).strip()
        return not self.source(first, start).strip() and (not rest or rest.startswith("#"))

    def comment_out(self, statement: ast.stmt) -> None:
        """Have *statement* be a comment."""
        if self.is_alone(statement):
            lines = self.source(*self.span(statement)).splitlines()
            self.replace_node(statement, "\n".join(f"# {line}".rstrip() for line in lines))

    def add_after(self, statement: ast.stmt, lines: str) -> None:
        """Put *lines* behind the line on which *statement* ends."""
        assert statement.end_lineno is not None  # noqa: S101
        place = self._starts[statement.end_lineno]
        missing = "" if self.source(0, place).endswith("\n") or not place else "\n"
        self._made.append((place, place, missing + lines))

    def remove_items(self, node: ast.List | ast.Tuple, gone: set[int]) -> None:
        """Take items out of a list, by their numbers, with what parts them."""
        items = node.elts
        last = len(items)
        while last and last - 1 in gone:
            last -= 1
        if last < len(items):
            start = self.span(items[last - 1])[1] if last else self.span(items[0])[0]
            self.replace(start, self.span(items[-1])[1], "")
        for number in range(last):
            if number in gone:
                start = self.span(items[number])[0]
                self.replace(start, self.span(items[number + 1])[0], "")

    def done(self) -> str:
        """Return the text, edited."""
        data = self.text.encode()
        order = sorted(range(len(self._made)), key=lambda n: (self._made[n][0], n), reverse=True)
        for number in order:
            start, end, new = self._made[number]
            data = data[:start] + new.encode() + data[end:]
        return data.decode()

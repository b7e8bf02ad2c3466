r"""The TeX of displayed equations: where its rows, labels and tags lie.

Strings in, dataclasses out, in time linear in the text; positions are offsets in code points. What
can't be read (braces or environments that don't match) gives None, never an exception.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

SINGLE = frozenset({"equation", "multline"})
ROWED = frozenset({"align", "alignat", "eqnarray", "flalign", "gather"})

# A backslash takes its name or its one character along, so an escaped percent sign or a row break
# can't be taken for the start of something else.
_PIECE = re.compile(r"\\(?:[A-Za-z]+|.?)|%[^\n]*|[{}]|[^\\%{}]+", re.DOTALL)
_NAME = re.compile(r"\s*\{([^{}\\]*)\}")
_COLUMNS = re.compile(r"\s*\{\s*\d+\s*\}")
_OPEN = re.compile(r"(\*?)\s*\{")
# The optional length is bounded, so that many unclosed brackets don't cost quadratic time.
_BREAK = re.compile(r"\*?(?:\[[^][\\{}\n]{0,40}\])?")


@dataclass(frozen=True, slots=True)
class Span:
    """Something written between two offsets: a label (its name) or a tag (its text).

    Attributes:
        start: offset of the backslash.
        end: offset behind the closing brace.
        text: the argument, whitespace collapsed.
        bare: whether it is a starred tag, which is shown without parentheses.
    """

    start: int
    end: int
    text: str
    bare: bool = False


@dataclass(slots=True)
class Row:
    r"""A row of an environment, or all that lies outside of the environments.

    Attributes:
        start: offset of the first character.
        content_end: offset behind the last thing that is neither space nor comment; a ``\tag``
            may be put here.
        labels: all labels in it, at any depth.
        tag: the explicit tag at its own level, if any.
        silent: spans of ``\notag`` and ``\nonumber``.
        blank: whether it holds nothing but labels, spaces and comments.
    """

    start: int
    content_end: int
    labels: list[Span] = field(default_factory=list)
    tag: Span | None = None
    silent: list[Span] = field(default_factory=list)
    blank: bool = True


@dataclass(slots=True)
class Environment:
    r"""A display environment that stands in no other.

    Attributes:
        name: its name without the star.
        starred: whether the name bears a star: no automatic numbers.
        start: offset of ``\begin``.
        body: offset behind ``\begin{…}`` and the number of columns.
        body_end: offset of ``\end``.
        end: offset behind ``\end{…}``.
        rows: at least one.
    """

    name: str
    starred: bool
    start: int
    body: int
    body_end: int = 0
    end: int = 0
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """A text with its environments, and what lies outside of them."""

    text: str
    environments: tuple[Environment, ...]
    outside: Row

    @property
    def whole(self) -> Environment | None:
        """The environment, if the text is one environment (and labels) alone."""
        lone = len(self.environments) == 1 and self.outside.blank
        return self.environments[0] if lone else None

    @property
    def rows(self) -> list[Row]:
        """The rows of all environments."""
        return [row for environment in self.environments for row in environment.rows]

    @property
    def labels(self) -> list[Span]:
        """All labels in the order of the text."""
        spans = [label for row in (self.outside, *self.rows) for label in row.labels]
        return sorted(spans, key=lambda span: span.start)


class _MalformedError(Exception):
    """Braces or environments that don't match."""


@dataclass(slots=True)
class _Frame:
    """Something open: a brace, an environment, or the argument of a label or tag."""

    kind: str
    start: int
    inner: int
    name: str = ""


class _Scanner:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.frames: list[_Frame] = []
        self.environments: list[Environment] = []
        self.outside = self.row = Row(0, 0)
        self.environment: Environment | None = None
        self.in_label = False

    @property
    def at_row_level(self) -> bool:
        return len(self.frames) == (1 if self.environment else 0)

    def scan(self) -> Block:
        position = 0
        while match := _PIECE.match(self.text, position):
            piece, start, position = match[0], match.start(), match.end()
            match piece[0]:
                case "%":
                    pass
                case "{":
                    self.frames.append(_Frame("brace", start, position))
                    self.content(position)
                case "}":
                    self.close(start, position)
                case "\\" if not self.in_label:
                    position = self.control(piece[1:], start, position)
                case _ if stripped := piece.rstrip():
                    self.content(start + len(stripped))
        if self.frames:
            raise _MalformedError
        return Block(self.text, tuple(self.environments), self.outside)

    def content(self, end: int) -> None:
        self.row.content_end = end
        if not self.in_label:
            self.row.blank = False

    def control(self, name: str, start: int, position: int) -> int:
        """Read a control sequence; return the offset to go on from."""
        if name == "begin":
            return self.begin(start, position)
        if name == "end":
            return self.end(start, position)
        if name == "label" or (name == "tag" and self.at_row_level):
            if not (match := _OPEN.match(self.text, position)):
                raise _MalformedError
            self.frames.append(_Frame(name + match[1], start, match.end()))
            self.in_label = name == "label"
            return match.end()
        if name in {"\\", "cr"} and self.environment and self.at_row_level:
            return self.break_row(name, position)
        if name in {"notag", "nonumber"} and self.at_row_level:
            self.row.silent.append(Span(start, position, name))
        self.content(position)
        return position

    def break_row(self, name: str, position: int) -> int:
        if name == "\\" and (match := _BREAK.match(self.text, position)):
            position = match.end()
        if self.environment and self.environment.name in ROWED:
            self.row = Row(position, position)
            self.environment.rows.append(self.row)
        else:
            self.content(position)
        return position

    def begin(self, start: int, position: int) -> int:
        if not (match := _NAME.match(self.text, position)):
            raise _MalformedError
        name, position = match[1], match.end()
        base = name.removesuffix("*")
        if not self.frames and base in SINGLE | ROWED:
            if base == "alignat" and (columns := _COLUMNS.match(self.text, position)):
                position = columns.end()
            self.row = Row(position, position)
            self.environment = Environment(base, name != base, start, position, rows=[self.row])
        else:
            self.content(position)
        self.frames.append(_Frame("environment", start, position, name))
        return position

    def end(self, start: int, position: int) -> int:
        match = _NAME.match(self.text, position)
        if not (match and self.frames and self.frames[-1].kind == "environment"):
            raise _MalformedError
        if self.frames.pop().name != match[1]:
            raise _MalformedError
        if self.environment and not self.frames:
            self.environment.body_end, self.environment.end = start, match.end()
            self.environments.append(self.environment)
            self.environment, self.row = None, self.outside
        else:
            self.content(match.end())
        return match.end()

    def close(self, start: int, position: int) -> None:
        if not self.frames or self.frames[-1].kind == "environment":
            raise _MalformedError
        frame = self.frames.pop()
        text = " ".join(self.text[frame.inner : start].split())
        if frame.kind.startswith("label"):
            self.row.labels.append(Span(frame.start, position, text))
            self.row.content_end = position
            self.in_label = False
            return
        if frame.kind.startswith("tag") and self.row.tag is None:
            self.row.tag = Span(frame.start, position, text, bare=frame.kind.endswith("*"))
        self.content(position)


def parse(text: str) -> Block | None:
    """Read the TeX of a displayed equation; None where its braces or environments don't match."""
    try:
        return _Scanner(text).scan()
    except _MalformedError:
        return None

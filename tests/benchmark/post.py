"""A post as plain data, before any program's dialect of Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Math:
    """A formula in a line of text."""

    tex: str


@dataclass(frozen=True)
class Reference:
    """A reference to an equation of the same post."""

    label: str


@dataclass(frozen=True)
class Link:
    """A link to another post."""

    index: int
    text: str


@dataclass(frozen=True)
class Note:
    """A mark of a footnote."""

    number: int


#: What a line of text is made of; plain text is Markdown that all dialects share.
Span = str | Math | Reference | Link | Note
Text = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading within a post."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``before`` stands in front of it, such as ``> `` or ``- ``."""

    text: Text
    before: str = ""


@dataclass(frozen=True)
class Equation:
    """A displayed formula, labelled or not, or aligned rows of formulas."""

    tex: str
    label: str = ""
    aligned: bool = False


@dataclass(frozen=True)
class Code:
    """Code in a language."""

    language: str
    text: str


@dataclass(frozen=True)
class Table:
    """A table, the first row of which is its head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A picture by its number."""

    number: int
    alt: str


@dataclass(frozen=True)
class Footnote:
    """The text of a footnote."""

    number: int
    text: Text


@dataclass(frozen=True)
class More:
    """The mark at which an excerpt ends."""


Block = Heading | Paragraph | Equation | Code | Table | Picture | Footnote | More


@dataclass(frozen=True)
class Post:
    """A post."""

    index: int
    title: str
    date: datetime
    language: str
    category: str
    author: str
    tags: tuple[str, ...]
    series: str
    part: int
    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        """The name of its file, without a suffix."""
        return f"post-{self.index:05}"

"""The texts of posts: sentences, paragraphs, sections, and what stands between them."""

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
from .text import chinese, english, formulas, programs

if TYPE_CHECKING:
    from .post import Block, Span, Text
    from .text.dice import Dice

#: Every tenth post has this as the last digit of its number; no post links to it.
UNLINKED = 7


@dataclass
class Writer:
    """Writes the post *index* in a language, ``zh-CN`` or ``en``."""

    dice: Dice
    index: int
    language: str

    def __post_init__(self) -> None:
        """Decide what kind of post this is."""
        self.mathematical = self.dice.chance(60)
        self.programming = self.dice.chance(50)
        self.labels: list[str] = []
        self.notes: list[Block] = []

    @property
    def chinese(self) -> bool:
        """Whether the post is Chinese."""
        return self.language != "en"

    def phrase(self, low: int, high: int) -> str:
        """Return words in a row: so many of English, or twice as many characters of Chinese."""
        length = self.dice.between(low, high)
        if self.chinese:
            return "".join(chinese.clause(self.dice, 2 * length))
        words = " ".join(english.clause(self.dice, length))
        return words[0].upper() + words[1:]

    def sentence(self) -> list[Span]:
        """Return a sentence, with what may stand in it."""
        dice = self.dice
        clauses = [self._clause() for _ in range(dice.between(1, 3))]
        spans: list[Span] = []
        for place, words in enumerate(clauses):
            if place:
                spans.append("，" if self.chinese else ", ")
            spans.append(words)
            spans += self._addition()
        spans.append("。" if self.chinese else ". ")
        first = clauses[0]
        spans[0] = first[0].upper() + first[1:]
        return spans

    def _clause(self) -> str:
        if self.chinese:
            return "".join(chinese.clause(self.dice, self.dice.between(7, 18)))
        return " ".join(english.clause(self.dice, self.dice.between(5, 12)))

    def _addition(self) -> list[Span]:
        """Return what follows a clause: mostly nothing."""
        dice = self.dice
        space = "" if self.chinese else " "
        if self.mathematical and dice.chance(16):
            return [space, Math(formulas.inline(dice))]
        kind = dice.below(100)
        word = self.phrase(1, 2)
        if kind < 4:
            return [f"{space}**{word}**"]
        if kind < 7:
            return [f" *{word}*" if not self.chinese else ""]
        if kind < (14 if self.programming else 8):
            return [f" `{english.content(dice)}_{english.content(dice)}` "]
        return []

    def paragraph(self, sentences: int, before: str = "") -> Paragraph:
        """Return a paragraph of so many sentences."""
        spans = [span for _ in range(sentences) for span in self.sentence()]
        spans += self._links()
        return Paragraph(_joined(spans), before)

    def _links(self) -> list[Span]:
        """Return a last sentence with links and notes: mostly nothing."""
        dice = self.dice
        spans: list[Span] = []
        if self.index and dice.chance(8):
            # to recent posts mostly
            distance = 1 + min(dice.below(self.index), dice.below(50))
            target = self.index - distance
            if target % 10 != UNLINKED and target >= 0:
                spans += ["参见" if self.chinese else "See ", Link(target, self.phrase(2, 4))]
        if dice.chance(3):
            address = f"https://example.org/{english.content(dice)}"
            spans += ["，" if self.chinese else " and ", f"[{self.phrase(1, 3)}]({address})"]
        if self.labels and dice.chance(30):
            spans += ["，由" if self.chinese else " by ", Reference(dice.pick(self.labels))]
        spans += ["。" if self.chinese else "."] if spans else []
        if dice.chance(3):
            number = len(self.notes) + 1
            self.notes.append(Footnote(number, _joined(self.sentence())))
            spans.append(Note(number))
        return spans

    def equation(self) -> Equation:
        """Return a displayed formula; four of ten are labelled."""
        dice = self.dice
        if dice.chance(15):
            return Equation(formulas.aligned(dice), aligned=True)
        label = f"eq-{self.index}-{len(self.labels) + 1}" if dice.chance(40) else ""
        self.labels += [label] if label else []
        return Equation(formulas.display(dice), label)

    def items(self) -> list[Block]:
        """Return a list of a few points."""
        return [self.paragraph(1, "- ") for _ in range(self.dice.between(2, 5))]

    def table(self) -> Table:
        """Return a table of a few rows."""
        columns, rows = self.dice.between(2, 4), self.dice.between(3, 7)
        head = tuple(self.phrase(1, 2) for _ in range(columns))
        body = (
            (self.phrase(1, 2), *(str(self.dice.below(1000)) for _ in range(columns - 1)))
            for _ in range(rows - 1)
        )
        return Table((head, *body))

    def section(self) -> list[Block]:
        """Return what stands below a heading."""
        dice = self.dice
        blocks: list[Block] = [self.paragraph(dice.between(2, 5))]
        if dice.chance(60):
            blocks.append(self.paragraph(dice.between(2, 5)))
        if self.mathematical and dice.chance(45):
            blocks += [self.equation(), self.paragraph(dice.between(1, 3))]
        if self.programming and dice.chance(40):
            blocks.append(Code(*programs.program(dice)))
        if dice.chance(10):
            blocks += self.items()
        if dice.chance(2):
            blocks.append(self.table())
        if dice.chance(4):
            blocks.append(self.paragraph(1, "> "))
        return blocks

    def post(self) -> tuple[Block, ...]:
        """Return all blocks of the post."""
        dice = self.dice
        length = dice.between(70, 130)
        blocks: list[Block] = [self.paragraph(dice.between(2, 4))]
        if self.mathematical and dice.chance(25):
            blocks.append(self.equation())
        if dice.chance(10):
            blocks.append(Picture(self.index, self.phrase(2, 4)))
        if dice.chance(50):
            blocks += [self.paragraph(dice.between(1, 3)), More()]
        level = 0
        while _length(blocks) < length:
            level = 3 if level == 2 and dice.chance(30) else 2
            blocks += [Heading(level, self.phrase(2, 5)), *self.section()]
        return (*blocks, *self.notes)


def _joined(spans: list[Span]) -> Text:
    """Return the spans, with neighbouring texts joined."""
    joined: list[Span] = []
    for span in spans:
        if isinstance(span, str) and joined and isinstance(joined[-1], str):
            joined[-1] += span
        else:
            joined.append(span)
    return tuple(joined)


def _length(blocks: list[Block]) -> int:
    """Return how long the texts are, in hundredths of 1200 characters or 600 words."""
    texts = (
        span
        for block in blocks
        if isinstance(block, Paragraph)
        for span in block.text
        if isinstance(span, str)
    )
    # an ASCII text has a word in 6 characters
    return sum(len(text) * (100 if text.isascii() else 300) for text in texts) // 3600

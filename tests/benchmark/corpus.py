"""A blog of any size: the same on every machine, in every Python, without a clock.

Posts are Chinese (three of five) and English, each about 1,200 characters or 600 words long. The
frequencies of words follow Zipf's law, and the vocabulary grows with the text as that of a
language does: an index of words, and a cache of their stems, find here what they find in a real
blog.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from math import isqrt
from typing import TYPE_CHECKING

from .post import Paragraph, Post
from .prose import UNLINKED, Writer
from .text import chinese, english
from .text.dice import Dice, Ranks, zipf

if TYPE_CHECKING:
    from collections.abc import Iterator

CATEGORIES = ("数学", "程序", "Machines", "物理", "Notes", "生活", "Books", "语言")
AUTHORS = ("林知远", "周沐", "Ada Brandt")
BEGIN = datetime(2012, 1, 1, 8, 30)  # noqa: DTZ001 (front matter names no zone)
DAYS = 12 * 365
#: Posts in a series, where it isn't said how many.
_PARTS = (3, 4, 5, 6, 8, 12, 20, 30)


@dataclass(frozen=True)
class Corpus:
    """The posts of a blog.

    :param size: how many.
    :param tags: how many tags are to choose from; 0 for a number that grows with the posts, and is
        about 200 at a thousand.
    :param series: how many parts one long series has, beside the short ones.
    """

    size: int
    tags: int = 200
    series: int = 0
    seed: int = 1

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The tags, the most used first; no two differ in case alone."""
        names: dict[str, None] = {}
        rank = 0
        while len(names) < self._most_tags:
            for word in (chinese.word(rank), english.word(rank)):
                if len(word) > 1:
                    names[word] = None
            rank += 1
        return tuple(names)[: self._most_tags]

    @cached_property
    def _most_tags(self) -> int:
        return self.tags or _grown(self.size + 1)

    @cached_property
    def _popularity(self) -> Ranks:
        return Ranks(zipf(self._most_tags, 2))

    @cached_property
    def series_of(self) -> dict[int, tuple[str, int]]:
        """Name of the series and number of the part, by the index of a post."""
        free = [index for index in range(self.size) if _in_series(index)]
        step = max(len(free) // self.series, 1) if self.series else 1
        long = free[::step][: self.series]
        places = {index: ("长卷", part) for part, index in enumerate(long, 1)}
        dice = Dice(self.seed, "series")
        index = number = 0
        while index < self.size:
            parts, step, number = dice.pick(_PARTS), dice.between(2, 6), number + 1
            name = f"{chinese.content(dice)}{chinese.content(dice)} {number}"
            # a part, some other posts, the next part
            wanted = range(index, min(index + parts * step, self.size), step)
            own = [place for place in wanted if place not in places and _in_series(place)]
            places |= {place: (name, part) for part, place in enumerate(own, 1)}
            index += parts * step // 2 + 5
        return places

    def post(self, index: int) -> Post:
        """Return a post; *index* may be the size, for a post that is newer than all."""
        dice = Dice(self.seed, "post", index)
        writer = Writer(dice, index, "zh-CN" if dice.chance(60) else "en")
        series, part = self.series_of.get(index, ("", 0))
        minutes = DAYS * 24 * 60 * index // self.size
        return Post(
            index=index,
            title=writer.phrase(3, 8),
            date=BEGIN + timedelta(minutes=minutes),
            language=writer.language,
            category=CATEGORIES[min(dice.below(8), dice.below(8))],
            author=AUTHORS[min(dice.below(3), dice.below(3))],
            tags=self._choose(dice, index),
            series=series,
            part=part,
            blocks=writer.post(),
        )

    def _choose(self, dice: Dice, index: int) -> tuple[str, ...]:
        """Return two to four tags."""
        among = self.tags or _grown(index)
        chosen: dict[str, None] = {}
        for _ in range(dice.between(2, 4)):
            chosen[self.names[self._popularity.draw(dice, among)]] = None
        return tuple(chosen)

    def posts(self) -> Iterator[Post]:
        """Yield all posts, the oldest first."""
        return map(self.post, range(self.size))

    def edited(self, post: Post) -> Post:
        """Return *post* with a sentence more at the end of its last paragraph."""
        writer = Writer(Dice(self.seed, "edit", post.index), post.index, post.language)
        writer.mathematical = False
        places = [n for n, block in enumerate(post.blocks) if isinstance(block, Paragraph)]
        last = post.blocks[places[-1]]
        assert isinstance(last, Paragraph)
        blocks = list(post.blocks)
        blocks[places[-1]] = replace(last, text=(*last.text, *writer.sentence()))
        return replace(post, blocks=tuple(blocks))

    def renamed(self, post: Post) -> Post:
        """Return *post* with another title, and another tag in place of its first one."""
        dice = Dice(self.seed, "title", post.index)
        title = Writer(dice, post.index, post.language).phrase(3, 8)
        tag = next(name for name in self.names[5:] if name not in post.tags)
        return replace(post, title=title, tags=(tag, *post.tags[1:]))

    @property
    def middle(self) -> int:
        """The index of the post that is edited."""
        return self.size // 2

    @property
    def deleted(self) -> int:
        """The index of the post that is deleted.

        No other links to it, and it is in no series; but for blogs of a handful of posts.
        """
        later = range(self.size // 2 + 1, self.size)
        return next((index for index in later if not _in_series(index)), self.size - 1)


def _in_series(index: int) -> bool:
    return index % 10 != UNLINKED


def _grown(index: int) -> int:
    """Return how many tags there are when so many posts have been written."""
    return 20 + isqrt(33 * index)

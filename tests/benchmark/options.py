"""What the commands of the benchmark have in common: options that describe the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .corpus import Corpus

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_corpus(parser: ArgumentParser) -> None:
    """Add options for everything of a corpus but its size."""
    parser.add_argument("--tags", type=int, default=200, help="how many; 0: as many as posts need")
    parser.add_argument("--series", type=int, default=0, help="parts of one long series")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other texts")


def corpus(chosen: Namespace, size: int) -> Corpus:
    """Return the corpus of *size* posts that options describe."""
    return Corpus(size, chosen.tags, chosen.series, chosen.seed)

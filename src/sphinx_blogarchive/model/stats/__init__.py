"""The snapshot of a blog's comments and readers: the file ``stats.json``."""

from __future__ import annotations

from .data import MOST, VERSION, Comment, Numbers, Problem, Recent, Stats
from .reading import decode, parse
from .texts import clean, is_mail, name, shortened, vetted
from .writing import dump

__all__ = [
    "MOST",
    "VERSION",
    "Comment",
    "Numbers",
    "Problem",
    "Recent",
    "Stats",
    "clean",
    "decode",
    "dump",
    "is_mail",
    "name",
    "parse",
    "shortened",
    "vetted",
]

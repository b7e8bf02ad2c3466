"""The snapshot of a blog's comments and readers: the file ``stats.json``.

It is read by :mod:`.reading` and written by :mod:`.writing`.
"""

from __future__ import annotations

from .data import MOST, VERSION, Comment, Numbers, Problem, Recent, Stats
from .texts import clean, is_mail, name, shortened, vetted

__all__ = [
    "MOST",
    "VERSION",
    "Comment",
    "Numbers",
    "Problem",
    "Recent",
    "Stats",
    "clean",
    "is_mail",
    "name",
    "shortened",
    "vetted",
]

"""Where blogs come from: a module for each program that made them.

A source only reads: it makes a :class:`~..model.Blog` of files and says in its notes what it left
out. It never runs what it reads, follows no link out of the folder it is given, asks no network,
and bounds the size of what it takes into memory. Mail addresses, IPs and hashes stay where they
are.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from ..model import ImportFailure

if TYPE_CHECKING:
    from pathlib import Path

    from ..model import Blog, Options

#: Modules of this package, the most particular first: what one recognizes, a later one may too.
NAMES = ("typecho", "wordpress", "hexo", "hugo", "jekyll", "pelican", "nikola", "ablog")


class Source(Protocol):
    """What a module of this package has."""

    #: The program's name as readers know it.
    TITLE: str

    def recognize(self, path: Path) -> bool:
        """Say whether *path*, a file or a folder that is there, looks like one of ours.

        It reads little of it, and raises nothing but ``OSError``.
        """
        ...

    def read(self, path: Path, options: Options) -> Blog:
        """Read the blog at *path*.

        :raises ImportFailure: if it is broken, cut off, too large or not what it seems.
        """
        ...


def load(name: str) -> Source:
    """Return the source *name*, one of :data:`NAMES`."""
    return cast("Source", import_module(f".{name}", __package__))


def find(path: Path) -> str:
    """Return the name of the source that *path* is of.

    :raises ImportFailure: if none knows it.
    """
    for name in NAMES:
        if load(name).recognize(path):
            return name
    known = ", ".join(NAMES)
    raise ImportFailure(f"{path} is of no program that is known; name one with --from: {known}")

"""Where the next post goes: as the last ones lie, or as the patterns of posts say."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ..model.slugs import folded, slugify
from .known import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import datetime

    from .known import Known

#: How many of the newest posts show where posts go.
_NEWEST = 20
#: Longest name of a file, in characters, that is made of a title.
_LONGEST = 60


def place(
    title: str,
    date: datetime,
    posts: Iterable[Known],
    patterns: Iterable[str],
    is_post: Callable[[str], bool],
    taken: Collection[str],
) -> tuple[str, bool]:
    """Return the docname of a new post, and whether it is a post by its place.

    :param patterns: those of ``blogarchive_post_patterns``.
    :param is_post: says of a docname whether it matches one of them.
    :param taken: docnames that there are.
    """
    slug = slugify(_shortened(title))
    used = {folded(name.removesuffix("/index")) for name in taken}

    def own(folder: str) -> str:
        wanted = f"{folder}/{slug}" if folder else slug
        name, number = wanted, 2
        while folded(name) in used:
            name = f"{wanted}-{number}"
            number += 1
        return name

    folders = list(dict.fromkeys(_folders(date, posts, patterns)))
    names = [own(folder) for folder in folders]
    return next(((name, True) for name in names if is_post(name)), (names[0], False))


def _folders(date: datetime, posts: Iterable[Known], patterns: Iterable[str]) -> Iterator[str]:
    dated = [(post.date, post.docname) for post in posts if post.date]
    newest = sorted(dated, reverse=True)[:_NEWEST]
    shapes = Counter(shape(docname, day.astimezone(date.tzinfo)) for day, docname in newest)
    yield from (date.strftime(found) for found, _ in shapes.most_common())
    for pattern in patterns:
        fixed = "/".join(_fixed(pattern)).replace("%", "%%")
        for dates in ("", "/%Y", "/%Y/%m"):
            yield date.strftime((fixed + dates).strip("/"))


def _fixed(pattern: str) -> Iterator[str]:
    """Yield the folders in *pattern* before the first that may be any."""
    for part in pattern.split("/")[:-1]:
        if re.search(r"[*?\[]", part):
            return
        yield part


def _shortened(title: str) -> str:
    """Return as much of a title as the name of a file should have, by whole words."""
    cut = title[:_LONGEST]
    if len(title) > _LONGEST and cut.isascii() and " " in cut and title[_LONGEST] != " ":
        cut = cut.rpartition(" ")[0]
    return cut

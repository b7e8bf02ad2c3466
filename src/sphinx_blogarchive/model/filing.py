"""Series and parts that stand in the titles of posts, found by patterns of the writer's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .numerals import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .post import Post
    from .terms import Vocabulary


def check_patterns(value: Any) -> None:
    """Want regular expressions by name of a series, each with a group for the part.

    :raises ValueError: with the remedy.
    """
    if not isinstance(value, dict):
        raise ValueError(r'is no dictionary; give for example {"My series": r"Part (\d+)"}')
    for name, pattern in value.items():
        if not isinstance(name, str) or not name.strip():
            raise ValueError(f"has the name {name!r}; give the name of a series")
        if not isinstance(pattern, str):
            raise ValueError(f"has {pattern!r} for {name!r}; give a regular expression")
        try:
            compiled = re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"has {pattern!r} for {name!r}, which is wrong: {error}") from None
        if compiled.groups != 1 and "part" not in compiled.groupindex:
            raise ValueError(
                f"has {pattern!r} for {name!r} with {compiled.groups} groups; put the number of "
                "the part into a group, '(…)', and name that '(?P<part>…)' if there are others"
            )


class Filing:
    """Finds the series of posts, and their parts, in titles."""

    def __init__(self, patterns: Mapping[str, str], vocabulary: Vocabulary) -> None:
        """Prepare for *patterns*, regular expressions by name of a series.

        :param vocabulary: knows which names mean the same series.
        """
        self._vocabulary = vocabulary
        self._patterns = {
            vocabulary.canonical("series", name): re.compile(text)
            for name, text in patterns.items()
        }

    def find(self, title: str, series: str, part: int | None) -> tuple[str, int | None]:
        """Return series and part of a post that gives *series* and *part*, or not, itself."""
        if series:
            pattern = self._patterns.get(self._vocabulary.canonical("series", series))
            if part is None and pattern is not None and (found := pattern.search(title)):
                part = _part(found)
            return series, part
        for name, pattern in self._patterns.items():
            if found := pattern.search(title):
                return name, _part(found) if part is None else part
        return series, part

    def file(self, post: Post) -> Post:
        """Return *post* with what its title tells."""
        series, part = self.find(post.title, post.series, post.part)
        if (series, part) == (post.series, post.part):
            return post
        return post._replace(series=series, part=part)


def _part(found: re.Match[str]) -> int | None:
    text = found["part"] if "part" in found.re.groupindex else found[1]
    try:
        return number(text or "")
    except ValueError:
        return None

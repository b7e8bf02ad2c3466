"""What the tests of reading share: warnings taken apart, and posts as they were read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.helpers import Blog

if TYPE_CHECKING:
    from tests.helpers import Built

_SAID = re.compile(
    r"(?:(?P<file>[^\n]*?):(?:(?P<line>\d+):)? )?(?:WARNING|ERROR): (?P<text>.*?)"
    r"(?: \[(?P<category>[\w.]+)\])?",
    re.DOTALL,
)


class Said(NamedTuple):
    """A warning; the file is relative to the source folder."""

    file: str
    line: int
    text: str
    category: str


def said(blog: Blog, built: Built) -> list[Said]:
    """Return all warnings of a build."""
    found = []
    for message in built.warnings:
        parts = _SAID.fullmatch(message)
        assert parts, message
        file = (parts["file"] or "").removeprefix(f"{blog.src}/")
        found.append(Said(file, int(parts["line"] or 0), parts["text"], parts["category"] or ""))
    return found


def posts(built: Built) -> dict[str, Any]:
    """Return the posts that were read, by docname."""
    return built.env.domains["blogarchive"].posts


def new_blog(tmp_path_factory: Any) -> Blog:
    """Return an empty blog for the tests of a module."""
    return Blog(tmp_path_factory.mktemp("blog"))


def rest(title: str, directive: str, body: str = "Text.\n") -> str:
    """Return a reST document with *directive* under its title."""
    return f"{title}\n{'=' * 2 * len(title)}\n\n{directive}\n\n{body}"


def by_file(warnings):
    """Return warnings by the file that they are about, in their order."""
    found = {}
    for warning in warnings:
        found.setdefault(warning.file, []).append(warning)
    return found

"""Headings that links can lead to, by the names that MyST gives them."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

#: As ``myst_heading_anchors`` is set for posts.
_DEEPEST = 3
_HEADING = re.compile(rf"^#{{2,{_DEEPEST}}} (.+)$", re.MULTILINE)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").use(dollarmath_plugin)


def anchors(text: str) -> frozenset[str]:
    """Return the names of headings in *text*, which is mended but holds no code."""
    found: set[str] = set()
    numbers: dict[str, int] = {}
    for title in _HEADING.findall(text):
        [line] = _parser().parseInline(title)
        kinds = ("text", "code_inline")
        plain = "".join(child.content for child in line.children or () if child.type in kinds)
        slug = re.sub(r"[^\w\u4e00-\u9fff\- ]", "", plain.strip().lower().replace(" ", "-"))
        number = numbers.get(slug, 0)
        while (unique := f"{slug}-{number}" if number else slug) in found:
            number += 1
        numbers[slug] = number
        found.add(unique)
    return frozenset(found)

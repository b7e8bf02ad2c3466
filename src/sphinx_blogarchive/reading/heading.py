"""Titles that stand in the front matter alone, as other blog systems have them.

MyST can write such a title as the heading of the document, above whatever follows: sections
then begin below it, as their writer meant them. It is to do so where the text has no
heading of the first level itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}#(?:\s|$)")
_FORMULA = re.compile(r"(\$(?!\s)[^$\n]+(?<!\s)\$(?!\d))")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#!|~&:$])")
_SETEXT = re.compile(r" {0,3}=+\s*$")


def has_heading(text: str) -> bool:
    """Say whether the Markdown *text* has a heading of the first level, outside of code."""
    return first_heading(text) is not None


def first_heading(text: str) -> str | None:
    """Return the source of the first heading of the first level in the Markdown *text*."""
    fence = ""
    before = ""
    for line in text.splitlines():
        if found := _FENCE.match(line):
            if not fence:
                fence = found[1]
            elif found[1].startswith(fence) and not line[found.end() :].strip():
                fence = ""
        elif not fence and (mark := _ATX.match(line)):
            return line[mark.end() :].strip()
        elif not fence and before.strip() and _SETEXT.match(line):
            return before.strip()
        before = "" if fence else line
    return None


def as_text(title: str) -> str:
    """Return Markdown that shows *title* as it is, but for formulas between dollar signs."""
    parts = _FORMULA.split(" ".join(title.split()))
    return "".join(
        part if place % 2 else _MARKUP.sub(r"\\\1", part) for place, part in enumerate(parts)
    )


def write_title(env: BuildEnvironment, *, wanted: bool) -> None:
    """Have MyST write the title of the document that it is about to parse, or not.

    Its option is for all documents or set in each; the configuration it parses by is an
    attribute of the environment.
    """
    config = getattr(env, "myst_config", None)
    if config is not None:
        wanted = wanted or bool(env.config.myst_title_to_header)
        if config.title_to_header != wanted:
            env.myst_config = replace(config, title_to_header=wanted)  # type: ignore[attr-defined]

"""An overview of the site in Markdown, for language models: https://llmstxt.org/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Name of the file.
NAME = "llms.txt"
#: The section that can be left out if there is little room, by this name in any language.
OPTIONAL = "Optional"


class Link(NamedTuple):
    """A page, its address, and a line about it."""

    title: str
    address: str
    about: str = ""


def text(title: str, about: str, sections: Sequence[tuple[str, Sequence[Link]]]) -> str:
    """Return the overview of the site *title*, with *sections* that have links."""
    parts = [f"# {_plain(title)}\n"]
    if about:
        parts.append(f"> {_plain(about)}\n")
    for name, links in sections:
        if links:
            parts.append(f"## {_plain(name)}\n\n{''.join(map(_line, links))}")
    return "\n".join(parts)


def _line(link: Link) -> str:
    about = f": {_plain(link.about)}" if link.about else ""
    return f"- [{_plain(link.title)}]({link.address}){about}\n"


def _plain(words: str) -> str:
    """Return *words* in one line, with what Markdown would take for markup escaped."""
    line = " ".join(words.split())
    line = re.sub(r"([\\`*_\[\]<>])", r"\\\1", line)
    return re.sub(r"^([#>+-])(?=\s|$)", r"\\\1", line)

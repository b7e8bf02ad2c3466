"""Our sheets without what only their authors need: readers load them with the first page."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .lookup import is_ours

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The sheets, by their names in the site.
_SHEETS = (
    "blogarchive.css",
    "blogarchive-indices.css",
    "blogarchive-math.css",
    "blogarchive-reference.css",
    "blogarchive-theme.css",
    "blogarchive-widths.css",
)
#: A string, which stays; a comment.
_APART = re.compile(
    r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/""", re.DOTALL
)
#: Signs that need no space around them.
_SIGNS = "{};,"
#: Where a string stood; no sheet has it.
_STRING = "\0"


def squeeze_sheets(app: Sphinx) -> None:
    """``builder-inited``: have the sheets squeezed when they are copied.

    Pages show a digest of each sheet in their links to it: it has to be final before they are
    written, and Sphinx has no event between the two.
    """
    builder: Any = app.builder
    if not is_ours(builder):
        return
    copy = builder.copy_static_files

    def copy_and_squeeze() -> None:
        copy()
        for path in (Path(builder.outdir, "_static", name) for name in _SHEETS):
            if path.is_file():
                path.write_text(squeezed(path.read_text(encoding="utf-8")), encoding="utf-8")

    builder.copy_static_files = copy_and_squeeze


def squeezed(css: str) -> str:
    """Return *css* without comments, and without space that says nothing."""
    strings: list[str] = []

    def leave(found: re.Match[str]) -> str:
        if found[1] is None:
            return " "
        strings.append(found[1])
        return _STRING

    text = " ".join(_APART.sub(leave, css).split())
    for sign in _SIGNS:
        text = text.replace(f" {sign}", sign).replace(f"{sign} ", sign)
    pieces = text.replace(";}", "}").split(_STRING)
    return "".join(chain.from_iterable(zip(pieces, [*strings, "\n"], strict=True)))

"""Our sheets without what only their authors need: readers load them with the first page."""

from __future__ import annotations

import re
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
_SPACE = r"(?:\s|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)"
#: A string, which stays; a sign that needs no space around it; other space.
_TOKEN = re.compile(
    rf"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|{_SPACE}*;{_SPACE}*(?=}})"""
    rf"""|{_SPACE}*([{{}};,]){_SPACE}*|{_SPACE}+""",
    re.DOTALL,
)


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
    return _TOKEN.sub(_short, css).strip() + "\n"


def _short(found: re.Match[str]) -> str:
    text = found[0]
    if found[1] or found[2]:
        return found[1] or found[2]
    return "" if ";" in re.sub(_SPACE, "", text) else " "

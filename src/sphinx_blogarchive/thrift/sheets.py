"""Style sheets that docutils would name in pages of its own: Sphinx's templates name others.

For each translator, of each page and each piece of one, docutils looks where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def name_no_sheets(app: Sphinx) -> None:
    """``builder-inited``: have docutils look for none."""
    builder: Any = app.builder
    if builder.format != "html":
        return
    prepare = builder.prepare_writing

    def prepare_writing(docnames: set[str]) -> None:
        prepare(docnames)
        builder.docsettings.stylesheet_path = ""

    builder.prepare_writing = prepare_writing

"""The style sheet and the font, on the pages that have formulas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .selection import is_used

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_FOLDER = Path(__file__).parent / "static"


def add_assets(app: Sphinx) -> None:
    """Have them copied if the renderer is chosen, and linked where there is a formula."""
    # later than the configuration is compared with that of the last build, which must not
    # hold the path of this machine
    app.connect("builder-inited", _add_folder)
    app.connect("html-page-context", _link)


def _add_folder(app: Sphinx) -> None:
    if is_used(app.builder):
        app.config.html_static_path = [*app.config.html_static_path, str(_FOLDER)]
        _name_types(app)


def _name_types(app: Sphinx) -> None:
    """Have the fonts be part of an EPUB, of whose type Sphinx doesn't know, and would warn.

    It is https://www.w3.org/TR/epub-33/#sec-core-media-types.
    """
    builder: Any = app.builder
    if hasattr(builder, "media_types"):
        builder.media_types = {**builder.media_types, ".woff2": "font/woff2"}
        licences = (f"_static/{path.name}" for path in sorted(_FOLDER.glob("*.txt")))
        app.config.epub_exclude_files = [*app.config.epub_exclude_files, *licences]


def _link(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    if is_used(app.builder) and context.get("has_maths_elements"):
        # from here it is for this page alone
        app.add_css_file("blogarchive-math.css")

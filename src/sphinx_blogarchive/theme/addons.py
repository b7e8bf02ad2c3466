"""What Read the Docs adds to pages, in the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..hosting import ON_READ_THE_DOCS
from .lookup import is_ours

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_SCRIPT = "blogarchive-readthedocs.js"


def hand_over_search(app: Sphinx) -> None:
    """``builder-inited``: have boxes open the host's search, where the writer wants that."""
    builder: Any = app.builder
    if not is_ours(builder) or not app.config.html_context.get(ON_READ_THE_DOCS):
        return
    # options of themes are text in their files, and may be anything in conf.py
    if str(builder.theme_options.get("readthedocs_search")).lower() in ("true", "1", "yes", "on"):
        app.add_js_file(_SCRIPT, loading_method="defer")

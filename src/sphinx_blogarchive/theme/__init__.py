"""The theme ``html_theme = "blogarchive"``, and what it needs beyond templates and sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import design
from .addons import hand_over_search
from .context import complete
from .highlight import join_schemes
from .lookup import NAME, is_ours
from .notfound import write_not_found
from .options import check, check_links
from .squeeze import squeeze_sheets
from .translator import install

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["NAME", "is_ours", "setup_theme"]


def setup_theme(app: Sphinx) -> None:
    """Register the theme, and what happens on its pages alone."""
    app.add_html_theme(NAME, str(Path(__file__).parent / NAME))
    app.connect("builder-inited", check)
    app.connect("builder-inited", join_schemes)
    app.connect("builder-inited", install)
    app.connect("builder-inited", hand_over_search)
    app.connect("builder-inited", squeeze_sheets)
    app.connect("builder-inited", design.install)
    app.connect("doctree-read", design.note, priority=950)
    app.connect("write-started", design.write)
    app.connect("html-collect-pages", design.keep)
    app.connect("env-check-consistency", check_links)
    app.connect("html-collect-pages", write_not_found)
    # late: it looks at what others have put on the page
    app.connect("html-page-context", complete, priority=950)

"""What pages and the site tell machines: heads of pages, ``sitemap.xml`` and its like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .files import write_files
from .head import complete, describe_page, keep_from_robots
from .pictures import bring, bring_default, check_default, note_default

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_metadata(app: Sphinx) -> None:
    """Register all of it with Sphinx."""
    # before pictures get their names (920)
    app.connect("env-updated", note_default, priority=40)
    app.connect("env-check-consistency", check_default)
    app.connect("doctree-resolved", bring)
    app.connect("html-collect-pages", bring_default)
    # before others that write tags look at what there is (500), and after them
    app.connect("html-page-context", describe_page, priority=400)
    app.connect("html-page-context", keep_from_robots, priority=900)
    app.connect("html-page-context", complete, priority=900)
    # before feeds, whose names the writer chooses, and which give way (400)
    app.connect("build-finished", write_files, priority=390)

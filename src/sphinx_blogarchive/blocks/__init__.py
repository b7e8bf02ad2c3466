"""Blocks for the sidebars of any theme: templates ``blogarchive/<name>.html``, and their data.

:mod:`.data` computes what they show from the plan of the blog, :mod:`.site` keeps it for a
build, :mod:`.page` hands it to the templates of a page as ``blogarchive``, and :mod:`.placing`
knows which page has which blocks, so that it is written again when one of them changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .events import check_navigation, install, prepare, provide, renew

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup_blocks"]


def setup_blocks(app: Sphinx) -> None:
    """Connect the blocks to a build."""
    app.connect("builder-inited", install)
    # after the pages are read (900), before other pages are compared with them (990)
    app.connect("env-updated", renew, priority=950)
    app.connect("env-check-consistency", check_navigation)
    app.connect("write-started", prepare)
    # before extensions that load what mathematics needs, and themes that look into sidebars (500)
    app.connect("html-page-context", provide, priority=100)

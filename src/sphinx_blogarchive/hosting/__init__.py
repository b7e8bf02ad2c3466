"""Where the blog is served: what hosts tell a build, and the page that they show for no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .adapt import ON_READ_THE_DOCS, adapt
from .address import settle_address
from .notfound import add_base, place, set_apart

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["ON_READ_THE_DOCS", "setup_hosting"]


def setup_hosting(app: Sphinx) -> None:
    """Register all of it with Sphinx."""
    # before anything looks at options
    app.connect("config-inited", adapt, priority=50)
    app.connect("config-inited", settle_address, priority=60)
    # before Sphinx's own checks of what was read
    app.connect("doctree-read", set_apart)
    app.connect("html-page-context", add_base)
    # before it is noted what the output holds (500)
    app.connect("build-finished", place, priority=400)

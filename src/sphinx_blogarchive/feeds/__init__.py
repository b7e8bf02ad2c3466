"""Feeds: what readers subscribe to. What they say is plain data, :mod:`..model.feeds` writes it.

:mod:`.entries` tells what a feed holds, :mod:`.content` makes the text of a post that stands by
itself, :mod:`.files` writes, :mod:`.links` has browsers find them, :mod:`.page` lists them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .check import check
from .files import write_files
from .links import link_feeds
from .page import ListFeeds

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup_feeds"]


def setup_feeds(app: Sphinx) -> None:
    """Connect them to a build."""
    app.add_post_transform(ListFeeds)
    app.connect("env-check-consistency", check)
    app.connect("html-page-context", link_feeds)
    # before it is noted what the output holds (500)
    app.connect("build-finished", write_files, priority=400)

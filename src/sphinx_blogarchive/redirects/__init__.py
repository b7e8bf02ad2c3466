"""Old and permanent addresses: pages that lead on, and lists of redirects for hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .check import check
from .write import write_redirects

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_redirects(app: Sphinx) -> None:
    """Register all of it with Sphinx."""
    app.connect("env-check-consistency", check)
    # before it is noted what the output holds (500), when the pages of others are known
    app.connect("build-finished", write_redirects, priority=450)

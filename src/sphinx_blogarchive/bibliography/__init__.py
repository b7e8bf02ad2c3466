"""Posts as things that are cited: records of them, in heads of pages and in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .files import write_files
from .head import describe_post
from .keys import allow_no_files, offer, take_back, take_up

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_bibliography(app: Sphinx) -> None:
    """Register all of it with Sphinx."""
    app.connect("html-page-context", describe_post)
    # before it is noted what the output holds (500)
    app.connect("build-finished", write_files, priority=400)
    # before and after sphinxcontrib-bibtex looks at its files (500), and when generated pages
    # and their like have been read (900)
    app.connect("builder-inited", allow_no_files, priority=400)
    app.connect("env-updated", offer, priority=400)
    app.connect("env-updated", take_back, priority=600)
    app.connect("env-updated", take_up, priority=950)

"""Books: the posts that a list in full shows, as one page, one PDF or one EPUB.

`inline` brings their texts into files that hold many documents, `volumes` tells which books there
are; the builders `epub` and `latex` write one file of each, for which `outside` mends links, and
`xhtml` pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..links import writes_books
from .check import check_books
from .epub import EpubBooksBuilder
from .inline import BringTexts, UnwrapTexts
from .latex import LaTeXBooksBuilder
from .outside import LeaveBook

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup_books"]


def setup_books(app: Sphinx) -> None:
    """Register the builders, and what brings texts together."""
    app.add_builder(EpubBooksBuilder)
    app.add_builder(LaTeXBooksBuilder)
    app.add_post_transform(BringTexts)
    app.add_post_transform(LeaveBook)
    app.add_post_transform(UnwrapTexts)
    # when Sphinx has checked the options of its own EPUB
    app.connect("builder-inited", _call_by_usual_name, priority=900)
    app.connect("env-check-consistency", check_books)


def _call_by_usual_name(app: Sphinx) -> None:
    """Let Sphinx, and extensions, do for our builders what they do for those that these are of.

    They ask for names: for the number of a section, for what a tag of HTML may hold, ….
    """
    if writes_books(app.builder):
        base = next(kind for kind in type(app.builder).__mro__[1:] if "name" in vars(kind))
        vars(app.builder)["name"] = vars(base)["name"]

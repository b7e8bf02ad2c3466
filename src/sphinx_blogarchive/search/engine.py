"""Which engine the site searches with: Sphinx's index, or Pagefind's where the writer wants it."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..config import PREFIX, option_place, settings
from ..diagnostics import Category, warn
from ..links import is_web_site
from ..theme.lookup import NAME, is_ours

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

PAGEFIND = "pagefind"
#: The folder that Pagefind's scripts expect, and the file in it that they ask for first.
FOLDER = "pagefind"
ENTRY = f"{FOLDER}/pagefind-entry.json"
OPTION = f"{PREFIX}search"
_PACKAGE = "sphinx-blogarchive[pagefind]"


def uses_pagefind(app: Sphinx) -> bool:
    """Say whether this build makes an index with Pagefind; known from ``builder-inited`` on."""
    return getattr(app.builder, "searchindex_filename", None) == ENTRY


def choose(app: Sphinx) -> None:
    """``builder-inited``: have Sphinx make no index where Pagefind makes one."""
    builder: Any = app.builder
    if settings(app.config).search != PAGEFIND:
        return
    if not is_web_site(builder) or not builder.search:
        return
    if problem := _problem(app):
        warn(Category.SEARCH, f"{OPTION} = {PAGEFIND!r}: {problem}", option_place(app, OPTION))
        return
    builder.searchindex_filename = ENTRY
    prepare = builder.prepare_writing

    def prepare_writing(docnames: AbstractSet[str]) -> None:
        # the page of results is still to be written, and linked to
        builder.search = False
        try:
            prepare(docnames)
        finally:
            builder.search = True

    builder.prepare_writing = prepare_writing


def _problem(app: Sphinx) -> str:
    if not is_ours(app.builder):
        theme = app.config.html_theme
        return (
            f"the theme {theme!r} searches in Sphinx's index, which is made as ever; set "
            f"html_theme = {NAME!r}, or take the option out"
        )
    if find_spec("pagefind") is None:
        return f"Pagefind isn't installed, and Sphinx's index is made; pip install \"{_PACKAGE}\""
    return ""


def tell_pages(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: tell the search boxes which script finds."""
    if uses_pagefind(app):
        context["search_engine"] = PAGEFIND

"""The page that hosts show where there is none, as the theme makes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..domain import blog_domain
from ..hosting.notfound import FILE, NAME, OTHER
from ..words import _
from .lookup import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def write_not_found(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``: write the page, unless the writer or another extension does."""
    builder: Any = app.builder
    if is_ours(builder) and NAME not in app.env.found_docs and OTHER not in app.extensions:
        context: dict[str, Any] = {
            "title": str(_("Page not found")),
            "sidebars": [],
            "pageurl": _address(app.config.html_baseurl, FILE),
        }
        builder.handle_page(NAME, context, "404.html", outfilename=Path(builder.outdir, FILE))
        if (build := blog_domain(app.env).build) is not None:
            build.extra.add(FILE)
    return iter(())


def _address(site: str, name: str) -> str | None:
    return f"{site.rstrip('/')}/{name}" if site else None

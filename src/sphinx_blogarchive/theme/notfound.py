"""The page that hosts show where there is none: ``404.html``, at the root of the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..domain import blog_domain
from ..words import _
from .lookup import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Docname of a page of the writer's own, and the name of the file without its suffix.
NAME = "404"
#: The extension that makes one, too.
_OTHER = "notfound.extension"


def write_not_found(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``: write the page, unless the writer or another extension does."""
    builder: Any = app.builder
    if is_ours(builder) and NAME not in app.env.found_docs and _OTHER not in app.extensions:
        # hosts look for this very name, whatever names the builder gives to pages
        path = Path(builder.outdir, f"{NAME}.html")
        context: dict[str, Any] = {
            "title": str(_("Page not found")),
            "sidebars": [],
            "pageurl": _address(app.config.html_baseurl, path.name),
        }
        builder.handle_page(NAME, context, "404.html", outfilename=path)
        if (build := blog_domain(app.env).build) is not None:
            build.extra.add(path.name)
    return iter(())


def _address(site: str, name: str) -> str | None:
    return f"{site.rstrip('/')}/{name}" if site else None


def base(app: Sphinx, pagename: str) -> str:
    """Return where links of *pagename* start from; empty for the page itself.

    Hosts show the page at any address, so that its links can't start from there.
    """
    if pagename != NAME:
        return ""
    # as the builder takes it when it makes links: some give each page a folder
    uri: str = app.builder.get_target_uri(NAME)
    return _root(app.config) + uri.rpartition("/")[0] + ("/" if "/" in uri else "")


def itself(app: Sphinx, pagename: str) -> str:
    """Return what links within *pagename* have before their ``#``, where there is a base."""
    if pagename != NAME:
        return ""
    uri: str = app.builder.get_target_uri(NAME)
    if NAME in app.env.found_docs:
        return uri.rpartition("/")[2] or "./"
    return "../" * uri.count("/") + f"{NAME}.html"


def _root(config: Config) -> str:
    path = urlsplit(config.html_baseurl).path
    return path if path.endswith("/") else f"{path}/"

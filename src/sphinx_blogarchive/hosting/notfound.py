"""The page that hosts show where there is none: ``404.html``, at the root of the site.

Hosts show it at any address, so that its links can't start from there: they start from a base.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..ending import on_success
from ..files import write
from ..links import is_web_site
from ..theme.lookup import is_ours

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..domain import BlogDomain
    from ..incremental.outdated import Build

#: Docname of a page of the writer's own, and the name of the file without its suffix.
NAME = "404"
#: The name that hosts look for, whatever names the builder gives to pages.
FILE = f"{NAME}.html"
#: The extension sphinx-notfound-page, which makes such a page, too.
OTHER = "notfound.extension"


def base(app: Sphinx, pagename: str) -> str:
    """Return where links of *pagename* start from; empty for the page itself."""
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
    return "../" * uri.count("/") + FILE


def lead_to_itself(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Have links within the text and the contents of a page with a base stay on the page."""
    if pagename == NAME:
        for name in ("body", "toc"):
            text = context.get(name, "")
            context[name] = text.replace('href="#', f'href="{itself(app, pagename)}#')


def _root(config: Config) -> str:
    path = urlsplit(config.html_baseurl).path
    return path if path.endswith("/") else f"{path}/"


def set_apart(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``: no toctree nor search needs to lead to a page for what isn't there."""
    if app.env.docname == NAME:
        app.env.metadata[NAME].update(orphan=True, nosearch=True)


def add_base(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: give the writer's own page its base in other themes than ours."""
    if pagename != NAME:
        return
    others_do = is_ours(app.builder) or OTHER in app.extensions
    if NAME in app.env.found_docs and is_web_site(app.builder) and not others_do:
        tag = f'<base href="{html.escape(base(app, pagename))}">'
        context["metatags"] = tag + context.get("metatags", "")
        lead_to_itself(app, pagename, context)


@on_success
def place(app: Sphinx, domain: BlogDomain, build: Build) -> None:
    """``build-finished``: put the page where hosts look, if the builder has put it elsewhere."""
    if not is_web_site(app.builder):
        return
    page = Path(app.builder.get_output_path(NAME))  # type: ignore[attr-defined]
    target = Path(app.outdir, FILE)
    is_made = NAME in app.env.found_docs or OTHER in app.extensions
    if page == target or not is_made or FILE in build.owned:
        return
    if page.is_file():
        build.extra.add(FILE)
        write(target, page.read_bytes())

"""The scripts and the sheet, on the pages that need them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ..domain import blog_domain
from ..links import is_web_site
from ..static_files import sheet_priority
from ..words import _
from .assets import ADAPTER, CORE, RECENT, SHEET, client_files
from .files import MAP, has_map

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..domain import BlogDomain

_SHOWN = re.compile(r'class="[^"]*\bblogarchive-(?:comments|views)\b')
_LIVE = re.compile(r' data-(?:comments|views)="|class="blogarchive-comments-client')


def add(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: link to the scripts where there is something for them to do."""
    if not is_web_site(app.builder):
        return
    domain = blog_domain(app.env)
    body = context.get("body", "")
    renews = has_recent(domain, pagename)
    if _SHOWN.search(domain.site.classes.on(body)) or shows_recent(domain, pagename):
        app.add_css_file(SHEET, priority=sheet_priority(app))
    provider = domain.settings.commenting.provider
    if provider and (_LIVE.search(body) or renews):
        name = domain.settings.commenting.name
        app.add_js_file(ADAPTER.format(name=name), loading_method="defer")
        if renews:
            app.add_js_file(RECENT, loading_method="defer")
        told: dict[str, Any] = attributes(domain, str(context["content_root"]))
        app.add_js_file(CORE, loading_method="defer", **told)


def has_recent(domain: BlogDomain, pagename: str) -> bool:
    """Say whether the page shows the newest comments, which a script renews."""
    is_live = "recent" in domain.settings.commenting.supplies
    return is_live and "recent-comments" in domain.site.placing.on(pagename)


def shows_recent(domain: BlogDomain, pagename: str) -> bool:
    """Say whether the page shows the newest comments, or will."""
    site = domain.site
    is_there = "recent-comments" in site.placing.on(pagename)
    return is_there and bool(site.live_comments or site.recent_comments)


def attributes(domain: BlogDomain, root: str) -> dict[str, str]:
    """Return what the scripts are told.

    :param root: the way from the page to the root of the site, ending in a slash.
    """
    commenting = domain.settings.commenting
    supplies, client = commenting.supplies, commenting.client
    copied = {
        path: f"{root}_static/{name}?v={domain.comment_files[name].digest[:8]}"
        for name, path in client_files(commenting).items()
    }
    told = {
        "provider": commenting.name,
        "server": commenting.server,
        "root": root,
        "load": commenting.load,
        "counts": "true" if "counts" in supplies else "",
        "views": "true" if "views" in supplies else "",
        "recent": str(commenting.recent) if "recent" in supplies else "",
        "language": commenting.language.replace("_", "-"),
        "color-scheme": commenting.color_scheme,
        "client-script": copied.get(client.script, client.script),
        "client-script-integrity": client.script_integrity,
        "client-style": copied.get(client.style, client.style),
        "client-style-integrity": client.style_integrity,
        "options": _json(commenting.options) if commenting.options else "",
        "map": MAP if has_map(domain) else "",
        "word-anonymous": str(_("Anonymous")) if "recent" in supplies else "",
        **(_words() if "form" in supplies else {}),
    }
    return {f"data-{name}": value for name, value in told.items() if value}


def _words() -> dict[str, str]:
    """Return what the script tells of the client."""
    told = {
        "word-loading": _("Loading comments…"),
        "word-loaded": _("Comments are loaded."),
        "word-failed": _("Comments could not be loaded."),
        "word-withdraw": _("Stop loading comments"),
    }
    return {name: str(word) for name, word in told.items()}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

"""Which feeds browsers, and readers of feeds, find on a page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from ..domain import blog_domain
from ..links import is_web_site
from ..model.feeds.scopes import FORMATS
from ..records import site_address
from .entries import WRITERS, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..domain import BlogDomain


class Link(NamedTuple):
    """A link to a feed."""

    type: str
    title: str
    address: str


def links_on(domain: BlogDomain, pagename: str) -> Iterator[Link]:
    """Yield the links for the head of a page: to the feeds of the blog, and of its term."""
    if not is_web_site(domain.builder):
        return
    site = site_address(domain.env.config)
    for scope in domain.feeds_on(pagename):
        named = title(domain, scope)
        for key, path in scope.paths.items():
            yield Link(WRITERS[key].TYPE, f"{named} ({FORMATS[key]})", site + quote(path))


def link_feeds(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: add the links, in any theme."""
    found = [
        f'<link rel="alternate" type="{link.type}" title="{escape(link.title)}" '
        f'href="{escape(link.address)}" />'
        for link in links_on(blog_domain(app.env), pagename)
    ]
    if found:
        context["metatags"] = context.get("metatags", "") + "\n".join(["", *found])

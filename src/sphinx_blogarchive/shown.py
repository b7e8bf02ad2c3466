"""Which posts a document shows: those of its listings, and of the page that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model.query import select
from .nodes import FULL

if TYPE_CHECKING:
    from .domain import BlogDomain


def shown_on(domain: BlogDomain, docname: str) -> list[str]:
    """Return the posts that listings on *docname* show, by docname."""
    plan = domain.plan
    if (page := plan.pages.get(docname)) is not None:
        return list(page.posts)
    return [
        post.docname
        for listing in domain.listings.get(docname, ())
        for post in select(listing.query, plan.posts.values(), plan.vocabulary)[
            : listing.paginate or None
        ]
    ]


def whole_on(domain: BlogDomain, docname: str) -> list[str]:
    """Return the posts that *docname* shows from beginning to end, by docname."""
    plan = domain.plan
    found = (
        post.docname
        for listing in domain.listings.get(docname, ())
        if listing.style == FULL
        for post in select(listing.query, plan.posts.values(), plan.vocabulary)
    )
    return [name for name in dict.fromkeys(found) if name != docname]


def shows_parts(domain: BlogDomain, docname: str) -> bool:
    """Say whether a listing on *docname* is in the style of series."""
    page = domain.plan.pages.get(docname)
    if page is not None and page.kind != "document":
        return page.kind == "series"
    listings = domain.listings.get(page.key if page else docname, ())
    return any(listing.style == "series" for listing in listings)

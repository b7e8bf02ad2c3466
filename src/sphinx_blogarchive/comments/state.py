"""What tells whether a page is to be written anew, for what it shows of comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..links import is_web_site
from ..model.stats import Stats
from ..shown import shown_on
from .assets import SHEET
from .scripts import attributes, has_recent, shows_recent

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..domain import BlogDomain
    from .standing import Standing

#: Styles of listings that show numbers.
_STYLES = frozenset({"cards", "byline"})


def state(domain: BlogDomain, docname: str, standing: Callable[[str], Standing]) -> list[object]:
    """Return what the page *docname* shows of comments and views, blocks apart.

    :param standing: gives what is shown of a post.
    """
    if not is_web_site(domain.builder):
        return []
    commenting = domain.settings.commenting
    if not commenting.provider and domain.stats == Stats():
        return []  # nobody knows of any
    listed = shown_on(domain, docname) if _shows_numbers(domain, docname) else []
    own = [docname] if docname in domain.plan.posts else []
    shown = [standing(name) for name in (*own, *listed)]
    # a page tells the key of what it shows alone
    parts: list[object] = [each if each.is_shown else None for each in shown]
    if own and shown[0].has_section:
        parts += [
            domain.stats.posts.get(shown[0].key),
            (commenting.load, commenting.client) if shown[0].has_form else "",
        ]
    files = domain.comment_files
    if commenting.provider and (any(each.is_live for each in shown) or has_recent(domain, docname)):
        parts += [attributes(domain, ""), [file.digest for file in files.values()]]
    elif shows_recent(domain, docname) or any(each.is_shown for each in shown):
        parts.append(files[SHEET].digest)
    return parts


def _shows_numbers(domain: BlogDomain, docname: str) -> bool:
    """Say whether a listing on *docname* is in a style that shows numbers."""
    page = domain.plan.pages.get(docname)
    if page is None or page.kind == "document":
        listings = domain.listings.get(page.key if page else docname, ())
        return any(listing.style in _STYLES for listing in listings)
    # see ``pages.parser``
    if page.kind == "archive" or (page.kind == "series" and page.key):
        return False
    return domain.settings.listing_style in _STYLES

"""The pages that search engines are told of."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from ..model.robots import is_indexed
from ..model.sitemap import Entry, moment
from ..records import address
from ..shown import shown_on
from .head import robots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..domain import BlogDomain


def indexed(domain: BlogDomain) -> list[str]:
    """Return the docnames of pages that may be indexed, each list with its first page alone."""
    pages = domain.plan.pages
    return [
        docname
        for docname in sorted(domain.env.found_docs)
        if (docname not in pages or pages[docname].number == 1)
        and is_indexed(robots(domain, docname))
    ]


def entries(domain: BlogDomain) -> Iterator[Entry]:
    """Yield the pages of the map of the site."""
    docnames = indexed(domain)
    # of posts that several lists show, once
    last = cache(partial(_last, domain))
    for docname in docnames:
        yield Entry(address(domain.builder, docname), _changed(domain, docname, last))
    added = domain.env.config.html_additional_pages.keys() - domain.env.found_docs
    for name in sorted(added):
        if is_indexed(robots(domain, name)):
            yield Entry(address(domain.builder, name))


def _changed(domain: BlogDomain, docname: str, last: Callable[[str], tuple[float, str]]) -> str:
    """Return when a post, or what a list shows, was last changed; empty if nothing tells."""
    posts = domain.plan.posts
    names = [docname] if docname in posts else shown_on(domain, docname)
    found = [last(name) for name in names]
    return max(found)[1] if found else ""


def _last(domain: BlogDomain, docname: str) -> tuple[float, str]:
    post = domain.plan.posts[docname]
    last, timed = post.published, post.timed
    if post.updated is not None and post.updated > last:
        last = post.updated
        timed = (last.hour, last.minute) != (0, 0)
    return last.timestamp(), moment(last, timed=timed)

"""What only the whole blog shows to be wrong with books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..model.query import select
from ..nodes import FULL

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..domain import BlogDomain
    from ..stored import Listing


def check_books(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of books without posts, and of books within books."""
    domain = blog_domain(env)
    for docname, listings in sorted(domain.listings.items()):
        for listing in listings:
            if listing.style == FULL:
                for message in _mistakes(domain, docname, listing):
                    warn(Category.BOOK, message, (docname, listing.line))


def _mistakes(domain: BlogDomain, docname: str, listing: Listing) -> list[str]:
    vocabulary = domain.plan.vocabulary
    posts = select(listing.query, domain.plan.posts.values(), vocabulary)
    names = [post.docname for post in posts]
    if not names:
        known = all(
            vocabulary.find(kind, n) for kind, wanted in listing.query.terms for n in wanted
        )
        # one mistake, one warning
        if listing.query.nothing or not known:
            return []
        return ["this book has no posts; choose others by the options of 'archive'"]
    found = []
    if docname in names:
        found.append(
            "this book would hold itself, being a post that it chooses; it is left out, write "
            "'post: false' into its front matter or choose other posts"
        )
    others = [
        name
        for name in names
        if name != docname and any(other.style == FULL for other in domain.listings.get(name, ()))
    ]
    found += [
        f"this book holds {name}, which is a book itself; of that one, the posts are left out"
        for name in others
    ]
    return found

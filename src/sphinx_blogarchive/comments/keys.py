"""By which keys services know the posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.commenting import key

if TYPE_CHECKING:
    from ..domain import BlogDomain


def comment_keys(domain: BlogDomain) -> dict[str, str]:
    """Return the key of each post by docname."""
    commenting, permalink = domain.settings.commenting, domain.settings.permalink
    posts = domain.plan.posts.values()
    return {post.docname: key(commenting, post, permalink) for post in posts}

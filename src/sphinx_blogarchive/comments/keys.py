"""By which keys services and snapshots know the posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.commenting import key
from ..model.post import Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..domain import BlogDomain


def comment_keys(domain: BlogDomain) -> dict[str, str]:
    """Return the key of each post by docname."""
    commenting, permalink = domain.settings.commenting, domain.settings.permalink
    posts = domain.plan.posts.values()
    return {post.docname: key(commenting, post, permalink) for post in posts}


def withheld_keys(domain: BlogDomain) -> Iterator[str]:
    """Yield the keys of posts that can't be seen yet."""
    commenting, permalink = domain.settings.commenting, domain.settings.permalink
    for docname, hidden in domain.hidden.items():
        post = Post(docname, "", "", None, id=hidden.id, comments_key=hidden.comments_key)
        yield key(commenting, post, permalink)

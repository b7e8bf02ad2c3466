"""What posts and notices add to the head of their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..domain import blog_domain
from ..reading.visibility import is_hidden

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def keep_from_robots(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: drafts that are shown, and notices, aren't for search engines."""
    domain = blog_domain(app.env)
    post = domain.plan.posts.get(pagename)
    if (post and is_hidden(post.draft, post.date, domain.now)) or domain.is_notice(pagename):
        context["metatags"] = (
            context.get("metatags", "") + '<meta name="robots" content="noindex" />'
        )

"""One line about a page, for search engines."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from ..domain import blog_domain
from ..excerpt.cut import body
from ..excerpt.summary import shortened, summary

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from ..domain import BlogDomain


def describe(app: Sphinx, pagename: str, heading: str, doctree: nodes.document | None) -> str:
    """Return the description of a page as text: what is written in front of it, or its first words.

    :param heading: its title, as HTML without tags.
    """
    domain = blog_domain(app.env)
    options: Any = getattr(app.builder, "theme_options", {})
    site = options.get("tagline") or app.config.project
    title = html.unescape(heading)
    if (post := domain.plan.posts.get(pagename)) is not None:
        found = post.description or post.summary or title
    elif pagename in domain.plan.pages:
        found = _listing(domain, pagename, title)
    else:
        found = str(app.env.metadata.get(pagename, {}).get("description", ""))
        if not found and doctree is not None:
            found = summary(body(doctree).children)
    return shortened(found or " – ".join(filter(None, [title, str(site)])))


def _listing(domain: BlogDomain, pagename: str, title: str) -> str:
    posts = (domain.plan.posts[name] for name in domain.plan.pages[pagename].posts[:5])
    return ": ".join(filter(None, [title, "; ".join(post.label for post in posts)]))

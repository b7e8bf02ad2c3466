"""One line about a page, for search engines and where it is linked to."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from ..excerpt.cut import body
from ..excerpt.summary import shortened, summary
from ..model.terms import KINDS
from ..records import NO_TITLE, blog_description, blog_title, title_text

if TYPE_CHECKING:
    from docutils import nodes

    from ..domain import BlogDomain


def describe(domain: BlogDomain, pagename: str, title: str, doctree: nodes.document | None) -> str:
    """Return the description of a page: what is written in front of it, or its first words.

    :param title: what a page without a document is called, as HTML.
    """
    title = title_text(domain, pagename) or _plain(title)
    env = domain.env
    if (post := domain.plan.posts.get(pagename)) is not None:
        found = post.description or post.summary or title
    elif pagename in domain.plan.pages:
        found = _listing(domain, pagename, title)
    else:
        found = str(env.metadata.get(pagename, {}).get("description") or "")
        if not found and doctree is not None:
            found = summary(body(doctree).children)
    site = blog_description(domain) or blog_title(env.config)
    found = found or " – ".join(dict.fromkeys(filter(None, [title, site])))
    return shortened(" ".join(found.split()))


def _listing(domain: BlogDomain, pagename: str, title: str) -> str:
    page = domain.plan.pages[pagename]
    term = domain.plan.vocabulary.find(page.kind, page.key) if page.kind in KINDS else None
    about = (term.description or term.bio) if term and page.number == 1 else ""
    if about:
        return about
    shown = "; ".join(title_text(domain, name) for name in page.posts[:5])
    return ": ".join(filter(None, [title, shown]))


def _plain(markup: str) -> str:
    text = html.unescape(re.sub(r"<[^>]*>", "", markup)).strip()
    return "" if text == NO_TITLE else text

"""What an overview of the blog for language models lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..excerpt.summary import shortened
from ..model.collation import order
from ..model.llms import OPTIONAL, Link, text
from ..records import address, blog_description, blog_title, citable, terms, title_text
from ..words import _
from .sitemap import indexed

if TYPE_CHECKING:
    from ..domain import BlogDomain
    from ..model.post import Post
    from ..model.terms import Term


def overview(domain: BlogDomain) -> str:
    """Return the overview: posts by category, then series, other documents, and lists."""
    allowed = set(indexed(domain))
    posts: dict[Term | None, list[Link]] = {}
    for post in citable(domain):
        if post.docname in allowed:
            first = next(iter(terms(domain, "category", post)), None)
            posts.setdefault(first, []).append(_post(domain, post))
    rest = posts.pop(None, [])
    language = str(domain.env.config.language)
    filed = [(term, links) for term, links in posts.items() if term]
    filed.sort(key=lambda item: (order(item[0].shown, language), item[0].name))
    sections = [(term.shown, links) for term, links in filed]
    sections.append((str(_("Posts")), rest))
    sections.append((str(_("Series")), _series(domain, allowed)))
    sections.append((str(_("Other pages")), _others(domain, allowed)))
    sections.append((OPTIONAL, _lists(domain, allowed)))
    return text(blog_title(domain.env.config), blog_description(domain), sections)


def _link(domain: BlogDomain, docname: str, about: str = "", title: str = "") -> Link:
    # an address within the site where it doesn't know its own
    found = address(domain.builder, docname) or domain.builder.get_target_uri(docname) or "./"
    return Link(title or title_text(domain, docname) or docname, found, shortened(about))


def _post(domain: BlogDomain, post: Post) -> Link:
    return _link(domain, post.docname, post.description or post.summary)


def _series(domain: BlogDomain, allowed: set[str]) -> list[Link]:
    plan, language = domain.plan, str(domain.env.config.language)
    found = sorted(plan.vocabulary.of("series"), key=lambda term: order(term.shown, language))
    return [
        _link(domain, docname, term.description, term.shown)
        for term in found
        if plan.vocabulary.posts(term) and (docname := plan.docname("series", term.name)) in allowed
    ]


def _others(domain: BlogDomain, allowed: set[str]) -> list[Link]:
    """Return the documents of the writer's that are neither posts nor the front page."""
    env, plan = domain.env, domain.plan
    known = {env.config.root_doc, *plan.posts, *plan.pages, *domain.homes}
    return [
        _link(domain, name, str(env.metadata[name].get("description") or ""))
        for name in sorted(allowed - known)
    ]


def _lists(domain: BlogDomain, allowed: set[str]) -> list[Link]:
    found = (domain.plan.docname(kind) for kind in ("archive", "tag"))
    return [_link(domain, docname) for docname in found if docname in allowed]

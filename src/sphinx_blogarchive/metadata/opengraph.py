"""What networks show of a page that is linked to: https://ogp.me/."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from ..model.sitemap import moment
from ..records import address, author, blog_title, terms, title_text
from .pictures import picture_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..domain import BlogDomain
    from ..model.pictures import Picture
    from ..model.post import Post

#: A property and its content; a list has one pair for each of its items.
Pairs = list[tuple[str, str]]


def properties(domain: BlogDomain, docname: str, description: str = "") -> Pairs:
    """Return the properties of a page, and the names that cards of X have for theirs."""
    config = domain.env.config
    post = domain.plan.posts.get(docname)
    site = blog_title(config)
    title = "" if docname == config.root_doc else title_text(domain, docname)
    image = picture_of(domain, docname)
    found = [
        ("og:type", "article" if post else "website"),
        ("og:title", title or site),
        ("og:url", address(domain.builder, docname)),
        ("og:site_name", site),
        ("og:description", description),
        ("og:locale", territory(_language(domain, docname))),
        *_image(image),
        *(article(domain, post) if post else ()),
        ("twitter:card", "summary_large_image" if image and image.is_large else "summary"),
    ]
    return [(name, content) for name, content in found if content]


def _language(domain: BlogDomain, docname: str) -> str:
    env = domain.env
    post = domain.plan.posts.get(docname)
    own = post.language if post else env.metadata.get(docname, {}).get("language")
    return str(own or env.config.language or "en")


def _image(image: Picture | None) -> Iterator[tuple[str, str]]:
    if image is None:
        return
    yield "og:image", image.source
    if image.width and image.height:
        yield "og:image:width", str(image.width)
        yield "og:image:height", str(image.height)
    yield "og:image:alt", image.alt


def article(domain: BlogDomain, post: Post) -> Iterator[tuple[str, str]]:
    """Yield what is said of a post alone."""
    # a draft without a date stands at the moment of the build, which no page tells
    if domain.posts[post.docname].date is not None:
        yield "article:published_time", moment(post.published, timed=post.timed)
    if (updated := post.updated) is not None:
        timed = (updated.hour, updated.minute) != (0, 0)
        yield "article:modified_time", moment(updated, timed=timed)
    for found in (author(domain, term) for term in terms(domain, "author", post)):
        yield "article:author", found.url or found.shown
    for term in terms(domain, "category", post)[:1]:
        yield "article:section", term.shown
    for term in terms(domain, "tag", post):
        yield "article:tag", term.shown


@cache
def territory(language: str) -> str:
    """Return *language* with the territory where most of its readers are: ``en_US``, ``zh_CN``."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
        likely = get_global("likely_subtags").get(str(locale), "")
        region = locale.territory or (Locale.parse(likely).territory if likely else "")
    except (UnknownLocaleError, ValueError, TypeError):
        return ""
    return f"{locale.language}_{region}" if region else ""

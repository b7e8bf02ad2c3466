"""What the feeds of a blog hold, as plain data."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..compat import chosen_options
from ..model.feeds import atom, jsonfeed, rss
from ..model.feeds.data import Category, Entry, Feed, Person, Rights
from ..model.feeds.ids import entry_id, feed_id, spare_id
from ..model.feeds.scopes import BLOG
from ..model.pictures import is_address
from ..records import address, blog_description, blog_title, citation, site_address, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import ModuleType

    from ..domain import BlogDomain
    from ..model.feeds.scopes import Scope
    from ..model.post import Post

#: Each has a function ``file``, and the ``TYPE`` of what it returns.
WRITERS: Mapping[str, ModuleType] = {"atom": atom, "rss": rss, "json": jsonfeed}


def title(domain: BlogDomain, scope: Scope) -> str:
    """Return the title of a feed."""
    blog = blog_title(domain.env.config)
    return f"{blog} – {scope.title}" if scope.title else blog


def feed(domain: BlogDomain, scope: Scope, entry: Callable[[str], Entry]) -> Feed:
    """Return a feed with the newest of its posts.

    :param entry: gives the entry of a post by its docname.
    """
    config, settings = domain.env.config, domain.settings
    term = domain.plan.vocabulary.find(scope.kind, scope.name) if scope.kind != BLOG else None
    license_ = domain.site.license
    return Feed(
        feed_id(str(config.project), scope.kind, scope.name),
        title(domain, scope),
        _page(domain, scope),
        tuple(map(entry, scope.posts[: settings.feed_length])),
        whole=settings.feed_content == "full",
        subtitle=(term.description or term.bio) if term else blog_description(domain),
        language=_tag(str(config.language or "en")),
        author=Person(_author(domain)),
        rights=Rights(license_.name, license_.url) if license_ else None,
        icon=_picture(domain, config.html_favicon),
        logo=_picture(domain, config.html_logo),
    )


def _page(domain: BlogDomain, scope: Scope) -> str:
    """Return the address of the page for people."""
    config = domain.env.config
    docname = scope.docname or str(config.root_doc)
    return site_address(config) if docname == "index" else address(domain.builder, docname)


def entry(domain: BlogDomain, docname: str, text: Callable[[Post], str]) -> Entry:
    """Return what feeds have of a post that can be cited.

    :param text: gives its content, as HTML.
    """
    post, record = domain.plan.posts[docname], citation(domain, docname)
    if record is None:
        raise ValueError(docname)
    license_ = record.license
    return Entry(
        _identifier(domain, post),
        record.url,
        record.title_text if post.title else "",
        post.label,
        record.published,
        record.updated,
        text(post),
        record.description,
        tuple(Person(author.shown, author.url) for author in record.authors),
        tuple(_categories(domain, post)),
        record.language,
        Rights(license_.title, license_.url) if license_ else None,
        record.image,
    )


def _identifier(domain: BlogDomain, post: Post) -> str:
    project = str(domain.env.config.project)
    if post.docname in domain.feed_doubles:
        return spare_id(project, post)
    return post.feed_id or entry_id(domain.settings.feed_id, project, post)


def _categories(domain: BlogDomain, post: Post) -> Iterable[Category]:
    for kind in ("category", "tag"):
        page = domain.plan.docname(kind)
        scheme = address(domain.builder, page) if page else ""
        for term in terms(domain, kind, post):
            yield Category(term.name, term.shown, scheme)


def _author(domain: BlogDomain) -> str:
    """Return who answers for the blog."""
    config = domain.env.config
    named = str(config.author) if "author" in chosen_options(config) else ""
    return named.strip() or domain.settings.default_author or blog_title(config)


def _tag(language: str) -> str:
    return language.replace("_", "-")


def _picture(domain: BlogDomain, option: object) -> str:
    """Return the address of a picture that an option of Sphinx's names."""
    if not option:
        return ""
    path = str(option)
    name = quote(PurePosixPath(path).name)
    return path if is_address(path) else f"{site_address(domain.env.config)}_static/{name}"

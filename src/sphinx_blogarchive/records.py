"""Records of posts, from what the environment holds."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from .comments.standing import standing
from .compat import chosen_options
from .links import writes_books
from .model import names
from .model.citation import Author, Citation, Collection, first_author, keys
from .model.feeds.xml import uri as as_uri
from .model.pictures import Picture, is_address
from .model.runs import Run, Runs, as_text
from .reading.visibility import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder
    from sphinx.config import Config

    from .domain import BlogDomain
    from .model.post import Post
    from .model.terms import Term

#: What Sphinx calls a document without a title.
NO_TITLE = "<no title>"


def citable(domain: BlogDomain) -> list[Post]:
    """Return the posts that can be cited, newest first; drafts and their like can't be yet."""
    posts = domain.plan.posts.values()
    return [post for post in posts if not is_hidden(post.draft, post.date, domain.now)]


def citation_keys(domain: BlogDomain) -> tuple[dict[str, str], list[str]]:
    """Return the keys of all posts by docname, and the posts whose own key was taken."""
    # some wrote hundreds of posts
    latin = cache(first_author)

    def author(post: Post) -> str:
        term = next(iter(terms(domain, "author", post)), None)
        return latin(term.shown, term.citation_name, term.slug) if term else ""

    return keys(citable(domain), author)


def citation(domain: BlogDomain, docname: str) -> Citation | None:
    """Return the record of a post; ``None`` if it can't be cited."""
    known = domain.site.citations
    if known is None:
        return _citation(domain, docname)
    if docname not in known:
        known[docname] = _citation(domain, docname)
    return known[docname]


def _citation(domain: BlogDomain, docname: str) -> Citation | None:
    key = domain.citation_keys[0].get(docname)
    if key is None:
        return None
    post = domain.plan.posts[docname]
    config = domain.env.config
    license_ = domain.site.license_of(post)
    series = next(iter(terms(domain, "series", post)), None)
    measure = post.measure
    return Citation(
        key,
        _title(domain, post),
        post.published,
        Collection(blog_title(config), site_address(config)),
        timed=post.timed,
        updated=post.updated,
        authors=tuple(author(domain, term) for term in terms(domain, "author", post)),
        url=address(domain.builder, docname),
        permanent_url=permanent_address(domain, docname),
        language=(post.language or str(config.language or "en")).replace("_", "-"),
        license=Collection(license_.name, license_.url) if license_ else None,
        categories=tuple(term.shown for term in terms(domain, "category", post)),
        tags=tuple(term.shown for term in terms(domain, "tag", post)),
        series=Collection(series.shown, _term_address(domain, series)) if series else None,
        part=post.part,
        description=post.description or post.summary,
        words=measure.words + measure.ideographs,
        image=image.source if (image := picture(domain, docname)) else "",
        comments=standing(domain, docname).comments,
    )


def citations(domain: BlogDomain) -> Iterator[Citation]:
    """Yield the records of all posts, newest first."""
    for post in citable(domain):
        if found := citation(domain, post.docname):
            yield found


def blog_title(config: Config) -> str:
    """Return what the blog is called: ``html_title`` if it was chosen, else the project."""
    chosen = config.html_title if "html_title" in chosen_options(config) else ""
    return _without_tags(str(chosen or config.project))


@lru_cache(maxsize=8)
def _without_tags(title: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", title).split())


def address(builder: Builder, docname: str) -> str:
    """Return the address of a page in the world; empty where the site doesn't know its own."""
    if writes_books(builder):
        return web_address(builder.config, docname)
    site = site_address(builder.config)
    uri = builder.get_target_uri(docname) if site else ""
    if builder.name == "epub":  # what the book is a copy of
        uri = re.sub(r"\.xhtml\Z", builder.config.html_file_suffix or ".html", uri)
    # dirhtml leaves names as they are
    return as_uri(site + uri) if site else ""


def web_address(config: Config, docname: str) -> str:
    """Return the address of a page as ``html`` writes it; empty where the site has none."""
    site = site_address(config)
    suffix = config.html_link_suffix or config.html_file_suffix or ".html"
    return f"{site}{quote(docname)}{suffix}" if site else ""


def permanent_address(domain: BlogDomain, docname: str) -> str:
    """Return the address of a page in the world that won't change when it moves, if it has one.

    That of a post with an ``id``, if it leads to the post in this build; else the page's own.
    """
    site = site_address(domain.env.config)
    path = domain.redirects.permanent.get(docname)
    return site + quote(path) if site and path else address(domain.builder, docname)


def site_address(config: Config) -> str:
    """Return the address of the site in the world, ending in a slash; empty if it has none."""
    base = str(config.html_baseurl or "")
    return f"{base.rstrip('/')}/" if base else ""


def terms(domain: BlogDomain, kind: str, post: Post) -> tuple[Term, ...]:
    """Return the terms of *kind* that *post* is filed under."""
    return domain.plan.vocabulary.of_post(kind, post)


def author(domain: BlogDomain, term: Term) -> Author:
    """Return an author with name and address in the world."""
    url = term.url if is_address(term.url) else _term_address(domain, term)
    return Author(term.shown, names.split(term.shown, term.citation_name), url)


def _term_address(domain: BlogDomain, term: Term) -> str:
    docname = domain.plan.docname(term.kind, term.name)
    return address(domain.builder, docname) if docname else ""


def picture(domain: BlogDomain, docname: str) -> Picture | None:
    """Return the picture that stands for a page, with its address in the world for a source.

    ``None`` if there is none, or the site doesn't know its own address.
    """
    found = domain.pictures.get(docname)
    return found and at_its_address(domain, found)


def at_its_address(domain: BlogDomain, found: Picture) -> Picture | None:
    """Return a picture of the source folder with its address in the world, as it is copied."""
    if is_address(found.source):
        return found
    images, site = domain.env.images, site_address(domain.env.config)
    if not site or found.source not in images:
        return None
    name = quote(images[found.source][1])
    return found._replace(source=f"{site}{domain.builder.imagedir}/{name}")


def title_text(domain: BlogDomain, docname: str) -> str:
    """Return the title of a page as text, formulas too; empty if it has none."""
    if (post := domain.plan.posts.get(docname)) is not None:
        return as_text(_title(domain, post))
    heading = domain.env.titles.get(docname)
    return as_text(title_runs(heading)) if heading and heading.astext() != NO_TITLE else ""


def blog_description(domain: BlogDomain) -> str:
    """Return one line about the blog: the front page's description, or our theme's tagline."""
    env = domain.env
    described = env.metadata.get(env.config.root_doc, {}).get("description")
    options: Any = getattr(domain.builder, "theme_options", {})
    return " ".join(str(described or options.get("tagline") or "").split())


def _title(domain: BlogDomain, post: Post) -> Runs:
    heading = domain.env.titles.get(post.docname)
    if heading is None or heading.astext() != post.label:
        return (Run(post.label),)
    return title_runs(heading)


def title_runs(heading: nodes.Element) -> Runs:
    """Return what a heading says, as text and mathematics."""
    runs: list[Run] = []
    for run in _runs(heading):
        if runs and not run.math and not runs[-1].math:
            runs[-1] = Run(runs[-1].text + run.text)
        else:
            runs.append(run)
    return tuple(runs)


def _runs(node: nodes.Node) -> Iterator[Run]:
    if isinstance(node, nodes.math):
        yield Run(node.astext(), math=True)
    elif isinstance(node, nodes.Text):
        yield Run(node.astext())
    elif not isinstance(node, nodes.footnote_reference | nodes.raw):
        for child in node.children:
            yield from _runs(child)

"""Records of posts, from what the environment holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from .compat import chosen_options
from .model import names
from .model.citation import Author, Citation, Collection, first_author, keys
from .model.runs import Run, Runs
from .reading.visibility import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder
    from sphinx.config import Config

    from .domain import BlogDomain
    from .model.post import Post
    from .model.terms import Term

_URL = re.compile(r"https?://", re.IGNORECASE)


def citable(domain: BlogDomain) -> list[Post]:
    """Return the posts that can be cited, newest first; drafts and their like can't be yet."""
    posts = domain.plan.posts.values()
    return [post for post in posts if not is_hidden(post.draft, post.date, domain.now)]


def citation_keys(domain: BlogDomain) -> tuple[dict[str, str], list[str]]:
    """Return the keys of all posts by docname, and the posts whose own key was taken."""

    def author(post: Post) -> str:
        term = next(iter(_terms(domain, "author", post)), None)
        return first_author(term.shown, term.citation_name, term.slug) if term else ""

    return keys(citable(domain), author)


def citation(domain: BlogDomain, docname: str) -> Citation | None:
    """Return the record of a post; ``None`` if it can't be cited."""
    key = domain.citation_keys[0].get(docname)
    if key is None:
        return None
    post = domain.plan.posts[docname]
    config = domain.env.config
    license_ = domain.site.license_of(post)
    series = next(iter(_terms(domain, "series", post)), None)
    measure = post.measure
    return Citation(
        key,
        _title(domain, post),
        post.published,
        Collection(blog_title(config), _site(config)),
        timed=post.timed,
        updated=post.updated,
        authors=tuple(_author(domain, term) for term in _terms(domain, "author", post)),
        url=address(domain.builder, docname),
        language=(post.language or str(config.language or "en")).replace("_", "-"),
        license=Collection(license_.name, license_.url) if license_ else None,
        categories=tuple(term.shown for term in _terms(domain, "category", post)),
        tags=tuple(term.shown for term in _terms(domain, "tag", post)),
        series=Collection(series.shown, _term_address(domain, series)) if series else None,
        part=post.part,
        description=post.description or post.summary,
        words=measure.words + measure.ideographs,
        image=_image(domain, post),
    )


def citations(domain: BlogDomain) -> Iterator[Citation]:
    """Yield the records of all posts, newest first."""
    for post in citable(domain):
        if found := citation(domain, post.docname):
            yield found


def blog_title(config: Config) -> str:
    """Return what the blog is called: ``html_title`` if it was chosen, else the project."""
    chosen = config.html_title if "html_title" in chosen_options(config) else ""
    return " ".join(re.sub(r"<[^>]*>", "", str(chosen or config.project)).split())


def address(builder: Builder, docname: str) -> str:
    """Return the address of a page in the world; empty where the site doesn't know its own."""
    site = _site(builder.config)
    uri = builder.get_target_uri(docname) if site else ""
    if builder.name == "epub":  # what the book is a copy of
        uri = re.sub(r"\.xhtml\Z", builder.config.html_file_suffix or ".html", uri)
    return site + uri if site else ""


def _site(config: Config) -> str:
    base = str(config.html_baseurl or "")
    return f"{base.rstrip('/')}/" if base else ""


def _terms(domain: BlogDomain, kind: str, post: Post) -> list[Term]:
    vocabulary = domain.plan.vocabulary
    found = (vocabulary.find(kind, name) for name in vocabulary.names(kind, post))
    return list(dict.fromkeys(term for term in found if term))


def _author(domain: BlogDomain, term: Term) -> Author:
    url = term.url if _URL.match(term.url) else _term_address(domain, term)
    return Author(term.shown, names.split(term.shown, term.citation_name), url)


def _term_address(domain: BlogDomain, term: Term) -> str:
    docname = domain.plan.docname(term.kind, term.name)
    return address(domain.builder, docname) if docname else ""


def _image(domain: BlogDomain, post: Post) -> str:
    if not post.image or _URL.match(post.image):
        return post.image
    env = domain.env
    path, _ = env.relfn2path(post.image, post.docname)
    # one that no document shows isn't copied
    name = env.images[path][1] if path in env.images else ""
    site = _site(env.config)
    return f"{site}{domain.builder.imagedir}/{name}" if site and name else ""


def _title(domain: BlogDomain, post: Post) -> Runs:
    heading = domain.env.titles.get(post.docname)
    if heading is None or heading.astext() != post.label:
        return (Run(post.label),)
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

"""Old and permanent addresses: which documents want them, and which get them; once a build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from .files import copied
from .links import is_web_site
from .model.addresses import parse
from .model.redirect_lists import can_list
from .model.redirects import Claim, Problem, Redirects, Site, settle
from .records import site_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder

    from .domain import BlogDomain
    from .model.addresses import Address

#: Pages that Sphinx makes without a document.
_MADE = ("genindex", "genindex-all", "search")


def claims(domain: BlogDomain) -> tuple[list[Claim], list[Problem]]:
    """Return the addresses that are wanted, permanent ones first, and those that are none."""
    base = str(domain.env.config.html_baseurl or "")
    found: list[Claim] = []
    problems: list[Problem] = []
    for docname, field, written in (*_permanent(domain), *_old(domain)):
        try:
            found.append(Claim(docname, field, written, parse(written, base)))
        except ValueError as error:
            problems.append(Problem(docname, field, written, str(error)))
    return found, problems


def _permanent(domain: BlogDomain) -> Iterator[tuple[str, str, str]]:
    pattern = domain.settings.permalink
    posts = domain.plan.posts
    owners: dict[str, str] = {}
    for docname in sorted(posts) if pattern else ():
        identifier = posts[docname].id
        # of two with one identifier, the second is warned of by that name
        if identifier and owners.setdefault(identifier, docname) == docname:
            yield docname, "id", pattern.replace("{id}", identifier)


def _old(domain: BlogDomain) -> Iterator[tuple[str, str, str]]:
    posts = {docname: post.redirect_from for docname, post in domain.plan.posts.items()}
    for docname, paths in sorted({**domain.moved, **posts}.items()):
        yield from ((docname, "redirect_from", path) for path in paths)


def redirects(domain: BlogDomain) -> Redirects:
    """Return which redirects there are in this build; none where it doesn't make a site."""
    if not is_web_site(domain.builder):
        return Redirects()
    options = domain.settings

    def listed(address: Address) -> bool:
        return can_list(options.redirect_files, address)

    wanted, problems = claims(domain)
    if not wanted and not problems:
        return Redirects()
    found = settle(wanted, _site(domain), pages=options.redirect_pages, listed=listed)
    found.problems[:0] = problems
    return found


def _site(domain: BlogDomain) -> Site:
    env, builder, config = domain.env, domain.builder, domain.env.config
    indices = (
        f"{each.name}-{index.name}" for each in env.domains.sorted() for index in each.indices
    )
    made = {*_MADE, *indices, *config.html_additional_pages} - env.found_docs
    files = {_file(builder, name): "a page of the site" for name in sorted(made)}
    files.setdefault("404.html", "the page for what isn't there")
    for entry in config.html_extra_path:
        files.update((name, "of html_extra_path") for name in copied(Path(builder.confdir, entry)))
    feeds = (path for feed in domain.feeds for path in feed.paths.values())
    files.update((path, "a feed") for path in feeds)
    return Site({docname: _file(builder, docname) for docname in sorted(env.found_docs)}, files)


def _file(builder: Builder, name: str) -> str:
    path = Path(builder.get_output_path(name))  # type: ignore[attr-defined]
    return path.relative_to(builder.outdir).as_posix()


def addresses(domain: BlogDomain) -> dict[str, str]:
    """Return the documents of all old and permanent addresses, by URL; none without a base."""
    site = site_address(domain.env.config)
    if not site:
        return {}
    host = "{0.scheme}://{0.netloc}/".format(urlsplit(site))
    found: dict[str, str] = {}
    for claim in claims(domain)[0]:
        if not claim.address.query:
            start = host if claim.address.outside else site
            found.setdefault(start + claim.address.path, claim.docname)
    return found


def root(domain: BlogDomain) -> str:
    """Return the path of the site on its host, decoded, with slashes around it."""
    path = unquote(urlsplit(str(domain.env.config.html_baseurl or "")).path)
    return f"{path.rstrip('/')}/"

"""Checks of the blog as a whole, when all documents have been read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .diagnostics import Category, warn
from .domain import blog_domain
from .model.terms import KINDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import BlogDomain


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of what only the whole blog shows."""
    domain = blog_domain(env)
    _check_ids(domain)
    _check_homes(domain)
    _check_listings(domain)
    _check_slugs(domain)
    if domain.settings.strict_terms:
        _check_declared(domain)


def _check_ids(domain: BlogDomain) -> None:
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for docname, post in sorted(domain.posts.items()):
        if post.id:
            owners[post.id].append(docname)
    for identifier, docnames in owners.items():
        for docname in docnames[1:]:
            message = f"id: {identifier!r} is that of {docnames[0]} too; give each post its own"
            warn(Category.ID, message, docname)


def _check_homes(domain: BlogDomain) -> None:
    owners: dict[tuple[str, str], str] = {}
    for docname, homes in sorted(domain.homes.items()):
        for home in homes:
            key = (home.term.kind, home.term.name)
            first = owners.setdefault(key, docname)
            if first != docname:
                message = f"{key[0]} {key[1]!r} has its home at {first} already; keep one of them"
                warn(Category.TERM, message, (docname, home.line))


def _check_listings(domain: BlogDomain) -> None:
    vocabulary = domain.plan.vocabulary
    for docname, listings in sorted(domain.listings.items()):
        for listing in listings:
            for kind, names in listing.query.terms:
                for name in names:
                    if vocabulary.find(kind, name) is None:
                        warn(Category.TERM, domain.unknown(kind, name), (docname, listing.line))


def _check_slugs(domain: BlogDomain) -> None:
    vocabulary = domain.plan.vocabulary
    for kind, names in vocabulary.meetings:
        slugs = ", ".join(
            f"{name!r} has {term.slug!r}" for name in names if (term := vocabulary.find(kind, name))
        )
        message = (
            f"the names of these {kind} terms would have had one address: {slugs}; "
            "set blogarchive_slugs to choose, or make one an alias of the other"
        )
        terms = (vocabulary.find(kind, name) for name in names[1:])
        docnames = [name for term in terms if term for name in vocabulary.posts(term)]
        warn(Category.SLUG, message, min(docnames) if docnames else None)


def _check_declared(domain: BlogDomain) -> None:
    vocabulary = domain.plan.vocabulary
    for kind, field in KINDS.items():
        for term in vocabulary.of(kind):
            if not term.declared:
                for docname in vocabulary.posts(term):
                    message = (
                        f"{kind} {term.name!r} is declared nowhere; declare it in "
                        f"blogarchive_{field} or correct its spelling"
                    )
                    warn(Category.TERM, message, docname)

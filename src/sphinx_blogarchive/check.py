"""Checks of the blog as a whole, when all documents have been read."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from .comments.files import is_wanted
from .diagnostics import Category, warn
from .domain import blog_domain
from .model.commenting import doubles
from .model.filing import Filing
from .model.series import mistakes
from .model.terms import KINDS
from .reading.places import line_of, line_with
from .roles import unknown_term

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import BlogDomain


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of what only the whole blog shows."""
    domain = blog_domain(env)
    _check_root(domain)
    _check_ids(domain)
    _check_cite_keys(domain)
    _check_comment_keys(domain)
    _check_homes(domain)
    _check_listings(domain)
    _check_slugs(domain)
    _check_series(domain)
    _check_related(domain)
    if domain.settings.strict_terms:
        _check_declared(domain)


def _place(domain: BlogDomain, docname: str, fields: tuple[str, ...], name: str = "") -> str:
    """Return file and line of what one of *fields* says in a post."""
    path = Path(domain.env.doc2path(docname))
    return f"{path}:{line_of(path, fields, name=name)}"


def _fields(kind: str) -> tuple[str, ...]:
    return tuple({kind, KINDS[kind]})


def _check_root(domain: BlogDomain) -> None:
    if domain.root_is_hidden():
        root = domain.env.config.root_doc
        field = "draft" if domain.posts[root].draft else "date"
        message = (
            "the front page can't be a draft or a post of the future, no site does without it; "
            f"take {field!r} out"
        )
        warn(Category.POST, message, _place(domain, root, (field,)))


def _check_ids(domain: BlogDomain) -> None:
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for docname, post in sorted(domain.posts.items()):
        if post.id:
            owners[post.id].append(docname)
    for identifier, docnames in owners.items():
        for docname in docnames[1:]:
            message = f"id: {identifier!r} is that of {docnames[0]} too; give each post its own"
            warn(Category.ID, message, _place(domain, docname, ("id",)))


def _check_cite_keys(domain: BlogDomain) -> None:
    keys, refused = domain.citation_keys
    owners = {key.lower(): docname for docname, key in keys.items()}
    for docname in refused:
        key = domain.posts[docname].cite_key
        message = f"cite_key: {key!r} is that of {owners[key.lower()]} too; give each post its own"
        warn(Category.ID, message, _place(domain, docname, ("cite_key",)))


def _check_comment_keys(domain: BlogDomain) -> None:
    if not is_wanted(domain):
        return
    posts = domain.plan.posts
    for docname, owner in doubles(dict(reversed(domain.comment_keys.items()))).items():
        post, other = posts[docname], posts[owner]
        if post.id and post.id == other.id and not post.comments_key and not other.comments_key:
            continue  # has been said of the identifiers
        message = (
            f"the key for comments {domain.comment_keys[docname]!r} is that of {owner} too, which "
            "has them share all comments; give one of them another comments_key"
        )
        warn(Category.COMMENTS, message, _place(domain, docname, ("comments_key", "id")))


def _check_homes(domain: BlogDomain) -> None:
    owners: dict[tuple[str, str], str] = {}
    for docname, homes in sorted(domain.homes.items()):
        for home in homes:
            kind = home.term.kind
            key = (kind, domain.plan.vocabulary.canonical(kind, home.term.name))
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
                        warn(
                            Category.TERM,
                            unknown_term(domain.plan, kind, name),
                            (docname, listing.line),
                        )


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
        terms = [term for name in names[1:] if (term := vocabulary.find(kind, name))]
        posts = min(
            ((name, term.name) for term in terms for name in vocabulary.posts(term)), default=None
        )
        warn(
            Category.SLUG,
            message,
            _place(domain, posts[0], _fields(kind), posts[1]) if posts else None,
        )


def _check_series(domain: BlogDomain) -> None:
    vocabulary = domain.plan.vocabulary
    filing = Filing(domain.settings.series_patterns, vocabulary)
    hidden: defaultdict[str, set[int]] = defaultdict(set)
    for post in domain.hidden.values():
        name, part = filing.find(post.title, post.series, post.part)
        if part is not None:
            hidden[vocabulary.canonical("series", name)].add(part)
    for name, series in sorted({p.series.name: p.series for p in domain.series.values()}.items()):
        for docname, message in mistakes(series, hidden[name]):
            warn(Category.SERIES, message, _part_place(domain, docname))


def _part_place(domain: BlogDomain, docname: str) -> str:
    """Return file and line of the part of a post, or of the title that tells it."""
    post = domain.posts[docname]
    if post.part is not None:
        return _place(domain, docname, ("part",))
    path = Path(domain.env.doc2path(docname))
    return f"{path}:{line_with(path, post.title)}"


def _check_related(domain: BlogDomain) -> None:
    for found in domain.connections.wishes.problems:
        place = _place(domain, found.docname, (found.field,), found.name)
        warn(Category.RELATED, f"{found.field}: {found.message}", place)


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
                    place = _place(domain, docname, _fields(kind), term.name)
                    warn(Category.TERM, message, place)

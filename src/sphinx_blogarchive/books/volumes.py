"""The books of a blog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Category, warn
from ..model.volume import Volume, file_names
from ..nodes import FULL
from ..records import blog_title, title_runs
from ..shown import whole_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..domain import BlogDomain
    from ..model.post import Post

#: What Sphinx takes for the author of a project that names none.
_UNNAMED = "Author name not set"


def volumes(domain: BlogDomain) -> list[Volume]:
    """Return the books in the order of their docnames; warn if there is none to write."""
    docnames = [
        docname
        for docname, listings in sorted(domain.listings.items())
        if any(listing.style == FULL for listing in listings) and whole_on(domain, docname)
    ]
    if not docnames:
        message = (
            "there is no book to write; give an 'archive' directive ':style: full' in a document "
            "of its own"
        )
        warn(Category.BOOK, message)
    names, meetings = file_names(docnames, blog_title(domain.env.config))
    for group in meetings:
        for docname in group[1:]:
            message = (
                f"this book would have the file of {group[0]} too; it is called "
                f"{names[docname]!r} instead, rename one of the documents"
            )
            warn(Category.BOOK, message, docname)
    return [_volume(domain, docname, names[docname]) for docname in docnames]


def _volume(domain: BlogDomain, docname: str, name: str) -> Volume:
    env = domain.env
    posts = [domain.plan.posts[name] for name in whole_on(domain, docname)]
    project = str(env.config.language or "en")
    languages = {post.language or project for post in posts}
    return Volume(
        docname,
        name,
        title_runs(env.titles[docname]),
        tuple(post.docname for post in posts),
        _authors(domain, posts),
        max(post.updated or post.published for post in posts),
        (languages.pop() if len(languages) == 1 else project).replace("_", "-"),
        _rights(domain, posts),
        str(env.metadata[docname].get("description", "")),
    )


def _authors(domain: BlogDomain, posts: Iterable[Post]) -> tuple[str, ...]:
    vocabulary = domain.plan.vocabulary
    names = [
        term.shown
        for post in posts
        for name in vocabulary.names("author", post)
        if (term := vocabulary.find("author", name))
    ]
    author = str(domain.env.config.author)
    return tuple(dict.fromkeys(names)) or ((author,) if author not in ("", _UNNAMED) else ())


def _rights(domain: BlogDomain, posts: Iterable[Post]) -> str:
    """Return the licence of all posts; what the project says if they don't have one in common."""
    found = {domain.site.license_of(post) for post in posts}
    license_ = found.pop() if len(found) == 1 else None
    if license_ is None:
        return str(domain.env.config.copyright or "")
    return ", ".join(filter(None, [license_.full or license_.name, license_.url]))


def parts(domain: BlogDomain, volume: Volume) -> list[str]:
    """Return the documents of *volume* in its order: its own, and those below them."""
    found: dict[str, None] = {}

    def walk(docname: str) -> None:
        if docname not in found and docname in domain.env.all_docs:
            found[docname] = None
            for name in domain.env.toctree_includes.get(docname, ()):
                walk(name)

    for docname in (volume.docname, *volume.posts):
        walk(docname)
    return list(found)

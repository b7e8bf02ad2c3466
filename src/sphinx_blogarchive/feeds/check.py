"""Why a feed can't be had, or not as it was meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..bibliography.files import paths as records
from ..config import PREFIX, option_place
from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..hosting.address import is_wrong
from ..incremental.sweep import claimed, page_files
from ..links import is_web_site
from ..reading.places import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..domain import BlogDomain

#: What every build of Sphinx's writes beside the pages.
_OF_SPHINX = (".buildinfo", "objects.inv")


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of what stands in the way."""
    domain = blog_domain(env)
    settings = domain.settings
    if not (settings.feeds and settings.feed_formats and is_web_site(app.builder)):
        return
    if not domain.feeds_are_wanted:
        if not is_wrong(app.config):
            warn(
                Category.FEEDS,
                "there are no feeds, for no html_baseurl is set; set html_baseurl to the address "
                'that the site has, as in "https://example.org/", or blogarchive_feeds to [] to '
                "do without",
                option_place(app, "html_baseurl"),
            )
        return
    for docname, first in sorted(domain.feed_doubles.items()):
        _warn_of_double(domain, docname, first)
    taken = Taken(app)
    for path in sorted(path for scope in domain.feeds for path in scope.paths.values()):
        if path in taken:
            warn_of_file(app, path)


def warn_of_file(app: Sphinx, path: str) -> None:
    """Warn that a feed isn't written, for there is another file at its *path*."""
    name = f"{PREFIX}feed_formats"
    message = f"{name}: the site has another file at {path}; give the feed another name"
    warn(Category.FEEDS, message, option_place(app, name))


def _warn_of_double(domain: BlogDomain, docname: str, first: str) -> None:
    post, older = domain.plan.posts[docname], domain.plan.posts[first]
    if post.id and post.id == older.id and not (post.feed_id or older.feed_id):
        return  # of which it is warned by that name
    if post.feed_id:
        remedy = f"feed_id: {post.feed_id!r} is that of {first} too; give each post its own"
        path = Path(domain.env.doc2path(docname))
        warn(Category.FEEDS, remedy, f"{path}:{line_of(path, ('feed_id',))}")
    else:
        warn(
            Category.FEEDS,
            f"{PREFIX}feed_id makes one identifier of this post and of {first}, so that this one "
            "has a UUID; add {id} or {docname} to it, or give the post a feed_id",
            docname,
        )


class Taken:
    """The paths that no feed can have: of other files of the site, and of folders."""

    def __init__(self, app: Sphinx) -> None:
        """Look at all files of *app* but those without a document."""
        domain = blog_domain(app.env)
        index = getattr(app.builder, "searchindex_filename", "")
        taken = domain.build.claimed if domain.build is not None else claimed(app, page_files(app))
        self._files = {*taken, *records(domain), *_OF_SPHINX, index}
        self._folders = {folder for path in self._files for folder in _folders(path)}

    def __contains__(self, path: str) -> bool:
        """Say whether something else is at *path*, or stands in the way to it."""
        if path in self._files or path in self._folders:
            return True
        return any(folder in self._files for folder in _folders(path))


def _folders(path: str) -> Iterator[str]:
    return (path[:end] for end, sign in enumerate(path) if sign == "/")

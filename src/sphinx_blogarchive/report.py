"""What a build says at its end: how much there is of the blog, and how much was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from .ending import on_success
from .links import is_web_site

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .domain import BlogDomain
    from .incremental.outdated import Build

logger = logging.getLogger(__name__)


@on_success
def report(app: Sphinx, domain: BlogDomain, build: Build) -> None:
    """``build-finished``, when feeds are written: say it in one line, which ``-q`` keeps quiet."""
    posts, written = domain.plan.posts.keys(), build.written.keys()
    others = app.env.found_docs - posts
    parts = [
        _of(len(written & posts), len(posts), "post"),
        _of(len(written & others), len(others), "other page"),
    ]
    if is_web_site(app.builder) and domain.feeds:
        parts.append(_of(build.feeds_written, len(domain.feeds), "feed"))
    exchanged = len(set(build.patches.docnames) - written)
    blocks = f"; blocks exchanged on {_count(exchanged, 'page')}" if exchanged else ""
    logger.info("blog: wrote %s and %s%s", ", ".join(parts[:-1]), parts[-1], blocks)


def _of(written: int, there: int, what: str) -> str:
    return f"{written} of {_count(there, what)}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"

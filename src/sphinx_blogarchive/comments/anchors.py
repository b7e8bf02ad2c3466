"""Ids of comments on pages, which writers may have given to something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ..domain import blog_domain
from ..model.commenting import encoded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx.application import Sphinx

    from ..model.stats import Comment

PREFIX = "comment-"
_IN_HTML = re.compile(rf"""\b(?:id|name)\s*=\s*["']?({PREFIX}[^"'\s>]+)""", re.IGNORECASE)


def note_ids(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``: note which ids of a document are like those of comments."""
    if found := frozenset(_ids(doctree)):
        blog_domain(app.env).comment_ids[app.env.docname] = found


def _ids(doctree: nodes.document) -> Iterator[str]:
    for node in doctree.findall(nodes.Element):
        if ids := node.attributes["ids"]:
            yield from (each for each in ids if each.startswith(PREFIX))
        if isinstance(node, nodes.raw):
            yield from _IN_HTML.findall(node.astext())


def anchors(thread: Iterable[Comment], taken: Collection[str]) -> dict[str, str]:
    """Return the id on the page of each comment, by its own: ``comment-12``.

    :param taken: ids that the page has already.
    """
    usual = {comment.id: PREFIX + encoded(comment.id) for comment in thread}
    if not taken:
        return usual
    used = {*taken, *usual.values()}
    for own, anchor in usual.items():
        if anchor in taken:
            free = next(
                each for n in range(2, len(used) + 3) if (each := f"{anchor}-{n}") not in used
            )
            used.add(free)
            usual[own] = free
    return usual

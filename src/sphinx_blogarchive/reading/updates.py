"""The updates of a post: collected when it has been read, or refused where there is no post."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from docutils import nodes

from ..diagnostics import Category, warn
from ..excerpt.summary import shortened
from ..model.runs import Run, Runs
from ..model.updates import Update, is_before
from ..nodes import update

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Characters that are told of each at the head of the post.
_LONGEST = 120


def updates(
    doctree: nodes.document, published: datetime | None, *, timed: bool
) -> tuple[Update, ...]:
    """Return the updates in *doctree*, a post, in their order; warn of those before the post.

    :param published: when the post was, in the blog's zone; ``None`` for a draft.
    :param timed: whether that was given with a time of day.
    """
    found = []
    for node in doctree.findall(update):
        if not node["moment"] or not node["ids"]:
            continue  # warned of already
        at = datetime.fromisoformat(node["moment"])
        if published and is_before(at, published, timed=timed and node["timed"]):
            warn(
                Category.UPDATE,
                f"update: {at.date().isoformat()} is before the post itself, of "
                f"{published.date().isoformat()}; correct one of the two dates",
                node,
            )
            continue
        found.append(Update(at, node["timed"], node["ids"][0], _first_words(node)))
    return tuple(found)


def refuse(doctree: nodes.document) -> None:
    """Warn of each update in *doctree*, which is no post."""
    for node in doctree.findall(update):
        warn(
            Category.UPDATE,
            "update: this document is no post, which could be updated; make it one, or write a "
            "'note' instead",
            node,
        )


def _first_words(node: update) -> Runs:
    """Return the beginning of the first paragraph that has a text."""
    paragraphs = (_first(_runs(paragraph)) for paragraph in node.findall(nodes.paragraph))
    return next(filter(None, paragraphs), ())


def _runs(node: nodes.Node) -> Iterator[Run]:
    if isinstance(node, nodes.Text):
        yield Run(re.sub(r"\s+", " ", str(node)))
    elif isinstance(node, nodes.math):
        # what another formula is called stands in the text alone
        is_alone = "\\label" not in node.astext() and "ref" not in node.astext()
        yield Run(node.astext(), math=True) if is_alone else Run("…")
    elif not isinstance(node, nodes.footnote_reference | nodes.raw | nodes.image):
        for child in node.children:
            yield from _runs(child)


def _first(runs: Iterable[Run]) -> Runs:
    """Return the first of *runs*; nothing if there is no text in them."""
    found: list[Run] = []
    room = _LONGEST
    for run in runs:
        if len(run.text) > room:
            # no formula is cut
            found.append(Run("…" if run.math else shortened(run.text, max(room, 1))))
            break
        found.append(run)
        room -= len(run.text)
    return tuple(found) if any(run.text.strip() for run in found) else ()

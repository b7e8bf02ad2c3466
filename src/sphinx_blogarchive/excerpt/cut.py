"""Where the excerpt of a post ends. Works on the tree alone: on block boundaries, always valid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

from ..model.length import length
from ..nodes import listing, more, term_index, update
from ..walk import nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What may be a mark.
MARKS = (more, nodes.comment, nodes.raw)
_MARK = re.compile(r"(?:<!--)?\s*more\s*(?:-->)?", re.IGNORECASE)

#: Blocks that a reader doesn't see, or that belong to the whole post alone.
UNSEEN = (
    nodes.Invisible,
    nodes.footnote,
    nodes.citation,
    nodes.system_message,
    nodes.meta,
    nodes.docinfo,
    nodes.target,
    addnodes.index,
    addnodes.toctree,
    addnodes.highlightlang,
    addnodes.tabular_col_spec,
    listing,
    term_index,
    update,  # told of the whole post
)


class Excerpt(NamedTuple):
    """An excerpt: blocks, and whether the post goes on after them."""

    # not to be changed: most of them are those of the post

    blocks: list[nodes.Node]
    cut: bool
    #: The marks that end it; there should be one at most.
    marks: Sequence[nodes.Element] = ()


def marks(tree: nodes.Element) -> list[nodes.Element]:
    """Return the marks in *tree* that end the excerpt; there should be one at most."""
    return [node for node in nodes_of(tree, MARKS) if _is_mark(node)]


def _is_mark(node: nodes.Node) -> bool:
    if isinstance(node, more):
        return True
    return isinstance(node, nodes.comment | nodes.raw) and bool(
        _MARK.fullmatch(node.astext().strip())
    )


def body(doctree: nodes.Element) -> nodes.Element:
    """Return what holds the text of *doctree*: its one top section, or the document itself."""
    sections = [node for node in doctree.children if isinstance(node, nodes.section)]
    # MyST puts a line, and the footnotes, after the section
    beside = (nodes.section, nodes.transition)
    rest = [n for n in doctree.children if not isinstance(n, beside) and _is_seen(n)]
    return sections[0] if len(sections) == 1 and not rest else doctree


def cut(
    doctree: nodes.document,
    wanted: str | int | bool | None,
    longest: int,
    *,
    marked: bool = True,
) -> Excerpt:
    """Cut the excerpt of a post.

    :param doctree: the whole post; left as it is.
    :param wanted: what the front matter says: a text, a number of blocks, ``False`` for
        none, or ``None``. A mark in the post goes before it.
    :param longest: length (see :func:`~.model.length.length`) that ends an excerpt about
        which nothing is said: the block that reaches it is the last.
    :param marked: whether there may be a mark.
    """
    found = _cut(doctree, wanted, longest, marked=marked)
    found.blocks[:] = [
        _without_updates(block) for block in found.blocks if not isinstance(block, update)
    ]
    return found


def _without_updates(block: nodes.Node) -> nodes.Node:
    if next(iter(block.findall(update)), None) is None:
        return block
    copy: nodes.Node = block.deepcopy()
    for node in list(copy.findall(update)):
        if node.parent is not None:
            node.parent.remove(node)
    return copy


def _cut(
    doctree: nodes.document, wanted: str | int | bool | None, longest: int, *, marked: bool
) -> Excerpt:
    source = body(doctree)
    if marked and (found := marks(source)):
        return Excerpt(_before(source, found[0]), _goes_on(found[0], source), found)
    blocks = [node for node in source.children if not isinstance(node, nodes.title)]
    if wanted is False:
        return Excerpt([], cut=any(map(_is_seen, blocks)))
    if isinstance(wanted, str):
        texts = re.split(r"\n\s*\n", wanted)
        return Excerpt([nodes.paragraph(text, text) for text in texts], cut=True)
    taken = _first(_flat(blocks), wanted) if wanted else _until(_flat(blocks), longest)
    goes_on = _goes_on(taken[-1], source) if taken else any(map(_is_seen, blocks))
    return Excerpt(taken, cut=goes_on)


def _flat(blocks: list[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield *blocks*, with those of sections, and their titles, in the place of these."""
    for node in blocks:
        if isinstance(node, nodes.section):
            yield from _flat(node.children)
        else:
            yield node


def _first(blocks: Iterator[nodes.Node], count: int) -> list[nodes.Node]:
    """Return the blocks up to that with number *count* of those that readers see."""
    taken: list[nodes.Node] = []
    while count and (node := next(blocks, None)) is not None:
        taken.append(node)
        count -= _is_seen(node) and not isinstance(node, nodes.title)
    return taken


def _until(blocks: Iterator[nodes.Node], longest: int) -> list[nodes.Node]:
    """Return the blocks up to that which makes them *longest*, or up to a heading after text."""
    taken: list[nodes.Node] = []
    size = 0
    for node in blocks:
        if size >= longest or (size and isinstance(node, nodes.title)):
            break
        taken.append(node)
        if _is_seen(node) and not isinstance(node, nodes.title):
            # a picture is no text, but something to see
            size += max(1, length(node.astext()))
    return taken


def _is_seen(node: nodes.Node) -> bool:
    return not isinstance(node, UNSEEN)


def _before(source: nodes.Element, mark: nodes.Element) -> list[nodes.Node]:
    """Return what stands before *mark*, of its own ancestors copies of the part before it."""
    trail = []
    node: nodes.Node = mark
    while node is not source and node.parent is not None:
        trail.append(node)
        node = node.parent
    blocks: list[nodes.Node] = []
    for child in source.children:
        if child is trail[-1]:
            if (part := _part(child, trail[:-1])) is not None:
                blocks.append(part)
            break
        if not isinstance(child, nodes.title):
            blocks.append(child)
    return blocks


def _part(node: nodes.Node, trail: list[nodes.Node]) -> nodes.Node | None:
    """Return a copy of *node* up to the last of *trail*; ``None`` if nothing is before that."""
    if not trail or not isinstance(node, nodes.Element):
        return None
    copy: nodes.Element = node.copy()
    for child in node.children:
        if child is trail[-1]:
            if (part := _part(child, trail[:-1])) is not None:
                copy.append(part)
            break
        copy.append(child.deepcopy())
    return copy if len(copy) else None


def _following(mark: nodes.Node, source: nodes.Element) -> Iterator[nodes.Node]:
    node: nodes.Node = mark
    while node is not source and node.parent is not None:
        siblings = node.parent.children
        yield from siblings[siblings.index(node) + 1 :]
        node = node.parent


def _goes_on(mark: nodes.Node, source: nodes.Element) -> bool:
    # no list shows an update: there is more in the post
    return any(
        isinstance(node, update) or (_is_seen(node) and not _is_mark(node))
        for node in _following(mark, source)
    )

"""The whole text of a post on another page: with all its ids, each told apart by a prefix.

As with excerpts, a text is resolved once, however many pages show it, and holds nothing of a page:
:func:`adapt` leaves addresses relative to the root of the site, :func:`place` sets it on a page.
"""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes

from ..ids import ids_in
from ..movable import MOVABLE, relative
from ..nodes import author_card, listing, more, term_index
from .adapt import (
    balance,
    detach,
    fix_number,
    is_relative,
    joined,
    kept,
    leave_out,
)
from .markup import Balancer
from .place import TAB_IDS, number_caption
from .store import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..model.post import Post

#: Stands in raw HTML before an id.
_ID = "\ufdd3"
#: Between the anchor of a text and an id in it; no id that is made of a title holds it.
_JOIN = "--"
_HTML_ID = re.compile(f"{_ID}([^\\s\"'<>)]*)")
#: What belongs to the post's own page alone, or that nobody sees.
_LEFT_OUT = (
    nodes.comment,
    nodes.substitution_definition,
    nodes.system_message,
    nodes.meta,
    nodes.docinfo,
    addnodes.index,
    addnodes.toctree,
    addnodes.highlightlang,
    addnodes.tabular_col_spec,
    listing,
    term_index,
    author_card,
    more,
)
#: Headings have six levels.
_DEEPEST = 6


class Spot(NamedTuple):
    """Where a text stands on the page."""

    #: The id of its beginning; begins all ids in it.
    anchor: str
    #: The ids in the text, as on its own page.
    ids: frozenset[str]

    def of(self, identifier: str) -> str:
        """Return the id that *identifier* of the text has on the page."""
        return f"{self.anchor}{_JOIN}{identifier}"


class Texts:
    """Texts of posts for one builder, in one build."""

    def __init__(self, builder: Builder) -> None:
        """Begin without any."""
        self._builder = builder
        self._pickled: dict[str, bytes] = {}
        self._ids: dict[str, frozenset[str]] = {}

    def ids(self, post: Post) -> frozenset[str]:
        """Return the ids in the text of *post*, as on its own page."""
        self._prepare(post)
        return self._ids[post.docname]

    def address(self, docname: str) -> str:
        """Return the address of *docname* by which :meth:`on` finds its spot."""
        return unquote(self._builder.get_target_uri(docname))

    def on(self, page: str, post: Post, spots: Mapping[str, Spot], depth: int) -> nodes.Element:
        """Return the blocks of *post*, its title among them, for the document *page*.

        :param spots: where the texts on that page stand, by :meth:`address`.
        :param depth: how many sections there are around the text.
        """
        self._prepare(post)
        blocks: nodes.Element = pickle.loads(self._pickled[post.docname])
        builder = self._builder
        address = builder.get_target_uri(page)

        def lead(to: str) -> str:
            """Return the address for one that is relative to the root of the site."""
            path, _hash, anchor = to.partition("#")
            spot = spots.get(unquote(path))
            if spot is None or (anchor and unquote(anchor) not in spot.ids):
                return relative(address, to)
            return f"#{spot.of(anchor) if anchor else spot.anchor}"

        _place(blocks, builder.env, post.docname, spots[self.address(post.docname)], lead)
        _flatten(blocks, depth)
        return blocks

    def _prepare(self, post: Post) -> None:
        if post.docname in self._pickled:
            return
        blocks = resolve(self._builder, post.docname, _all, adapt=adapt, shown="whole")
        self._ids[post.docname] = frozenset(_ids(blocks))
        self._pickled[post.docname] = pickle.dumps(blocks, pickle.HIGHEST_PROTOCOL)


def _all(doctree: nodes.document) -> list[nodes.Node]:
    return list(doctree.children)


def _ids(blocks: nodes.Element) -> set[str]:
    found = {*ids_in(blocks)}
    for node in blocks.findall(nodes.raw):
        found.update(_HTML_ID.findall(node.astext()))
    return found


def adapt(blocks: nodes.Element, uri: str, number: Callable[[nodes.math_block], str]) -> None:
    """Make the children of *blocks*, a whole post, independent of its page; ids are kept.

    :param uri: the post's address, relative to the root of the site.
    :param number: gives the number that a displayed equation bears in the post.
    """
    leave_out(blocks, _LEFT_OUT)
    balance(blocks, lambda: Balancer(lambda address: kept(uri, address), lambda name: _ID + name))
    for node in list(blocks.findall(nodes.Element)):
        node["names"], node["dupnames"] = [], []
        match node:
            case nodes.math_block():
                shown = number(node)
                # whoever replaces a node would get its ids as well
                ids, node["ids"] = node["ids"], []
                fix_number(node, shown)
                node["ids"] = ids
            case nodes.reference() if is_relative(node.get("refuri", "")):
                node["blogarchive_uri"] = joined(uri, node.attributes.pop("refuri"))
    detach(blocks)


def _place(
    blocks: nodes.Element,
    env: BuildEnvironment,
    docname: str,
    spot: Spot,
    lead: Callable[[str], str],
) -> None:
    """Fit *blocks*, the text of *docname*, into a page.

    :param lead: gives the address to be written for one relative to the root of the site.
    """
    figures = env.toc_fignumbers.get(docname, {})
    sections = env.toc_secnumbers.get(docname, {})
    std = env.domains.standard_domain
    count = 0
    for node in list(blocks.findall(nodes.Element)):
        if isinstance(node, nodes.section) and isinstance(node[0], nodes.title):
            numbered = sections.get(f"#{node['ids'][0]}") if node["ids"] else None
            # Sphinx counts the first section of a document without an anchor
            if numbered := numbered or (sections.get("") if node.parent is blocks else None):
                node[0]["secnumber"] = numbered
        elif (figtype := std.get_enumerable_node_type(node)) and std.get_numfig_title(node):
            former = node.attributes.pop("blogarchive_id", "")
            number_caption(node, env, figures.get(figtype, {}).get(former, ()), figtype)
            if not node["ids"]:
                # the HTML writer wants an id wherever there may be a number
                count += 1
                node["ids"] = [f"-{count}"]
        _rename(node, spot)
        if "blogarchive_uri" in node:
            address = lead(node.attributes.pop("blogarchive_uri"))
            if address.startswith("#"):
                node["refid"] = address[1:]
            else:
                node["refuri"] = address
        elif isinstance(node, nodes.raw):
            text = MOVABLE.sub(lambda found: lead(found[1]), node.astext())
            text = _HTML_ID.sub(lambda found: spot.of(found[1]), text)
            node.children = [nodes.Text(text)]


def _rename(node: nodes.Element, spot: Spot) -> None:
    for key in ("ids", "backrefs"):
        if names := node.get(key):
            node[key] = list(map(spot.of, names))
    for key in ("refid", *TAB_IDS):
        if isinstance(node.get(key), str):
            node[key] = spot.of(node[key])


def _flatten(blocks: nodes.Element, depth: int) -> None:
    """Turn sections that are too deep for a heading into what they hold, below a heading."""

    def level(node: nodes.Node) -> int:
        around = 0
        while node is not blocks and node.parent is not None:
            around += isinstance(node, nodes.section)
            node = node.parent
        return depth + around

    for section in [node for node in blocks.findall(nodes.section) if level(node) > _DEEPEST]:
        title, *rest = section.children
        head = nodes.rubric("", "", ids=section["ids"])
        head["heading-level"] = _DEEPEST
        head += title.children if isinstance(title, nodes.title) else []
        children = [head, *(rest if isinstance(title, nodes.title) else section.children)]
        section.parent.replace(section, children)

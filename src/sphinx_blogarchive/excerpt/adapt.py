"""From blocks of a post, with all references resolved, to blocks that can stand anywhere.

Nothing here depends on the page that will show the excerpt: addresses are kept relative to
the root of the site, and :mod:`.place` makes them relative to a page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from docutils import nodes

from ..movable import HERE, marked
from ..nodes import element, make
from .cut import UNSEEN
from .markup import Balancer

if TYPE_CHECKING:
    from collections.abc import Callable

_ELSEWHERE = re.compile(f"[a-zA-Z][a-zA-Z0-9+.-]*:|/|{HERE}")


def adapt(blocks: nodes.Element, uri: str, number: Callable[[nodes.math_block], str]) -> None:
    """Make the children of *blocks* independent of the post they came from.

    :param blocks: an element of the post's own document; its classes are kept.
    :param uri: the post's address, relative to the root of the site.
    :param number: gives the number that a displayed equation bears in the post.
    """
    for node in list(blocks.findall(lambda node: isinstance(node, UNSEEN))):
        if isinstance(node, nodes.target) and node.children:  # an inline one: its text stays
            _forget(node)
            node.replace_self(node.children)
        elif node.parent is not None:
            node.parent.remove(node)
    _flatten(blocks)
    balance(blocks, lambda: Balancer(lambda address: kept(uri, address)))
    elements = list(blocks.findall(nodes.Element))
    # the panels of sphinx-design's tabs, whose labels name them
    panels = {node["aria_controls"] for node in elements if "aria_controls" in node}
    for node in elements:
        if panel := panels.intersection(node["ids"]):
            node["blogarchive_panel"] = panel.pop()
        _adapt(node, uri, number)
    detach(blocks)


def leave_out(blocks: nodes.Element, kinds: tuple[type[nodes.Node], ...]) -> None:
    """Take nodes of these *kinds* out of *blocks*, with all that they hold."""
    for node in list(blocks.findall(lambda node: isinstance(node, kinds))):
        if node.parent is not None:
            node.parent.remove(node)


def balance(blocks: nodes.Element, balancer: Callable[[], Balancer]) -> None:
    """Have raw HTML end what it begins."""
    # one for each parent: what is open in a list item must end in it
    balancers: defaultdict[nodes.Element, Balancer] = defaultdict(balancer)
    for raw in list(blocks.findall(nodes.raw)):
        if raw.parent is not None and "html" in raw.get("format", "").split():
            raw.rawsource = balancers[raw.parent].piece(raw.astext())
            raw.children = [nodes.Text(raw.rawsource)]
    for parent, used in balancers.items():
        if rest := used.rest():
            parent.append(nodes.raw("", rest, format="html"))


def detach(blocks: nodes.Element) -> None:
    """Have *blocks* forget their document, and with it the whole environment."""
    for node in blocks.findall():
        node.document = None  # type: ignore[assignment]


def _flatten(blocks: nodes.Element) -> None:
    """Turn sections into headings; :mod:`.place` says how far below the card's own."""
    while (section := next(blocks.findall(nodes.section), None)) is not None:
        depth = 0
        parent = section.parent
        children = list(section.children)
        if children and isinstance(children[0], nodes.title):
            title = children[0]
            depth = section.get("blogarchive_depth", 0)
            children[0] = _heading(title, depth)
        for child in children:
            if isinstance(child, nodes.section):
                child["blogarchive_depth"] = depth + 1
        _forget(section)
        parent.replace(section, children)
    # an excerpt of a number of blocks has the titles of sections among them
    for title in [node for node in blocks.children if isinstance(node, nodes.title)]:
        blocks.replace(title, _heading(title, 0))


def _heading(title: nodes.Node, depth: int) -> nodes.rubric:
    return nodes.rubric("", "", *title.children, blogarchive_depth=depth)


def _adapt(node: nodes.Element, uri: str, number: Callable[[nodes.math_block], str]) -> None:
    shown = number(node) if isinstance(node, nodes.math_block) else ""
    _forget(node)
    match node:
        case nodes.math_block():
            fix_number(node, shown)
        case nodes.footnote_reference():
            anchor = node.get("refid", "")
            label = nodes.inline("", f"[{node.astext()}]", classes=["footnote-reference"])
            place = nodes.reference("", "", label, internal=True, blogarchive_uri=f"{uri}#{anchor}")
            node.replace_self(make("sup", place))
        case nodes.reference() if "refid" in node:
            node["blogarchive_uri"] = f"{uri}#{node.attributes.pop('refid')}"
            node["internal"] = True
        case nodes.reference() if is_relative(node.get("refuri", "")):
            node["blogarchive_uri"] = joined(uri, node.attributes.pop("refuri"))


def is_relative(address: str) -> bool:
    """Say whether *address* is relative to the page that it stands on."""
    return bool(address) and not _ELSEWHERE.match(address)


def kept(uri: str, address: str) -> str:
    """Mark an address in raw HTML if it is relative to the post's page."""
    return marked(joined(uri, address)) if is_relative(address) else address


def joined(uri: str, address: str) -> str:
    """Return *address*, relative to *uri*, relative to the root of the site."""
    # with the slash, for ``urljoin`` makes one of what leads to the root itself
    return urljoin(f"/{uri}", address).removeprefix("/")


def fix_number(node: nodes.math_block, number: str) -> None:
    """Write the number that *node* bears in its post beside it, as text.

    Sphinx would look the number up by the id, which is gone.
    """
    if number:
        box = element("", "", tag="div", attributes={}, classes=["blogarchive-equation"])
        node.replace_self(box)
        box += make("span", nodes.Text(f"({number})"), classes="eqno")
        box += node
    node["number"] = node["label"] = None


def _forget(node: nodes.Element) -> None:
    """Take ids and names off; ``replace_self`` would hand them on."""
    for key in ("ids", "names", "dupnames", "backrefs"):
        node[key] = []

"""Set an excerpt on a page: addresses, numbers, and ids that are the page's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..movable import MOVABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.environment import BuildEnvironment

#: Attributes of sphinx-design's tabs that hold ids, or names of groups.
TAB_IDS = ("id", "set_id", "input_id", "aria_controls")


def place(
    blocks: nodes.Element,
    env: BuildEnvironment,
    docname: str,
    lead: Callable[[str], str],
    prefix: str,
    level: int,
) -> None:
    """Fit *blocks*, an excerpt of *docname*, into a page.

    :param lead: gives the address to be written for one relative to the root of the site.
    :param prefix: begins each id; unique on the page.
    :param level: level of the heading above the excerpt, 1 to 6.
    """
    numbers = env.toc_fignumbers.get(docname, {})
    std = env.domains.standard_domain
    count = 0
    for node in list(blocks.findall(nodes.Element)):
        if "blogarchive_uri" in node:
            node["refuri"] = lead(node.attributes.pop("blogarchive_uri"))
        elif isinstance(node, nodes.raw):
            text = MOVABLE.sub(lambda found: lead(found[1]), node.astext())
            node.children = [nodes.Text(text)]
        elif isinstance(node, nodes.rubric) and "blogarchive_depth" in node:
            node["heading-level"] = min(6, level + 1 + node.attributes.pop("blogarchive_depth"))
        elif (figtype := std.get_enumerable_node_type(node)) and std.get_numfig_title(node):
            # the HTML writer wants an id wherever there may be a number
            count += 1
            node["ids"] = [f"{prefix}-{count}"]
            if former := node.attributes.pop("blogarchive_id", ""):
                number_caption(node, env, numbers.get(figtype, {}).get(former, ()), figtype)
        else:
            _own_tab(node, prefix)


def _own_tab(node: nodes.Element, prefix: str) -> None:
    """Make what connects the parts of a set of tabs the page's own."""
    for key in TAB_IDS:
        if isinstance(node.get(key), str):
            node[key] = f"{prefix}-{node[key]}"
    if "blogarchive_panel" in node:
        node["ids"] = [f"{prefix}-{node.attributes.pop('blogarchive_panel')}"]


def number_caption(
    node: nodes.Element, env: BuildEnvironment, number: tuple[int, ...], figtype: str
) -> None:
    """Write the *number* of a figure, table, … in front of its caption."""
    caption = next(iter(node.findall(lambda n: isinstance(n, nodes.caption | nodes.title))), None)
    # kinds that other extensions add may have no format; Sphinx shows no number then
    shown = env.config.numfig_format.get(figtype)
    if env.config.numfig and number and shown and isinstance(caption, nodes.Element):
        text = shown % ".".join(map(str, number)) + " "
        caption.insert(0, nodes.inline("", text, classes=["caption-number"]))

"""The texts of a document as Pagefind wants them: a page of headings and paragraphs.

Pagefind tells Chinese words apart with a dictionary, and browsers with another, so that it misses
what the two divide differently. Here each character without spaces is a word of its own, and a
query for several asks for them in their order: whatever is there is found.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from ..model.patterns import later
from ..model.runs import plain
from ..nodes import element
from .language import BREAK, CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = later(f"(?<=[{CLASS}])|(?=[{CLASS}])")
#: Letters and digits as wide as ideographs, and kana that are narrower.
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚｦ-ﾟ]+")
_HIDDEN = re.compile(r"<(style|script)\b.*?</\1>|<[^<]+?>", re.IGNORECASE | re.DOTALL)


def apart(text: str) -> str:
    """Return *text* with spaces around each letter of scripts that have none."""
    plain_width = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return " ".join(_BETWEEN.sub(" ", BREAK.sub("", plain_width)).split())


def passages(tree: nodes.Element) -> str:
    """Return what is to be found of a document, as HTML; see :mod:`.texts` for what isn't."""
    return "".join(
        f"<{tag}>{escape(text, quote=False)}</{tag}>\n"
        for tag, raw in _blocks(tree, 0)
        if (text := apart(raw))
    )


def _blocks(node: nodes.Element, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the tag and the text of each block within *node*, which is in *depth* sections."""
    run = ""
    for child in node.children:
        if _is_inline(child):
            run += _text(child)
            continue
        yield "p", run
        run = ""
        if not isinstance(child, nodes.Element) or _is_left_out(child):
            continue
        if isinstance(child, nodes.title):
            yield f"h{min(max(depth, 1), 6)}", _text(child)
        elif isinstance(child, nodes.math_block):
            yield "p", _text(child)
        else:
            yield from _blocks(child, depth + isinstance(child, nodes.section))
    yield "p", run


def _is_inline(node: nodes.Node) -> bool:
    if isinstance(node, element):
        return all(map(_is_inline, node.children))
    return isinstance(node, nodes.Text | nodes.Inline)


def _text(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return node.astext()
    if not isinstance(node, nodes.Element) or _is_left_out(node):
        return ""
    if isinstance(node, nodes.math | nodes.math_block):
        return plain(node.astext())
    if isinstance(node, nodes.raw):
        return _HIDDEN.sub("", node.astext()) if "html" in node.get("format", "").split() else ""
    return "".join(_text(child) for child in node.children)


def _is_left_out(node: nodes.Element) -> bool:
    silent = nodes.comment | nodes.substitution_definition | nodes.footnote_reference | nodes.label
    return "no-search" in node["classes"] or isinstance(node, silent)

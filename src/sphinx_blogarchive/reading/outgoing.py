"""What the text of a document links to, as it was written: resolved by :mod:`..graph`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from ..math.edits import replace_references

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Domains of Sphinx and MyST whose references lead to documents; ``None``: any of them.
_DOMAINS = frozenset({"std", "math", "citation", "cite", "doc", "any", "", None})
#: Lists and links that nobody wrote as a part of the text; what isn't shown where it stands.
_ASIDE = (addnodes.toctree, nodes.substitution_definition, nodes.comment)


class Link(NamedTuple):
    """A link to something in this project, as it was written."""

    #: ``doc``, ``ref``, ``numref``, ``term``, …: a role of Sphinx's; ``any``; ``uri`` for an
    #: address in the world.
    kind: str
    target: str
    #: Whether it has a text of its own, so that it may lead to what has no title.
    explicit: bool = False


def outgoing(doctree: nodes.document, docname: str) -> tuple[Link, ...]:
    """Return the links in the text of *doctree*, each once, in their order."""
    return tuple(dict.fromkeys(_links(doctree, docname)))


def _links(node: nodes.Node, docname: str) -> Iterator[Link]:
    stack: list[nodes.Node] = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, addnodes.pending_xref):
            yield from _pending(node, docname)
        elif isinstance(node, nodes.math | nodes.math_block):
            yield from _in_formula(node.astext())
        elif isinstance(node, nodes.reference):
            uri: str = node.get("refuri", "")
            if uri.startswith(("https://", "http://", "//")):
                yield Link("uri", uri)
        if not isinstance(node, _ASIDE):
            stack += reversed(node.children)


def _pending(node: addnodes.pending_xref, docname: str) -> Iterator[Link]:
    domain, kind, target = node.get("refdomain"), str(node["reftype"]), str(node["reftarget"])
    explicit = bool(node.get("refexplicit"))
    if domain not in _DOMAINS:
        return
    if domain == "cite":
        yield from (Link("cite", key.strip()) for key in target.split(","))
    elif domain == "doc":  # MyST's, to a file
        yield Link("doc", target)
    elif domain == "citation":
        yield Link("citation", target)
    elif not domain:  # MyST's, or of the role "any"
        yield Link("any", target, explicit)
    elif kind == "doc":
        yield Link(kind, docname_join(node.get("refdoc", docname), target))
    else:
        yield Link(kind, target, explicit)


def _in_formula(tex: str) -> Iterator[Link]:
    found: list[Link] = []

    def note(_kind: str, label: str) -> str:
        found.append(Link("eq", label))
        return ""

    if "ref" in tex:
        replace_references(tex, note)
    yield from found

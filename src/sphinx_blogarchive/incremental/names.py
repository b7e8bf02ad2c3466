"""Names that several documents define: a label, a term of a glossary, a citation.

Sphinx warns, and lets the document count that was read last. That is the last by name in a
clean build, in a later one that which was edited, and with several processes any. Here it is
always the last by name, and if that goes, the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from ..domain import blog_domain
from ..walk import nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: A domain, one of its stores, and a key in that.
Place = tuple[str, str, Any]


def note_names(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``: keep what the domains know of the names that a document defines."""
    env = app.env
    if app.project.is_generated(env.docname):  # type: ignore[attr-defined]
        return
    found: dict[Place, tuple[Any, ...]] = {}
    for domain, store, key in _places(doctree):
        value = env.domaindata[domain].get(store, {}).get(key)
        if value is not None and value[0] == env.docname:
            found[domain, store, key] = value
    if found:
        blog_domain(env).names[env.docname] = found


def settle_names(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-updated``: of the documents that define a name, let the last count."""
    for _, found in sorted(blog_domain(env).names.items()):
        for (domain, store, key), value in found.items():
            env.domaindata[domain][store][key] = value


def _places(doctree: nodes.document) -> Iterable[Place]:
    for label in doctree.nametypes:
        yield "std", "labels", label
        yield "std", "anonlabels", label
    for node in nodes_of(doctree, (nodes.citation, nodes.term)):
        if isinstance(node, nodes.citation):
            yield "citation", "citations", node[0].astext()
            continue
        for index in node.findall(addnodes.index):
            # the text as the glossary took it, before quotes were made typographic
            text = index["entries"][0][1]
            yield "std", "terms", text.lower()
            yield "std", "objects", ("term", text)

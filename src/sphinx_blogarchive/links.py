"""Links between documents, in every builder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def has_pages(builder: Builder) -> bool:
    """Say whether *builder* writes an HTML page for each document."""
    return builder.format == "html" and builder.name != "singlehtml"


def has_templates(builder: Builder) -> bool:
    """Say whether *builder* makes its pages of templates, not of data for others to show."""
    return getattr(builder, "templates", None) is not None and not isinstance(
        builder, SerializingHTMLBuilder
    )


def can_link(builder: Builder, docname: str) -> bool:
    """Say whether what *builder* writes has a place for *docname* that a link can lead to."""
    if not docname or builder.format not in ("html", "latex", "texinfo"):
        return False
    if builder.name == "singlehtml":
        return docname in documents_below(builder.env, builder.config.root_doc)
    try:
        builder.get_target_uri(docname)
    except NoUri:
        return False
    return True


def documents_below(env: BuildEnvironment, docname: str) -> set[str]:
    """Return the documents that the toctrees of *docname* lead to, itself among them."""
    includes = env.toctree_includes
    found = {docname}
    queue = [docname]
    while queue:
        new = [name for name in includes.get(queue.pop(), ()) if name not in found]
        found.update(new)
        queue += new
    return found


def link(
    builder: Builder, source: str, target: str, *content: nodes.Node, classes: list[str]
) -> nodes.Element:
    """Return a link from *source* to *target* (docnames), or plain text where there can be none."""
    if not can_link(builder, target):
        return nodes.inline("", "", *content, classes=classes)
    uri = builder.get_relative_uri(source, target)
    if not uri and builder.format == "html":  # the page itself, at the root of a folder
        uri = "./" if builder.name == "dirhtml" else "#"
    return nodes.reference("", "", *content, internal=True, refuri=uri, classes=classes)


class LinksWithinOnePage(SphinxPostTransform):
    """In ``singlehtml``, turn links to documents that aren't on the one page into their text.

    Of the two anchors that Sphinx gives the others, keep the one that exists.

    After all references are resolved (10), and before listings are expanded (900).
    """

    default_priority = 800
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Look at each link to a document."""
        there = documents_below(self.env, self.config.root_doc)
        for node in list(self.document.findall(nodes.reference)):
            # ``#document-<docname>``, perhaps with ``#<anchor>`` behind it
            start, hash_, rest = node.get("refuri", "").partition("#document-")
            if not hash_ or start:
                continue
            docname, _, anchor = rest.partition("#")
            if docname not in there:
                node.replace_self(node.children)
            elif anchor:
                node["refuri"] = f"#{anchor}"

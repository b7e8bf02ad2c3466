"""Links between documents, in every builder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from .movable import ANYWHERE, marked
from .nodes import new

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class BookBuilder(Protocol):
    """A builder that writes books, one after the other: see :mod:`.books`."""

    def has_place(self, docname: str) -> bool:
        """Say whether *docname* is in the book that is being written."""
        ...


def has_pages(builder: Builder) -> bool:
    """Say whether *builder* writes an HTML page for each document."""
    return builder.format == "html" and builder.name != "singlehtml"


def is_site(builder: Builder) -> bool:
    """Say whether *builder* writes a site, not a book."""
    return has_pages(builder) and not getattr(builder, "embedded", False)


def has_templates(builder: Builder) -> bool:
    """Say whether *builder* makes its pages of templates, not of data for others to show."""
    return getattr(builder, "templates", None) is not None and not isinstance(
        builder, SerializingHTMLBuilder
    )


def is_web_site(builder: Builder) -> bool:
    """Say whether *builder* makes a site of pages that a host serves."""
    return is_site(builder) and has_templates(builder)


def writes_books(builder: Builder) -> bool:
    """Say whether *builder* writes books, one after the other, each of some of the documents."""
    # to look for it as a protocol takes twenty times longer, for each link
    return hasattr(builder, "has_place")


def is_epub(builder: Builder) -> bool:
    """Say whether *builder* makes EPUB files of its pages."""
    return has_pages(builder) and builder.name == "epub"


def can_link(builder: Builder, docname: str) -> bool:
    """Say whether what *builder* writes has a place for *docname* that a link can lead to."""
    if not docname or builder.format not in ("html", "latex", "texinfo"):
        return False
    if writes_books(builder):
        return cast("BookBuilder", builder).has_place(docname)
    if builder.name == "singlehtml":
        return docname in on_one_page(builder.env)
    try:
        builder.get_target_uri(docname)
    except NoUri:
        return False
    return True


def on_one_page(env: BuildEnvironment) -> set[str]:
    """Return the documents that ``singlehtml`` writes onto its one page."""
    # equations can do without a blog
    inlined: set[str] = getattr(env.domains.get("blogarchive"), "inlined", set())
    return documents_below(env, env.config.root_doc) | inlined


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


def address(builder: Builder, source: str, target: str, anchor: str = "") -> str:
    """Return the address of the document *target* on the page *source* (docnames).

    :param source: :data:`.movable.ANYWHERE` for an address that can be moved.
    :param anchor: an id in *target*.
    """
    end = f"#{anchor}" if anchor else ""
    if source == ANYWHERE:
        return marked(builder.get_target_uri(target) + end)
    uri = builder.get_relative_uri(source, target) + end
    return uri if uri or builder.format != "html" else itself(builder)


def itself(builder: Builder) -> str:
    """Return an address by which a page of HTML leads to its own beginning."""
    # the page may be at the root of a folder
    return "./" if builder.name == "dirhtml" else "#"


def link(
    builder: Builder, source: str, target: str, *content: nodes.Node, classes: list[str]
) -> nodes.Element:
    """Return a link from *source* to *target* (docnames), or plain text where there can be none.

    :param source: see :func:`address`.
    """
    if not can_link(builder, target):
        return nodes.inline("", "", *content, classes=classes)
    uri = address(builder, source, target)
    return new(nodes.reference, *content, internal=True, refuri=uri, classes=classes)


class LinksWithinOnePage(SphinxPostTransform):
    """In ``singlehtml``, turn links to documents that aren't on the one page into their text.

    Of the two anchors that Sphinx gives the others, keep the one that exists.

    After all references are resolved (10), and before listings are expanded (900).
    """

    default_priority = 800
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Look at each link to a document."""
        there = on_one_page(self.env)
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

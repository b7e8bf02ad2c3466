"""What isn't in the book: links lead to where it is in the world, or become text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain import blog_domain
from ..excerpt.markup import Balancer
from ..links import writes_books
from ..records import web_address

if TYPE_CHECKING:
    from sphinx.builders import Builder

#: Begins the address of what has none.
_NOWHERE = "blogarchive-nowhere:"


def address(builder: Builder, docname: str) -> str:
    """Return the address of *docname* in the world; a mark where the site doesn't know its own."""
    return web_address(builder.config, docname) or _NOWHERE + quote(docname)


class LeaveBook(SphinxPostTransform):
    """Mend links out of a book, and raw HTML, which a book takes only as XML."""

    # when references are resolved (10), and before LaTeX shows the addresses of links (400)
    default_priority = 300

    def run(self, **kwargs: Any) -> None:
        """Look at each link."""
        builder = blog_domain(self.env).builder
        if not writes_books(builder):
            return
        for node in list(self.document.findall(nodes.reference)):
            uri = node.get("refuri", "")
            if uri.startswith(_NOWHERE):
                node.replace_self(node.children)
            elif node.get("internal") and "://" in uri:
                # a number that LaTeX can't look up becomes text, too
                new = nodes.reference("", "", *node.children, refuri=uri, internal=False)
                node.replace_self(new)
        if builder.format == "html":
            self._tidy()

    def _tidy(self) -> None:
        balancers: dict[nodes.Element, Balancer] = {}
        for node in list(self.document.findall(nodes.raw)):
            if "html" in node.get("format", "").split():
                balancer = balancers.setdefault(node.parent, Balancer(str, str))
                node.children = [nodes.Text(balancer.piece(node.astext()))]
        for parent, balancer in balancers.items():
            if rest := balancer.rest():
                parent.append(nodes.raw("", rest, format="html"))

"""``tag``, ``category``, ``author`` and ``series``: make a page the home of a term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..excerpt.summary import summary
from ..model.query import Query
from ..model.terms import Term, normalize
from ..nodes import author_card, listing
from ..roles import DOMAIN
from ..stored import Home, Listing
from .options import COMMA, remedy
from .post import AnyOption

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPTIONS = ("slug", "aliases", "title")


class TermDirective(SphinxDirective):
    """Introduce a term with the content; the posts filed under it follow."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        """Return the introduction and the place of the listing."""
        domain = blog_domain(self.env)
        kind = self.name.rpartition(":")[2]
        name = normalize(self.arguments[0])
        for option in self.options:
            if option not in _OPTIONS:
                mend = remedy(option, _OPTIONS)
                self._warn(f"unknown option {option!r} of {kind!r}; {mend}")
        slug = self.options.get("slug", "").strip()
        if slug and not re.fullmatch(r"[^\s/\\?#%<>:\"|*]+", slug):
            self._warn(f"slug: {slug!r} is no part of an address; leave out spaces and slashes")
            slug = ""
        aliases = (normalize(alias) for alias in COMMA.split(self.options.get("aliases", "")))
        homes = domain.homes.setdefault(self.env.docname, ())
        content = self.parse_content_to_nodes()
        term = Term(
            kind,
            name,
            slug=slug,
            title=self.options.get("title", "").strip(),
            aliases=tuple(alias for alias in aliases if alias and alias != name),
            home=self.env.docname,
            opening=_opening(content),
            declared=True,
        )
        if homes:
            self._warn(
                f"a second term, {kind} {name!r}, on the page that is the home of "
                f"{homes[0].term.kind} {homes[0].term.name!r}; give it a page of its own"
            )
            return content
        domain.homes[self.env.docname] = (Home(term, self.lineno),)
        style, order, size = domain.settings.listing_style, "newest", domain.settings.posts_per_page
        if kind == "series":
            style, order, size = "series", "part", 0  # all of it on one page
        query = Query(terms=((kind, (name,)),), order=order)
        node = listing(query=query, paginate=size, style=style, group=(), term=(kind, name))
        self.set_source_info(node)
        listings = domain.listings.get(self.env.docname, ())
        if size and (other := domain.reading.paginating) is not None:
            self._warn(
                "a listing with 'paginate' on the home of a term, whose own goes on over pages; "
                "take 'paginate' out"
            )
            other["paginate"] = 0
            listings = tuple(found._replace(paginate=0) for found in listings)
        found = Listing(query, size, style, (), self.lineno, of_home=True)
        domain.listings[self.env.docname] = (*listings, found)
        before = [author_card(name=name)] if kind == "author" else []
        return [*before, *content, node]

    def _warn(self, message: str) -> None:
        warn(Category.TERM, message, (self.env.docname, self.lineno))


def _opening(content: Iterable[nodes.Node]) -> str:
    """Return the first paragraph of *content* as text; '' if it says more than text can."""
    first = next((node for node in content if isinstance(node, nodes.paragraph)), None)
    if first is None or any(map(_is_more, first.findall(nodes.Element))):
        return ""
    return summary([first])


def _is_more(node: nodes.Element) -> bool:
    if isinstance(node, addnodes.pending_xref):
        # what its text will be is known when all is read; but for names of terms
        return not node.get("refexplicit") and node.get("refdomain") != DOMAIN
    return isinstance(node, nodes.math | nodes.image | nodes.raw | nodes.problematic)

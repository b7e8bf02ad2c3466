"""``tag``, ``category``, ``author`` and ``series``: make a page the home of a term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.util.docutils import SphinxDirective

from ..diagnostics import Category, warn
from ..domain import Home, Listing, blog_domain
from ..model.query import Query
from ..model.terms import Term, normalize
from ..nodes import listing
from .options import COMMA, remedy
from .post import AnyOption

if TYPE_CHECKING:
    from docutils import nodes

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
        term = Term(
            kind,
            name,
            slug=slug,
            title=self.options.get("title", "").strip(),
            aliases=tuple(alias for alias in aliases if alias and alias != name),
            home=self.env.docname,
            declared=True,
        )
        homes = domain.homes.setdefault(self.env.docname, ())
        content = self.parse_content_to_nodes()
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
        return [*content, node]

    def _warn(self, message: str) -> None:
        warn(Category.TERM, message, (self.env.docname, self.lineno))

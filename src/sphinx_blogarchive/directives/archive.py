"""``archive``: a list of posts, anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from sphinx.util.docutils import SphinxDirective

from ..config import STYLES
from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..model.query import GROUPS, ORDERS, Query, parse_day, parse_month, parse_year
from ..model.schema import dashed
from ..model.terms import KINDS, normalize
from ..nodes import FULL, listing
from ..stored import Listing
from .options import COMMA, nearest, remedy
from .post import AnyOption, content_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils import nodes

OPTIONS = (
    *KINDS, "year", "month", "after", "before", "match", "order", "limit", "paginate", "group",
    "style", "chart",
)  # fmt: skip
#: Those of them that choose posts.
FILTERS = (*KINDS, "year", "month", "after", "before")
#: Styles, with those that are no choice for all lists.
LOOKS = (*STYLES, "series", "calendar", FULL)
T = TypeVar("T")


class ArchiveDirective(SphinxDirective):
    """List the posts that the options choose."""

    has_content = True
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        """Return the place of the listing; wrong options are warned about and left out."""
        domain = blog_domain(self.env)
        meant = self._unknown_options()
        style = self._one("style", LOOKS, domain.settings.listing_style)
        query = Query(
            terms=tuple((kind, names) for kind in KINDS if (names := tuple(self._texts(kind)))),
            years=self._all("year", parse_year),
            months=self._all("month", parse_month),
            after=self._first("after", lambda text: parse_day(text, last=False)),
            before=self._first("before", lambda text: parse_day(text, last=True)),
            match=self._one("match", ("any", "all"), "any"),
            limit=self._first("limit", _count) or 0,
        )
        query = query._replace(order=self._one("order", ORDERS, _usual_order(style, query)))
        given = [name for name in FILTERS if name in self.options]
        for name in given:
            if not any(self._texts(name)):
                self._warn(f"{name}: nothing is asked for; write a value, or leave it out")
        # all posts are the last thing that is wanted where a choice can't be understood
        if meant or not all(map(query.has, given)):
            query = query._replace(nothing=True)
        listings = domain.listings.setdefault(self.env.docname, ())
        paginate = self._paginate(listings)
        group = tuple(by for by in self._texts("group") if self._known("group", by, GROUPS))
        if style == FULL:
            for name, wrong in (("paginate", paginate), ("group", group)):
                if wrong:
                    self._warn(f"{name}: a list in full is one text; leave {name!r} out")
            paginate, group = 0, ()
        chart = self._flag("chart")
        found = Listing(query, paginate, style, group, self.lineno, chart=chart)
        domain.listings[self.env.docname] = (*listings, found)
        node = listing(query=query, paginate=paginate, style=style, group=group, chart=chart)
        if paginate:
            domain.reading.paginating = node
        self.set_source_info(node)
        return [*content_of(self, Category.ARCHIVE), node]

    def _paginate(self, listings: Iterable[Listing]) -> int:
        """Return the number of posts a page; 0 if the list doesn't go on over further pages."""
        if "paginate" not in self.options:
            return 0
        usual = blog_domain(self.env).settings.posts_per_page
        asked = self._first("paginate", _count) if self.options["paginate"] else None
        if any(other.paginate for other in listings):
            self._warn(
                "a second listing with 'paginate' on one page; only one can go on over pages"
            )
            return 0
        return asked or usual

    def _unknown_options(self) -> bool:
        """Warn of options that don't exist; say whether one of them was meant to be a filter."""
        meant = False
        for name in self.options:
            if name not in OPTIONS:
                self._warn(f"unknown option {name!r}; {remedy(name, OPTIONS)}")
                meant = meant or nearest(name, OPTIONS) in FILTERS
        return meant

    # ---- options: each of these warns, and leaves out what is wrong

    def _texts(self, name: str) -> Iterable[str]:
        written = self.options.get(name, "").strip()
        for item in dashed(written) or COMMA.split(written):
            if text := normalize(item.strip().strip("[]").strip("\"'")):
                yield text

    def _all(self, name: str, convert: Callable[[str], T]) -> tuple[T, ...]:
        found = []
        for text in self._texts(name):
            try:
                found.append(convert(text))
            except ValueError as error:
                self._warn(f"{name}: {text!r} is {error}")
        return tuple(found)

    def _first(self, name: str, convert: Callable[[str], T]) -> T | None:
        found = self._all(name, convert)
        if len(found) > 1:
            self._warn(f"{name}: {self.options[name]!r} holds {len(found)} values; write one")
        return found[0] if found else None

    def _one(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        text = self.options.get(name, "").strip()
        return text if text and self._known(name, text, allowed) else default

    def _known(self, name: str, text: str, allowed: tuple[str, ...]) -> bool:
        if text in allowed:
            return True
        self._warn(f"{name}: {text!r} is unknown; {remedy(text, allowed)}")
        return False

    def _flag(self, name: str) -> bool:
        if said := self.options.get(name, "").strip():
            self._warn(f"{name}: {said!r} is too much; write the name of the option alone")
        return name in self.options

    def _warn(self, message: str) -> None:
        warn(Category.ARCHIVE, message, (self.env.docname, self.lineno))


def _usual_order(style: str, query: Query) -> str:
    if style != FULL:
        return "newest"
    # a book is read from its beginning
    return "part" if query.is_of_one_series else "oldest"


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text) or not int(text):
        raise ValueError("no count; write a whole number from 1")
    return int(text)

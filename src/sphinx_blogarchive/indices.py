"""What the pages of authors and the indices of terms show, as plain data.

Pages are written from it, and written anew when it changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .links import is_site
from .model.collation import initial, order
from .model.query import select
from .model.weights import weights

if TYPE_CHECKING:
    from datetime import date

    from .domain import BlogDomain
    from .model.plan import Plan
    from .model.terms import Term

#: Most tags that stand in one cloud; more are parted by their first letters.
MANY = 150


@dataclass(frozen=True, slots=True)
class Line:
    """A term in its index."""

    title: str
    #: Docname of its page; empty if it has none.
    docname: str
    #: How many posts there are.
    count: int
    #: How heavy it is among the others: see :func:`~.model.weights.weights`.
    weight: int = 1
    #: What is said of it, or what its page says first.
    about: str = ""
    #: Days of its first and its last post; of series alone.
    span: tuple[date, date] | None = None
    #: Picture of an author: an address, or a path from the root of the site.
    avatar: str = ""


class Card(NamedTuple):
    """What is told of an author before their posts."""

    name: str
    about: str
    url: str
    avatar: str


def lines(domain: BlogDomain, kind: str) -> list[Line]:
    """Return the terms of *kind* that have posts, as readers look them up."""
    plan, language = domain.plan, str(domain.env.config.language)
    used = plan.vocabulary.used(kind)
    used.sort(key=lambda term: (order(term.shown, language), term.name))
    counts = [len(plan.vocabulary.posts(term)) for term in used]
    weighed = weights(counts) if kind == "tag" else [1] * len(used)
    return [
        Line(
            term.shown,
            plan.docname(kind, term.name),
            count,
            weight,
            "" if kind == "tag" else _about(term),
            _span(domain, term) if kind == "series" else None,
            domain.site.avatars.place(term.avatar) if kind == "author" else "",
        )
        for term, count, weight in zip(used, counts, weighed, strict=True)
    ]


def _about(term: Term) -> str:
    life = term.bio if term.kind == "author" else ""
    return life or term.description or term.opening


def _span(domain: BlogDomain, term: Term) -> tuple[date, date]:
    posts = domain.plan.posts
    days = [posts[name].published.date() for name in domain.plan.vocabulary.posts(term)]
    return min(days), max(days)


def parted(found: list[Line], language: str) -> list[tuple[str, list[Line]]]:
    """Return the lines of an index by their first letters; all under '' if there are few."""
    if len(found) <= MANY:
        return [("", found)]
    parts: dict[str, list[Line]] = {}
    for line in found:
        parts.setdefault(initial(line.title, language), []).append(line)
    return list(parts.items())


def card(domain: BlogDomain, name: str) -> Card | None:
    """Return what is told of the author *name*; ``None`` if that is no more than the name."""
    term = domain.plan.vocabulary.find("author", name)
    if term is None:
        return None
    place = domain.site.avatars.place(term.avatar)
    found = Card(term.shown, term.bio or term.description, term.url, place)
    return found if found.about or found.url or found.avatar else None


def card_on(domain: BlogDomain, docname: str) -> Card | None:
    """Return what *docname* tells of an author whose posts it lists."""
    page = domain.plan.pages.get(docname)
    if page is not None:
        first = page.kind == "author" and page.key and page.number == 1
        return card(domain, page.key) if first else None
    homes = (home.term for home in domain.homes.get(docname, ()) if home.term.kind == "author")
    term = next(homes, None)
    return card(domain, term.name) if term else None


def charted(domain: BlogDomain, docname: str) -> list[list[tuple[int, int, str, str]]]:
    """Return what the charts of listings on *docname* show: see :mod:`.listing.chart`."""
    plan = domain.plan
    if docname in plan.pages or not is_site(domain.builder):
        return []  # all the posts on it are among those of the page
    charts = (listing for listing in domain.listings.get(docname, ()) if listing.chart)
    chosen = (select(chart.query, plan.posts.values(), plan.vocabulary) for chart in charts)
    return [sorted(_month(plan, post.published) for post in posts) for posts in chosen]


def _month(plan: Plan, day: date) -> tuple[int, int, str, str]:
    year, month = f"{day.year:04}", f"{day.month:02}"
    return day.year, day.month, plan.docname("year", year), plan.docname("month", f"{year}/{month}")

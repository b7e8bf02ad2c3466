"""What the blocks of a sidebar show: plain data, from posts and terms alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ..model.collation import order
from ..model.weights import weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from ..model.plan import Plan
    from ..model.post import Post
    from ..model.terms import Term


class PostItem(NamedTuple):
    """A link to a post."""

    title: str
    docname: str
    #: The day of publication, in ISO 8601 and as readers write it.
    day: str
    date: str
    #: BCP 47 tag of the post's language; empty where it is that of the site.
    language: str = ""


@dataclass(frozen=True, slots=True)
class TermItem:
    """A tag, category, author or series with its posts."""

    title: str
    #: Docname of its page; empty if it has none.
    docname: str
    #: How many posts there are.
    count: int
    #: How often it is used among the tags of a cloud: see :func:`~.model.weights.weights`.
    weight: int = 1
    description: str = ""
    #: Picture of an author: an address, or a path from the root of the site.
    avatar: str = ""


@dataclass(frozen=True, slots=True)
class MonthItem:
    """A month with posts."""

    title: str
    docname: str
    count: int


@dataclass(frozen=True, slots=True)
class YearItem:
    """A year with posts, and its months, newest first."""

    title: str
    docname: str
    count: int
    months: tuple[MonthItem, ...]


class LinkItem(NamedTuple):
    """A link to a friend's site."""

    title: str
    url: str
    description: str = ""
    #: A picture: an address, or a path from the root of the site.
    image: str = ""


class CommentItem(NamedTuple):
    """One of the newest comments, with a link to it."""

    author: str
    #: Its beginning, on one line.
    text: str
    #: Of the post.
    title: str
    docname: str
    #: Id on the page of the post; empty if there is no place for comments.
    anchor: str
    #: The day, in ISO 8601 and as readers write it; empty where it isn't known.
    day: str
    date: str
    #: By which services know the post, and the comment.
    key: str
    id: str
    #: The moment in ISO 8601, with a zone; empty where it isn't known.
    moment: str


class Membership(NamedTuple):
    """Where readers register and log in, and the whole archive."""

    register: str
    login: str
    #: Docname of the archive; empty if there is none.
    archive: str


def same_language(one: str, other: str) -> bool:
    """Say whether two tags mean one language: ``zh_CN`` and ``zh-CN`` do."""
    return one.replace("_", "-").lower() == other.replace("_", "-").lower()


def post_item(post: Post, language: str, write_day: Callable[[date], str]) -> PostItem:
    """Return a link to *post* for a site in *language*."""
    day = post.published.date()
    foreign = post.language and not same_language(post.language, language)
    return PostItem(
        post.label,
        post.docname,
        day.isoformat(),
        write_day(day),
        post.language if foreign else "",
    )


def random_posts(posts: Sequence[Post], newest: int, count: int) -> list[Post]:
    """Return *count* of *posts* without the *newest*, chosen at random.

    :param posts: newest first.

    Others are chosen whenever there is a new post, and only then: two builds of one source
    are the same, and an old post that is edited leaves the choice as it is.
    """
    seed = posts[0].docname if posts else ""

    def chance(post: Post) -> bytes:
        return hashlib.sha256(f"{seed}\0{post.docname}".encode()).digest()

    return sorted(posts[newest:], key=chance)[:count]


def term_items(
    plan: Plan, kind: str, language: str = "", most: int | None = None
) -> list[TermItem]:
    """Return the terms of *kind* that have posts, in the order of their titles in *language*.

    :param most: how many at most; those with the newest posts.
    """
    posts = plan.vocabulary.posts
    found = plan.vocabulary.used(kind)
    if most is not None and len(found) > most:
        place = {docname: place for place, docname in enumerate(plan.posts)}
        found.sort(key=lambda term: min(place[docname] for docname in posts(term)))
        del found[most:]
    found.sort(key=lambda term: (order(term.shown, language), term.name))
    return [_term_item(plan, term, len(posts(term))) for term in found]


def _term_item(plan: Plan, term: Term, count: int) -> TermItem:
    return TermItem(
        term.shown,
        plan.docname(term.kind, term.name),
        count,
        description=term.description or term.bio,
        avatar=term.avatar,
    )


def cloud(terms: Iterable[TermItem], most: int) -> list[TermItem]:
    """Return the *most* used of *terms*, in their order, weighed by the logarithm of their use."""
    terms = list(terms)
    used = sorted(range(len(terms)), key=lambda place: -terms[place].count)[:most]
    shown = [terms[place] for place in sorted(used)]
    weighed = zip(shown, weights([term.count for term in shown]), strict=True)
    return [replace(term, weight=weight) for term, weight in weighed]


def archive(plan: Plan, posts: Iterable[Post], month: Callable[[date], str]) -> list[YearItem]:
    """Return the years and months that have *posts*, newest first.

    :param month: gives the name of the month that a day is in.
    """
    years: dict[int, dict[int, list[date]]] = {}
    for day in sorted((post.published.date() for post in posts), reverse=True):
        years.setdefault(day.year, {}).setdefault(day.month, []).append(day)
    return [
        YearItem(
            str(year),
            plan.docname("year", f"{year:04}"),
            sum(map(len, months.values())),
            tuple(
                MonthItem(
                    month(days[0]), plan.docname("month", f"{year:04}/{number:02}"), len(days)
                )
                for number, days in months.items()
            ),
        )
        for year, months in years.items()
    ]


def links(entries: Iterable[Mapping[str, str]]) -> list[LinkItem]:
    """Return the links to friends, as they were configured."""
    return [
        LinkItem(entry["name"], entry["url"], entry.get("description", ""), entry.get("image", ""))
        for entry in entries
    ]

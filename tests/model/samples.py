"""Posts made up for tests of the model, and strategies for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from random import Random

from hypothesis import strategies as st

from sphinx_blogarchive.model.post import Post, newest_first
from sphinx_blogarchive.model.terms import Vocabulary

#: Few, so that they meet often; among them names that differ in case or in composition alone.
NAMES = ("C", "c", "C++", "数学", "e\u0301tude", "étude", "İ", "a b")
ZONES = (UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-11)))


def refusal(read, *args, **kwargs):
    """Return what *read* says against its arguments, or nothing if it takes them."""
    try:
        read(*args, **kwargs)
    except ValueError as error:
        return str(error)
    return ""


def post(docname, day="2024-03-05", **fields):
    """Return a post of *day*, which may have a time of day and a zone."""
    date = datetime.fromisoformat(day)
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    title = fields.pop("title", docname)
    label = fields.pop("label", title or docname)
    return Post(docname=docname, title=title, label=label, date=date, **fields)


def vocabulary(posts=(), declared=(), slugs=None):
    """Return the vocabulary of *posts*, newest first."""
    return Vocabulary(declared, sorted(posts, key=newest_first), slugs or {})


def posts(max_size=14):
    """Return a strategy for lists of posts with different docnames, whose dates meet often."""
    # one number is drawn for each post: to draw each field would take most of the time
    seeds = st.lists(st.integers(0, 2**16), max_size=max_size, unique=True)
    return seeds.map(lambda seeds: [_made(seed) for seed in seeds])


def _made(seed):
    pick = Random(seed)
    title = pick.choice(["", "Same", "same", "Other"])

    def moment():
        day = datetime(2022, 12, 30, pick.choice([0, 12]), tzinfo=pick.choice(ZONES))
        return day + timedelta(days=pick.choice([0, 1, 2, 3, 40, 400]))

    def names():
        return tuple(pick.choices(NAMES, k=pick.randrange(4)))

    return post(
        f"posts/{seed}",
        moment().isoformat(),
        title=title,
        updated=pick.choice([None, moment()]),
        tags=names(),
        categories=names(),
        authors=names(),
        series=pick.choice(["", "S", "T"]),
        part=pick.choice([None, 1, 2, 3]),
        pinned=pick.random() < 0.5,
        order=pick.choice([-1, 0, 0, 1]),
    )

"""Posts as calendars: a table for each month, in which days lead to posts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from docutils import nodes

from .. import words
from ..model.months import calendars
from ..nodes import element, make
from .scene import attributes, badge, time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.months import Month
    from ..model.post import Post
    from .scene import Scene


def entries(scene: Scene, posts: Iterable[Post]) -> list[nodes.Node]:
    """Return the months that have *posts*, newest first."""
    heads = _heads(scene.language)
    months = calendars(posts, words.first_weekday(scene.language))
    tables = (_table(scene, month, heads) for month in months)
    return [make("div", *tables, classes="blogarchive-months")]


def _heads(language: str) -> list[nodes.Node]:
    return [
        make(
            "th",
            make("span", nodes.Text(short), aria_hidden="true"),
            make("span", nodes.Text(full), classes="blogarchive-hidden"),
            scope="col",
        )
        for short, full in words.weekdays(language)
    ]


def _table(scene: Scene, month: Month, heads: list[nodes.Node]) -> element:
    name = words.month(date(month.year, month.month, 1), scene.language)
    docname = scene.domain.plan.docname("month", f"{month.year:04}/{month.month:02}")
    caption = make("caption", scene.to(docname, nodes.Text(name)))
    head = make("thead", make("tr", *(node.deepcopy() for node in heads)))
    rows = (make("tr", *(_day(scene, month, day) for day in week)) for week in month.weeks)
    return make("table", caption, head, make("tbody", *rows), classes="blogarchive-month-table")


def _day(scene: Scene, month: Month, day: int) -> element:
    posts = month.posts.get(day, ())
    if not posts:
        return make("td", nodes.Text(str(day) if day else ""))
    cell = make("td", title="\n".join(post.label for post in posts))
    for place, post in enumerate(posts):
        # the day leads to the first post, and numbers below it to the others
        cell += _link(scene, post, f"+{place}" if place else str(day))
    return cell


def _link(scene: Scene, post: Post, shown: str) -> element:
    """Return a link that eyes see as *shown*, and ears hear as date and title."""
    eyes = make("span", nodes.Text(shown), aria_hidden="true")
    when = time(post, scene.date(post))
    title = make("span", *scene.title(post), classes="p-name" if post.title else "p-summary",
                 **attributes(post))  # fmt: skip
    ears = make("span", when, nodes.Text(": "), title, classes="blogarchive-hidden")
    return make("span", scene.to_post(post, eyes, ears, classes="u-url"),
                *badge(post, scene.domain), classes="h-entry")  # fmt: skip

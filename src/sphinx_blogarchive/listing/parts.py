"""Parts of series, as lists that bear their numbers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import element, make
from .scene import badge, spaced, time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.post import Post
    from .scene import Scene

#: A number, or ``None``, and what it is the number of.
Numbered = tuple[int | None, nodes.Element]


def entries(scene: Scene, posts: Iterable[Post]) -> list[nodes.Node]:
    """Return *posts*, with date and reading time, as lists of ``h-entry``."""
    return lists((_number(scene, post), _entry(scene, post)) for post in posts)


def lists(items: Iterable[Numbered]) -> list[nodes.Node]:
    """Return *items*, which are ``li``, in ordered lists; those without a number in unordered."""
    result: list[nodes.Node] = []
    for numbered, run in groupby(items, key=lambda item: item[0] is not None):
        children = []
        for number, item in run:
            if number is not None:
                item["attributes"]["value"] = str(number)
            children.append(item)
        result.append(make("ol" if numbered else "ul", *children, classes="blogarchive-parts"))
    return result


def plain(scene: Scene, posts: Iterable[Post]) -> list[nodes.Node]:
    """Return *posts* for builders without pages of HTML."""
    result: list[nodes.Element] = []
    following: int | None = None
    for post in posts:
        number = _number(scene, post)
        if number is None:
            if not result or isinstance(result[-1], nodes.enumerated_list):
                result.append(nodes.bullet_list(bullet="*", classes=["blogarchive-parts"]))
        elif not result or number != following:
            # lists of docutils count by themselves: another one begins where a number is skipped
            result.append(_ordered(number))
        following = None if number is None else number + 1
        link = scene.to_post(post, *scene.title(post))
        facts = nodes.Text(f" ({scene.date(post)}, {scene.reading_time(post)})")
        result[-1] += nodes.list_item("", nodes.paragraph("", "", link, facts))
    return [*result]


def _ordered(start: int) -> nodes.enumerated_list:
    form = {"enumtype": "arabic", "prefix": "", "suffix": "."}
    return nodes.enumerated_list(start=start, classes=["blogarchive-parts"], **form)


def _entry(scene: Scene, post: Post) -> element:
    name = "u-url p-name" if post.title else "u-url p-summary"
    title = scene.to_post(post, *scene.title(post), classes=name)
    length = make("span", nodes.Text(scene.reading_time(post)))
    facts = spaced([time(post, scene.date(post)), length])
    return make(
        "li",
        make("span", title, lang=post.language),
        *badge(post, scene.domain),
        nodes.Text(" "),
        make("span", *facts, classes="blogarchive-label"),
        classes="h-entry",
    )


def _number(scene: Scene, post: Post) -> int | None:
    place = scene.domain.series.get(post.docname)
    return place.part.number if place else None

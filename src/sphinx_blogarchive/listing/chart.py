"""A chart of the posts a month: bars for each year, side by side as there is room.

All of it is drawn by attributes: no policy for styles takes offence. The numbers are text beside
the years, and the list of posts says them month by month: the bars themselves are for eyes and
mice alone, which spares who goes by keys or ears some hundred stops.
"""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from .. import words
from ..links import can_link
from ..model.months import Year, bars, years
from ..nodes import element, make
from ..words import _
from .terms import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model.post import Post
    from .scene import Scene

#: Width of the room of a month, and height of the highest bar.
_ROOM, _HEIGHT = 10, 60
_GAP = 2


def figure(scene: Scene, posts: Iterable[Post]) -> list[nodes.Node]:
    """Return the chart of *posts*; nothing if there are none."""
    found = years(post.published.date() for post in posts)
    highest = max((max(year.months) for year in found if year), default=0)
    if not highest:
        return []
    items = (_year(scene, year, highest) if year else _gap() for year in found)
    caption = str(_("Posts by month; the highest bar stands for %(posts)s."))
    caption %= {"posts": words.posts(highest)}
    chart = make("ul", *items)
    note = make("figcaption", nodes.Text(caption))
    return [make("figure", chart, note, classes="blogarchive-chart no-search")]


def _gap() -> element:
    return make("li", nodes.Text("…"), classes="blogarchive-gap", aria_hidden="true")


def _year(scene: Scene, year: Year, highest: int) -> element:
    name = f"{year.year:04}"
    docname = scene.domain.plan.docname("year", name)
    content = [nodes.Text(name), *counted(words.posts(year.total), year.total)]
    return make("li", nodes.raw("", _drawn(scene, year, highest), format="html"),
                scene.to(docname, *content))  # fmt: skip


def _drawn(scene: Scene, year: Year, highest: int) -> str:
    bars_ = "".join(_bars(scene, year, highest))
    return (
        f'<svg viewBox="0 0 {12 * _ROOM} {_HEIGHT}" width="{12 * _ROOM}" height="{_HEIGHT}"'
        ' preserveAspectRatio="none" fill="currentColor" aria-hidden="true" focusable="false">'
        f"{bars_}</svg>"
    )


def _bars(scene: Scene, year: Year, highest: int) -> Iterator[str]:
    heights = bars(year, highest, _HEIGHT)
    for month, (count, height) in enumerate(zip(year.months, heights, strict=True), 1):
        if not count:
            continue
        x = (month - 1) * _ROOM
        title = str(_("%(month)s: %(posts)s")) % {
            "month": words.month(date(year.year, month, 1), scene.language),
            "posts": words.posts(count),
        }
        bar = (
            f"<title>{escape(title)}</title>"
            f'<rect x="{x + _GAP // 2}" y="{_HEIGHT - height}" width="{_ROOM - _GAP}"'
            f' height="{height}"/>'
        )
        docname = scene.domain.plan.docname("month", f"{year.year:04}/{month:02}")
        if can_link(scene.builder, docname):
            uri = escape(scene.builder.get_relative_uri(scene.page, docname))
            # the whole room above a low bar leads there
            room = f'<rect x="{x}" width="{_ROOM}" height="{_HEIGHT}" fill="none"/>'
            yield f'<a href="{uri}" tabindex="-1" pointer-events="all">{bar}{room}</a>'
        else:
            yield f"<g>{bar}</g>"

"""Lists of posts in HTML: an ``h-feed`` of ``h-entry``, by https://microformats.org/wiki/h-entry.

The cards are those of sphinx-design, so that they look at home in every theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .. import words
from ..comments.counts import numbers
from ..links import is_web_site, link
from ..nodes import element, make
from ..words import _
from . import calendars, parts
from .scene import Scene, attributes, authors, badge, enumerated, spaced, time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.plan import Pagination
    from ..model.post import Post


def feed(style: str, children: list[nodes.Node]) -> element:
    """Return a listing that holds *children*."""
    # its words belong to the posts, which the search index has already
    name = "series-list" if style == "series" else style  # what a post has of its series is another
    classes = f"h-feed blogarchive-listing blogarchive-{name} no-search"
    return make("div", *children, classes=classes)


def entries(
    scene: Scene, style: str, posts: Iterable[Post], level: int, prefix: str
) -> list[nodes.Node]:
    """Return *posts* in one of the styles; *level* is that of their headings."""
    match style:
        case "list":
            return [make("ul", *(_line(scene, post) for post in posts), classes="blogarchive-list")]
        case "table":
            return [_table(scene, posts)]
        case "series":
            return parts.entries(scene, posts)
        case "calendar":
            return calendars.entries(scene, posts)
    result: list[nodes.Node] = []
    draw = _byline if style == "byline" else _card
    for place, post in enumerate(posts):
        own = f"{prefix}-{place}"
        if is_web_site(scene.builder):
            result.append(scene.domain.cards.on(scene, style, post, level, own, draw))
        else:
            result.append(draw(scene, post, level, own))
    return result


def _heading(scene: Scene, post: Post, level: int, classes: str = "") -> list[nodes.Node]:
    """Return the heading of a post; nothing for a note."""
    if not post.title:
        return []
    title = scene.to_post(post, *scene.title(post), classes="u-url")
    return [make(f"h{min(level, 6)}", title, classes=f"p-name blogarchive-title {classes}")]


def _card(scene: Scene, post: Post, level: int, prefix: str) -> element:
    day = post.published
    language = scene.language
    badge_text = make(
        "time",
        make("span", nodes.Text(str(day.day)), classes="blogarchive-day"),
        nodes.Text(" "),
        make("span", nodes.Text(words.short_month(day, language)), classes="blogarchive-month"),
        nodes.Text(" "),
        make("span", nodes.Text(str(day.year)), classes="blogarchive-year"),
        classes="dt-published",
        datetime=time(post, "")["attributes"]["datetime"],
    )
    date: nodes.Node = badge_text
    if not post.title:
        date = scene.to_post(post, badge_text, classes="u-url")
    # no header and footer elements: themes give those of the page a look by their names
    header = make(
        "div",
        make("p", date, *badge(post, scene.domain), classes="blogarchive-date"),
        *_heading(scene, post, level, "sd-card-title"),
        classes="blogarchive-header",
    )
    footer = [
        *_labelled(scene, post, "category", str(_("Category"))),
        *_labelled(scene, post, "tag", str(_("Tags"))),
        *numbers(scene, post),
        *_more(scene, post),
    ]
    by = authors(scene, post)
    body = make(
        "div",
        header,
        *([make("p", *enumerated(by), classes="blogarchive-by")] if by else []),
        *_summary(scene, post, level, prefix),
        classes="sd-card-body",
    )
    return make(
        "article",
        body,
        make("div", *footer, classes="sd-card-footer blogarchive-footer"),
        classes="h-entry blogarchive-card sd-card sd-sphinx-override sd-w-100 sd-mb-4 sd-shadow-sm",
        **attributes(post),
    )


def _byline(scene: Scene, post: Post, level: int, prefix: str) -> element:
    byline: list[nodes.Element] = []
    if by := authors(scene, post):
        byline.append(make("span", nodes.Text(str(_("By")) + " "), *enumerated(by)))
    date: nodes.Element = time(post, scene.date(post))
    byline.append(date if post.title else scene.to_post(post, date, classes="u-url"))
    byline += [scene.to_term(term, "p-category") for term in scene.terms("category", post)]
    tags = [scene.to_term(term, "p-category") for term in scene.terms("tag", post)]
    if tags:
        byline.append(make("span", *enumerated(tags), classes="blogarchive-tags"))
    line = [*spaced(byline), *numbers(scene, post, " | ")]
    return make(
        "article",
        *_heading(scene, post, level),
        make("p", *line, *badge(post, scene.domain), classes="blogarchive-by"),
        *_summary(scene, post, level, prefix),
        make("p", *_more(scene, post), classes="blogarchive-footer"),
        classes="h-entry blogarchive-entry",
        **attributes(post),
    )


def _summary(scene: Scene, post: Post, level: int, prefix: str) -> list[nodes.Node]:
    excerpt = scene.domain.excerpts.on(scene.page, post, prefix, level)
    if not excerpt.children:
        return []
    classes = " ".join(["p-summary", "blogarchive-excerpt", *excerpt["classes"]])
    return [make("div", *excerpt.children, classes=classes)]


def _labelled(scene: Scene, post: Post, kind: str, label: str) -> list[nodes.Node]:
    links = [scene.to_term(term, "p-category") for term in scene.terms(kind, post)]
    if not links:
        return []
    name = make("span", nodes.Text(label), classes="blogarchive-label")
    return [make("span", name, nodes.Text(" "), *enumerated(links), classes=f"blogarchive-{kind}")]


def _more(scene: Scene, post: Post) -> list[nodes.Node]:
    if not post.cut:
        return []
    # a screen reader that lists the links of the page tells them apart by this
    which = make("span", nodes.Text(": "), *scene.title(post), classes="blogarchive-hidden")
    return [scene.to_post(post, nodes.Text(str(_("Read more"))), which, classes="read-more")]


def _line(scene: Scene, post: Post) -> element:
    name = "u-url p-name" if post.title else "u-url p-summary"
    return make(
        "li",
        time(post, scene.date(post)),
        nodes.Text(" "),
        scene.to_post(post, *scene.title(post), classes=name),
        *badge(post, scene.domain),
        classes="h-entry",
        **attributes(post),
    )


def _table(scene: Scene, posts: Iterable[Post]) -> element:
    heads = [_("Date"), _("Title"), _("Category"), _("Tags")]
    rows = []
    for post in posts:
        name = "u-url p-name" if post.title else "u-url p-summary"
        cells: list[list[nodes.Node]] = [
            [time(post, scene.date(post))],
            [scene.to_post(post, *scene.title(post), classes=name), *badge(post, scene.domain)],
            *(
                enumerated([scene.to_term(term, "p-category") for term in scene.terms(kind, post)])
                for kind in ("category", "tag")
            ),
        ]
        row = (make("td", *cell) for cell in cells)
        rows.append(make("tr", *row, classes="h-entry", **attributes(post)))
    head = make("tr", *(make("th", nodes.Text(str(text)), scope="col") for text in heads))
    table = make("table", make("thead", head), make("tbody", *rows), classes="docutils")
    return make("div", table, classes="blogarchive-table")


def pager(scene: Scene, pagination: Pagination) -> element:
    """Return links to the other pages of a listing."""

    def to(number: int, content: str, **more: str) -> nodes.Element:
        place = link(
            scene.builder,
            scene.page,
            pagination.docname(number),
            nodes.Text(content),
            classes=["blogarchive-page"],
        )
        return make("li", place, **more)

    number, total = pagination.number, pagination.total
    items: list[nodes.Node] = []
    if number > 1:
        items.append(to(number - 1, str(_("Newer"))))
    last = 0
    for n in sorted(
        {1, 2, total - 1, total, number - 1, number, number + 1} & {*range(1, total + 1)}
    ):
        if n > last + 1:
            items.append(make("li", nodes.Text("…")))
        if n == number:
            here = make("span", nodes.Text(str(n)), aria_current="page", classes="blogarchive-page")
            items.append(make("li", here))
        else:
            items.append(to(n, str(n)))
        last = n
    if number < total:
        items.append(to(number + 1, str(_("Older"))))
    return make(
        "nav",
        make("ul", *items),
        classes="blogarchive-pager no-search",
        aria_label=str(_("Pages")),
    )

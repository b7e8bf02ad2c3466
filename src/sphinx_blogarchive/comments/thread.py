"""The comments of a snapshot in the page of their post, as text that can be searched.

Each is an ``h-cite``: https://microformats.org/wiki/comment.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from zlib import crc32

from docutils import nodes

from .. import words
from ..model.replies import flattened
from ..nodes import make
from ..words import _
from .anchors import anchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..listing.scene import Scene
    from ..model.post import Post
    from ..model.stats import Comment
    from ..nodes import element

#: Replies to replies are indented so often; a phone has room for no more.
LEVELS = 4
_HUES = 6


def thread(scene: Scene, post: Post) -> list[nodes.Node]:
    """Return the list of the comments on *post*; nothing if there are none."""
    domain = scene.domain
    numbers = domain.stats.posts.get(domain.comment_keys[post.docname])
    if numbers is None or not numbers.thread:
        return []
    ids = anchors(numbers.thread, domain.comment_ids.get(post.docname, ()))
    authors = {comment.id: comment.author for comment in numbers.thread}
    top = make("ol", classes="blogarchive-thread")
    lists, last = [top], top
    for entry in flattened(numbers.thread, LEVELS):
        del lists[entry.level + 1 :]
        if len(lists) == entry.level:
            lists.append(make("ol"))
            last.append(lists[-1])
        last = make("li", _comment(scene, entry.comment, ids, authors))
        lists[-1].append(last)
    return [top]


def _comment(
    scene: Scene, comment: Comment, ids: dict[str, str], authors: dict[str, str]
) -> element:
    head: list[nodes.Node] = [_initial(comment), _author(comment)]
    if comment.date is not None:
        when = comment.date.astimezone(scene.domain.settings.zone)
        shown = words.day(when, scene.language, scene.domain.settings.date_format)
        time = make(
            "time",
            nodes.Text(shown),
            classes="dt-published",
            datetime=when.isoformat(timespec="minutes"),
        )
        head.append(make("a", time, classes="u-url no-search", href=f"#{ids[comment.id]}"))
    if comment.parent:
        name = _name(authors[comment.parent])
        told = _around(str(_("In reply to %(author)s")), "author", name)
        link = make("a", *told, classes="u-in-reply-to", href=f"#{ids[comment.parent]}")
        head.append(make("span", link, classes="blogarchive-reply-to no-search"))
    spaced = [part for each in head for part in (nodes.Text(" "), each)][1:]
    made = make(
        "article",
        make("p", *spaced, classes="blogarchive-comment-by"),
        make("div", *_paragraphs(comment.text), classes="p-content"),
        classes="u-comment h-cite",
    )
    made["ids"] = [ids[comment.id]]
    return made


def _initial(comment: Comment) -> element:
    """Return a letter that stands for a picture: to ask for one would tell who commented."""
    letter = next(filter(str.isalnum, comment.author), "?").upper()[:1]
    hue = crc32(comment.author.encode()) % _HUES
    classes = f"blogarchive-letter blogarchive-hue-{hue} no-search"
    return make("span", nodes.Text(letter), classes=classes, aria_hidden="true")


def _author(comment: Comment) -> element:
    name: nodes.Node = _name(comment.author)
    if comment.url:
        rel = "nofollow ugc noopener"
        named = make("a", name, classes="p-name u-url", href=comment.url, rel=rel)
    else:
        named = make("span", name, classes="p-name")
    return make("span", named, classes="p-author h-card")


def _name(author: str) -> element:
    # a name may be written in the other direction, or hold a sign that turns it round
    return make("bdi", nodes.Text(author or str(_("Anonymous"))))


def _paragraphs(text: str) -> Iterator[element]:
    """Yield the paragraphs of *text*, which empty lines part; its lines stay lines."""
    lines = (line.strip() for line in text.split("\n"))
    for is_text, group in groupby(lines, key=bool):
        if is_text:
            shown = [part for line in group for part in (make("br"), nodes.Text(line))][1:]
            yield make("p", *shown, dir="auto")


def _around(text: str, name: str, node: nodes.Node) -> list[nodes.Node]:
    """Return *text* as nodes, with *node* where the field *name* is: ``In reply to %(author)s``."""
    before, field, after = text.partition(f"%({name})s")
    parts = [nodes.Text(before)] * bool(before) + [node] * bool(field)
    return [*parts, nodes.Text(after)] if after else parts

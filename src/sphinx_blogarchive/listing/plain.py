"""Lists of posts for builders without pages of HTML: dates, and titles that are links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.post import Post
    from .scene import Scene


def entries(scene: Scene, posts: Iterable[Post]) -> list[nodes.Node]:
    """Return *posts* as a bullet list."""
    items = [
        nodes.list_item(
            "",
            nodes.paragraph(
                "",
                "",
                scene.to_post(post, *scene.title(post)),
                nodes.Text(f" ({scene.date(post)})"),
            ),
        )
        for post in posts
    ]
    return [nodes.bullet_list("", *items, bullet="*", classes=["blogarchive-list"])]


def heading(text: str) -> nodes.paragraph:
    """Return the heading of a group."""
    return nodes.paragraph("", "", nodes.strong(text, text))

"""Links to posts by their titles: most lead from many pages of one folder, and are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..hypertext import without_translator
from ..links import writes_books
from ..nodes import make, ready

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes

    from ..model.post import Post
    from ..nodes import element
    from .scene import Scene


def titled(scene: Scene, post: Post) -> nodes.Element:
    """Return a link to *post* by its title, in its language, for HTML."""
    return once(scene, post, link)


def link(scene: Scene, post: Post) -> element:
    """Return the tree of that."""
    return make("span", scene.to_post(post, *scene.title(post)), lang=post.language)


def once(scene: Scene, post: Post, draw: Callable[[Scene, Post], element]) -> nodes.Element:
    """Return what *draw* makes of *post*, with links to nothing else; once for each folder."""
    site = scene.domain.site
    if writes_books(scene.builder) or post.docname == scene.page or not site.is_usual:
        return draw(scene, post)  # what there is a link to depends on the page
    folder = scene.builder.get_target_uri(scene.page).rpartition("/")[0]
    key = (draw, folder, post.docname)
    html = site.items.get(key)
    if html is None:
        tree = draw(scene, post)
        # formulas and pictures leave traces in the translator
        html = site.items[key] = without_translator(tree)
        if not html:
            return tree
    scene.linked.add(post.docname)
    return ready(html) if html else draw(scene, post)

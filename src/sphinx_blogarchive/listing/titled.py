"""Links to posts by their titles: most lead from many pages of one folder, and are the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes

from ..hypertext import html_of, writes_as_usual
from ..links import writes_books
from ..nodes import make, piece

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from ..model.post import Post
    from .scene import Scene


def titled(scene: Scene, post: Post) -> nodes.Element:
    """Return a link to *post* by its title, in its language, for HTML."""
    if writes_books(scene.builder) or post.docname == scene.page:
        return _link(scene, post)  # what there is a link to depends on the page
    known = scene.domain.site.titled
    folder = scene.builder.get_target_uri(scene.page).rpartition("/")[0]
    key = (folder, post.docname)
    if (html := known.get(key)) is None:
        return piece(partial(_write, known, key, _link(scene, post)))
    scene.linked.add(post.docname)
    return piece(partial(_copy, html))


def _link(scene: Scene, post: Post) -> nodes.Element:
    return make("span", scene.to_post(post, *scene.title(post)), lang=post.language)


def _write(
    known: dict[tuple[str, str], str],
    key: tuple[str, str],
    tree: nodes.Element,
    translator: HTML5Translator,
) -> str:
    html = html_of([tree], translator)
    # formulas and pictures leave traces in the translator
    is_plain = all(type(node) is nodes.Text for node in tree.children[0].children)
    if is_plain and writes_as_usual(translator):
        known[key] = html
    return html


def _copy(html: str, _: HTML5Translator) -> str:
    return html

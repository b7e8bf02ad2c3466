"""Put what is known of a post around its text: https://microformats.org/wiki/h-entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain import blog_domain
from ..excerpt.cut import body
from ..excerpt.store import PARTIAL
from ..hypertext import closed
from ..links import has_pages
from ..listing.scene import Scene
from ..nodes import element, make
from ..theme.lookup import BEYOND
from .after import after, beyond
from .byline import byline
from .series import part_of
from .updates import plain_updates, updates

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model.post import Post


class ComposePosts(SphinxPostTransform):
    """Frame each post of the document that is written.

    After listings are expanded (900), so that these are part of the text of a post.
    """

    default_priority = 910

    def run(self, **kwargs: Any) -> None:
        """Frame the posts."""
        domain = blog_domain(self.env)
        builder = domain.builder
        if self.document.get(PARTIAL) or builder.name == "gettext":
            return
        write: Callable[[Scene, Post, nodes.Element], None] = _frame
        parts: list[tuple[str, nodes.Element]] = [(self.env.docname, self.document)]
        if not has_pages(builder):
            write = _introduce
            # many documents are assembled into one by singlehtml, latex, man and texinfo
            files = self.document.findall(addnodes.start_of_file)
            parts += [(file["docname"], file) for file in files]
        for docname, part in parts:
            post = domain.plan.posts.get(docname)
            if post is not None:
                write(Scene(domain, builder, docname), post, part)


def _frame(scene: Scene, post: Post, document: nodes.Element) -> None:
    text = body(document)
    title = next((node for node in text.children if isinstance(node, nodes.title)), None)
    content = [node for node in text.children if node is not title]
    text.children = []
    named = True
    if title is not None:
        title.children = [_named(title)]
        text.append(title)
    elif post.title and next(iter(document.findall(nodes.section)), None) is None:
        # a title in the front matter alone
        text.append(make("h1", nodes.Text(post.title), classes="p-name"))
    else:
        named = False
    if text is not document:
        # MyST puts footnotes after the section
        place = document.index(text) + 1
        content += document.children[place:]
        document.children = document.children[:place]
    text += closed([byline(scene, post, named=named), *updates(scene, post)], scene.linked)
    text.append(make("div", *content, classes="e-content"))
    text += after(scene, post)
    children = document.children
    document.children = []
    document.append(
        make("article", *children, classes="h-entry blogarchive-post", lang=post.language)
    )
    if further := beyond(scene, post):
        document.append(make("div", *further, classes=BEYOND))


def _named(title: nodes.Element) -> element:
    # within the heading, so that a permalink isn't part of the name
    return make("span", *title.children, classes="p-name")


def _introduce(scene: Scene, post: Post, part: nodes.Element) -> None:
    """Write the date and the terms under the title, in plain nodes for every writer."""
    terms = (scene.terms(kind, post) for kind in ("author", "category", "tag"))
    names = (", ".join(term.shown for term in found) for found in terms)
    series = "".join(node.astext() for node in part_of(scene, post))
    facts = filter(None, [scene.date(post), *names, series])
    text = body(part)
    place = 1 if text.children and isinstance(text.children[0], nodes.title) else 0
    line = " | ".join(facts)
    text.insert(place, plain_updates(scene, post))
    text.insert(place, nodes.paragraph(line, line, classes=["blogarchive-by"]))

"""Put what is known of a post around its text: https://microformats.org/wiki/h-entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .. import words
from ..domain import blog_domain
from ..excerpt.cut import body
from ..excerpt.store import PARTIAL
from ..links import has_pages
from ..listing.scene import Scene, authors, badge, spaced, time
from ..nodes import element, make
from ..words import _

if TYPE_CHECKING:
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
        # one document, or many assembled into one by singlehtml, latex, man and texinfo
        parts = [(self.env.docname, self.document)] + [
            (file["docname"], file) for file in self.document.findall(addnodes.start_of_file)
        ]
        for docname, part in parts:
            post = domain.plan.posts.get(docname)
            if post is not None:
                scene = Scene(domain, builder, docname)
                (_frame if has_pages(builder) else _introduce)(scene, post, part)


def _frame(scene: Scene, post: Post, document: nodes.Element) -> None:
    text = body(document)  # type: ignore[arg-type]
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
    text += _byline(scene, post, named=named)
    text.append(make("div", *content, classes="e-content"))
    text += _neighbours(scene, post)
    children = document.children
    document.children = []
    document.append(
        make("article", *children, classes="h-entry blogarchive-post", lang=post.language)
    )


def _named(title: nodes.Element) -> element:
    # within the heading, so that a permalink isn't part of the name
    return make("span", *title.children, classes="p-name")


def _byline(scene: Scene, post: Post, *, named: bool) -> element:
    published = time(post, scene.date(post))
    here = make("a", published, classes="u-url", href=_own_address(scene))
    facts: list[nodes.Element] = [here]
    if post.updated:
        shown = words.day(post.updated, scene.language, scene.domain.settings.date_format)
        updated = time(post, shown, "dt-updated")
        facts.append(make("span", nodes.Text(str(_("Updated")) + " "), updated))
    if by := authors(scene, post):
        facts.append(make("span", nodes.Text(str(_("By")) + " "), *spaced(by)))
    for kind in ("category", "tag"):
        links = [scene.to_term(term, "p-category") for term in scene.terms(kind, post)]
        if links:
            facts.append(make("span", *spaced(links), classes=f"blogarchive-{kind}"))
    hidden = []
    if post.title and not named:
        # the first of several sections gave the post its title
        hidden = [make("data", classes="p-name", value=post.title)]
    classes = "blogarchive-by no-search"
    return make("p", *hidden, *badge(post, scene.domain), *spaced(facts, " | "), classes=classes)


def _own_address(scene: Scene) -> str:
    uri = scene.builder.get_target_uri(scene.page)
    return "./" if uri.endswith("/") or not uri else uri.rpartition("/")[2]


def _neighbours(scene: Scene, post: Post) -> list[nodes.Node]:
    if not scene.domain.settings.neighbours:
        return []
    found = scene.domain.neighbours[post.docname]
    rows = [(str(_("Older post")), found.older), (str(_("Newer post")), found.newer)]
    result: list[nodes.Node] = []
    series = scene.terms("series", post)
    parts = [
        (str(_("Previous part")), found.previous_part),
        (str(_("Next part")), found.next_part),
    ]
    if series and any(docname for _label, docname in parts):
        label = str(_("Series")) + " "
        name = make("p", nodes.Text(label), scene.to_term(series[0]))
        result.append(_nav(scene, label + series[0].shown, [name], parts, "series"))
    if found.older or found.newer:
        result.append(_nav(scene, str(_("Posts")), [], rows, "neighbours"))
    return result


def _nav(
    scene: Scene, label: str, before: list[nodes.Node], rows: list[tuple[str, str]], name: str
) -> element:
    items = []
    for text, docname in rows:
        if docname:
            post = scene.domain.plan.posts[docname]
            link = scene.to_post(post, *scene.title(post))
            head = make("span", nodes.Text(text), classes="blogarchive-label")
            items.append(make("li", head, nodes.Text(" "), make("span", link, lang=post.language)))
    classes = f"blogarchive-{name} no-search"
    return make("nav", *before, make("ul", *items), classes=classes, aria_label=label)


def _introduce(scene: Scene, post: Post, part: nodes.Element) -> None:
    """Write the date and the terms under the title, in plain nodes for every writer."""
    terms = (scene.terms(kind, post) for kind in ("author", "category", "tag"))
    names = (", ".join(term.shown for term in found) for found in terms)
    facts = filter(None, [scene.date(post), *names])
    text = body(part)  # type: ignore[arg-type]
    place = 1 if text.children and isinstance(text.children[0], nodes.title) else 0
    line = " | ".join(facts)
    text.insert(place, nodes.paragraph(line, line, classes=["blogarchive-by"]))

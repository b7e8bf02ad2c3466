"""Where a listing is being written: the page, its builder, and the blog behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from .. import words
from ..links import link
from ..nodes import element, make
from ..words import _

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..domain import BlogDomain
    from ..model.post import Post
    from ..model.terms import Term


@dataclass(frozen=True, slots=True)
class Scene:
    """What the functions that write a listing, or a post's own page, need to know."""

    domain: BlogDomain
    builder: Builder
    #: The document that is written.
    page: str
    #: The documents that what was made of it links to.
    linked: set[str] = field(default_factory=set, compare=False)

    @property
    def env(self) -> BuildEnvironment:
        """The environment."""
        return self.domain.env

    @property
    def language(self) -> str:
        """The language of the project."""
        return str(self.env.config.language)

    def to_post(self, post: Post, *content: nodes.Node, classes: str = "") -> nodes.Element:
        """Return a link to *post*."""
        return self.to(post.docname, *content, classes=classes)

    def to(self, docname: str, *content: nodes.Node, classes: str = "") -> nodes.Element:
        """Return a link to the document *docname*; only *content* where there can be none."""
        if docname:
            self.linked.add(docname)
        return link(self.builder, self.page, docname, *content, classes=classes.split())

    def title(self, post: Post) -> list[nodes.Node]:
        """Return what a link to *post* shows: its title with all markup, or its label."""
        heading = self.env.titles.get(post.docname)
        if heading is not None and heading.astext() == post.label:
            return [node.deepcopy() for node in heading.children]
        return [nodes.Text(post.label)]

    def to_term(self, term: Term, classes: str = "") -> nodes.Element:
        """Return a link to the page of *term*; its name alone where there is none."""
        docname = self.domain.plan.docname(term.kind, term.name)
        return self.to(docname, nodes.Text(term.shown), classes=classes)

    def terms(self, kind: str, post: Post) -> tuple[Term, ...]:
        """Return the terms of *kind* that *post* is filed under."""
        return self.domain.plan.vocabulary.of_post(kind, post)

    def date(self, post: Post) -> str:
        """Return the date of *post* as readers write it."""
        return words.day(post.published, self.language, self.domain.settings.date_format)

    def reading_time(self, post: Post) -> str:
        """Return how long *post* is to read, as readers are told."""
        minutes = post.measure.minutes(self.domain.settings.rates)
        return str(_("%(minutes)s min read")) % {"minutes": minutes}


def time(post: Post, text: str, classes: str = "dt-published") -> element:
    """Return the date of *post* as an element that machines can read."""
    moment, timed = post.published, post.timed
    if classes == "dt-updated" and post.updated:
        moment = post.updated
        timed = (moment.hour, moment.minute) != (0, 0)
    shown = moment.isoformat(timespec="minutes") if timed else moment.date().isoformat()
    return make("time", nodes.Text(text), classes=classes, datetime=shown)


def attributes(post: Post) -> dict[str, str]:
    """Return the attributes of an element that holds text of *post*."""
    return {"lang": post.language}


def badge(post: Post, domain: BlogDomain) -> list[nodes.Node]:
    """Return a mark for what readers won't see yet."""
    if post.draft:
        return [make("span", nodes.Text(str(_("Draft"))), classes="blogarchive-draft")]
    if post.published > domain.now:
        return [make("span", nodes.Text(str(_("Scheduled"))), classes="blogarchive-draft")]
    return []


def spaced(parts: list[nodes.Element], between: str = " | ") -> list[nodes.Node]:
    """Return *parts* with text *between* them."""
    result: list[nodes.Node] = []
    for part in parts:
        result += [nodes.Text(between), part] if result else [part]
    return result


def enumerated(parts: list[nodes.Element]) -> list[nodes.Node]:
    """Return *parts* with commas, none of which begins a line."""
    kept = [make("span", part, nodes.Text(","), classes="blogarchive-kept") for part in parts[:-1]]
    return spaced([*kept, *parts[-1:]], " ")


def authors(scene: Scene, post: Post) -> list[nodes.Element]:
    """Return the authors of *post*, each as an ``h-card``."""
    result: list[nodes.Element] = []
    for term in scene.terms("author", post):
        card = make("span", scene.to_term(term, "p-name u-url"), classes="p-author h-card")
        if term.url:
            card += make("data", classes="u-url", value=term.url)
        result.append(card)
    return result

"""What results show of a document, whatever finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..listing.scene import Scene
from ..words import _

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from ..domain import BlogDomain


def title(domain: BlogDomain, docname: str) -> str:
    """Return the title of a document as text: its name, if it has none."""
    if (post := domain.plan.posts.get(docname)) is not None:
        return post.label
    heading = domain.env.titles.get(docname)
    return heading.astext() if heading else docname


def facts(domain: BlogDomain, builder: Builder, docname: str) -> list[str]:
    """Return what is known of a post; nothing of a document that is none.

    These are the day, the day as readers write it, the language of the post if it isn't that of
    the project, and categories.
    """
    post = domain.plan.posts.get(docname)
    if post is None:
        return []
    scene = Scene(domain, builder, docname)
    day = post.published.date().isoformat()
    categories = [term.shown for term in scene.terms("category", post)]
    return [day, scene.date(post), post.language, *categories]


def words() -> dict[str, str]:
    """Return what the script says to readers."""
    return {
        "results": str(_("Results: %s")),
        "none": str(_("Nothing was found.")),
        "all": str(_("All results")),
        "more": str(_("More results")),
    }

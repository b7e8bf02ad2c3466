"""What the template of the results page is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..domain import blog_domain
from ..model.plan import PAGE_KINDS
from ..theme.lookup import is_ours

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What Sphinx calls the page.
NAME = "search"


def tell_template(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: say where the form leads, and where to look without scripts."""
    if pagename != NAME or not is_ours(app.builder):
        return
    env = app.env
    plan = blog_domain(env).plan
    docnames = [app.config.root_doc, *(plan.docname(kind) for kind in PAGE_KINDS)]
    root = context["content_root"]
    context["search_page"] = {
        # Sphinx's own answer for a page that leads to itself is "#", which tells no script
        # where the site begins
        "action": root + app.builder.get_target_uri(NAME),
        "browse": [
            {"href": context["pathto"](docname), "title": env.titles[docname].astext()}
            for docname in docnames
            if docname in env.titles
        ],
    }

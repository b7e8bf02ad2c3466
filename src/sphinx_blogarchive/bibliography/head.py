"""What a post's page tells machines in its head."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ..domain import blog_domain
from ..links import is_site
from ..model.metadata import json_ld, scholar
from ..records import citation

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def describe_post(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: add ``citation_*`` and JSON-LD, which no policy takes for a script."""
    if not is_site(app.builder):
        return
    found = citation(blog_domain(app.env), pagename)
    if found is None:
        return
    lines = [
        f'<meta name="{name}" content="{escape(content)}" />' for name, content in scholar(found)
    ]
    lines.append(f'<script type="application/ld+json">{json_ld(found)}</script>')
    context["metatags"] = context.get("metatags", "") + "\n".join(["", *lines])

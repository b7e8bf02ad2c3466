"""What the head of each page tells machines, in any theme, once."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..compat import chosen_options
from ..domain import blog_domain
from ..links import is_site
from ..model.robots import is_indexed
from ..reading.visibility import is_hidden
from ..records import title_text
from ..shown import whole_on
from .describe import describe
from .given import in_tags, in_templates
from .opengraph import properties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from ..domain import BlogDomain
    from .opengraph import Pairs

#: The extension that writes OpenGraph properties.
OPENGRAPH = "sphinxext.opengraph"
#: What its options decide; where the writer has chosen one of these, it stays.
_ITS_OPTIONS = {
    "og:type": {"ogp_type"},
    "og:url": {"ogp_site_url", "ogp_canonical_url"},
    "og:site_name": {"ogp_site_name"},
    "og:image": {"ogp_image", "ogp_use_first_image", "ogp_social_cards"},
}
#: What may be a name of theirs; see :func:`.opengraph.properties`.
_OF_NETWORKS = re.compile(r"\b(?:og|article|twitter):", re.IGNORECASE)
#: Pages that no one looks for.
_UNWANTED = frozenset({"search", "404"})


def describe_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``, before other extensions: add the description of the page.

    The extension that writes OpenGraph properties is told ours, as fields of the document.
    """
    if app.builder.format != "html" or getattr(app.builder, "embedded", False):
        return
    domain = blog_domain(app.env)
    tags = context.get("metatags", "")
    given = in_tags(tags)
    if _has_mathematics(domain, pagename):
        # without tags it would be commands, or letters without their places
        context["title"] = escape(title_text(domain, pagename))
    text = describe(domain, pagename, context.get("title") or "", doctree)
    context["blogarchive_description"] = given.get("description") or text
    if "description" not in given.keys() | in_templates(app, templatename):
        context["metatags"] = tags + _tag("name", "description", text)
    if OPENGRAPH in app.extensions and doctree is not None and is_site(app.builder):
        context["meta"] = _told(app, domain, pagename, context)


def _has_mathematics(domain: BlogDomain, pagename: str) -> bool:
    heading = domain.env.longtitles.get(pagename)
    return heading is not None and next(iter(heading.findall(nodes.math)), None) is not None


def _told(
    app: Sphinx, domain: BlogDomain, pagename: str, context: dict[str, Any]
) -> dict[str, Any]:
    """Return the fields of a document, with ours for what neither they nor options say."""
    fields = dict(context.get("meta") or {})
    chosen = chosen_options(app.config)
    barred = {name for name, options in _ITS_OPTIONS.items() if options & chosen}
    if pagename in domain.pictures:
        barred.discard("og:image")
    if "og:image" in fields:
        barred.add("og:image")
    for name, content in properties(domain, pagename, context["blogarchive_description"]):
        group = "og:image" if name.startswith("og:image") else name
        if group.startswith("og:") and group not in barred:
            # it escapes quotation marks alone
            fields.setdefault(name, escape(content, quote=False))
    return fields


def keep_from_robots(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``, late: add the rules for robots that no one has written yet."""
    if not is_site(app.builder):
        return
    domain = blog_domain(app.env)
    wanted = robots(domain, pagename)
    if not wanted or "robots" in in_templates(app, templatename):
        return
    given = in_tags(context.get("metatags", ""))
    if "robots" in given:  # rules of several elements hold together
        wanted = "" if is_indexed(wanted) or not is_indexed(given["robots"]) else "noindex"
    if wanted:
        context["metatags"] = context.get("metatags", "") + _tag("name", "robots", wanted)


def robots(domain: BlogDomain, pagename: str) -> str:
    """Return the rules for robots of a page; empty if there are none."""
    rules = domain.robots.get(pagename, "")
    post = domain.plan.posts.get(pagename)
    if post is None and not rules and whole_on(domain, pagename):
        return "noindex"  # what is told there is told by the posts
    hidden = post is not None and is_hidden(post.draft, post.date, domain.now)
    if (hidden or domain.is_notice(pagename) or pagename in _UNWANTED) and is_indexed(rules):
        kept = (rule for rule in rules.split(", ") if rule not in ("", "all", "index"))
        return ", ".join(["noindex", *kept])
    return rules


def complete(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``, late: add what networks show, as far as no one has written it."""
    if doctree is None or not is_site(app.builder):
        return
    domain = blog_domain(app.env)
    found = properties(domain, pagename, context.get("blogarchive_description", ""))
    if OPENGRAPH in app.extensions:
        fields = context.get("meta") or {}
        found = [] if "ogp_disable" in fields else list(_of_articles(found))
    tags = context.get("metatags", "")
    # to parse them takes far longer than to see that there are none
    given = set(in_tags(tags)) if _OF_NETWORKS.search(tags) else set()
    given |= in_templates(app, templatename)
    if any(name == "og:image" or name.startswith("og:image:") for name in given):
        given |= {name for name, _ in found if name.startswith("og:image")}
    context["metatags"] = tags + "".join(
        _tag("name" if name.startswith("twitter:") else "property", name, content)
        for name, content in found
        if name not in given
    )


def _of_articles(found: Pairs) -> Iterable[tuple[str, str]]:
    return (pair for pair in found if pair[0].startswith("article:"))


def _tag(kind: str, name: str, content: str) -> str:
    return f'\n<meta {kind}="{name}" content="{escape(content)}" />'

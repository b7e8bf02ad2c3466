"""The parser of generated pages: from the JSON that describes one to its tree."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.parsers import Parser

from .. import words
from ..model.terms import KINDS
from ..nodes import author_card, feed_list, listing, term_index
from ..records import blog_title, title_text
from ..words import _
from .project import FILETYPE

if TYPE_CHECKING:
    from ..domain import BlogDomain
    from ..model.plan import Page


def description(domain: BlogDomain, page: Page) -> dict[str, Any]:
    """Return what the tree of *page* is made of."""
    style = domain.settings.listing_style
    group: tuple[str, ...] = ()
    if page.kind == "archive":
        style, group = "list", ("year", "month")
    elif page.kind == "series" and page.key:
        style = "series"
    elif page.kind == "document":
        found = next(found for found in domain.listings[page.key] if found.paginate)
        style, group = found.style, found.group
    return {
        "title": _title(domain, page),
        "label": _label(domain, page),
        "index_of": page.kind if page.kind in KINDS and not page.key else "",
        "feeds": page.kind == "feeds",
        "author": page.key if page.kind == "author" and page.number == 1 else "",
        "description": _description(domain, page),
        "style": style,
        "group": group,
        "chart": page.kind == "archive",
    }


def source(described: dict[str, Any], page: Page) -> str:
    """Return the JSON that describes *page*.

    Its posts are in it for builders that write anew what has a new source. In its tree they aren't,
    so that they can change without its being read: see :class:`~.nodes.listing`.

    :param described: see :func:`description`.
    """
    return json.dumps({**described, "posts": page.posts}, ensure_ascii=False, indent=1)


def _label(domain: BlogDomain, page: Page) -> str:
    """Return what ``:ref:`` calls the first page of a list: ``blogarchive-tag-python``."""
    if page.number > 1 or page.kind == "document":
        return ""
    key = page.key.replace("/", "-")
    if term := domain.plan.vocabulary.find(page.kind, page.key) if page.key else None:
        key = term.slug
    return "-".join(filter(None, ("blogarchive", page.kind, key)))


def _title(domain: BlogDomain, page: Page) -> str:
    vocabulary = domain.plan.vocabulary
    if page.kind == "document":
        title = title_text(domain, page.key) or blog_title(domain.env.config)
    elif page.kind == "year":
        title = page.key
    elif page.kind == "month":
        year, month = map(int, page.key.split("/"))
        title = words.month(date(year, month, 1), str(domain.env.config.language))
    elif page.key:
        term = vocabulary.find(page.kind, page.key)
        title = term.shown if term else page.key
    else:
        title = _index(page.kind)
    if page.number > 1:
        title = str(_("%(title)s – page %(number)s")) % {"title": title, "number": page.number}
    return title


def _index(kind: str) -> str:
    match kind:
        case "archive":
            title = _("Archive")
        case "tag":
            title = _("Tags")
        case "category":
            title = _("Categories")
        case "author":
            title = _("Authors")
        case "series":
            title = _("Series")
        case _other:
            title = _("Feeds")
    return str(title)


def _description(domain: BlogDomain, page: Page) -> str:
    if page.kind not in KINDS or page.kind == "author" or page.number > 1:
        return ""
    term = domain.plan.vocabulary.find(page.kind, page.key)
    return term.description if term else ""


class PageParser(Parser):
    """Builds the tree of a generated page."""

    supported = (FILETYPE,)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill *document*."""
        page: dict[str, Any] = json.loads(inputstring)
        env = document.settings.env
        # no toctree needs to name it, and its words are those of the posts
        env.metadata[env.docname].update({"orphan": "", "nosearch": ""})
        # no output shows where it was built
        document["source"] = str(env.doc2path(env.docname, False))
        title = page["title"]
        section = nodes.section(names=[page["label"]] if page["label"] else [])
        # a name stays as it is
        section += nodes.title(title, title, translatable=False, support_smartquotes=False)
        document += section
        if page["label"]:
            document.note_explicit_target(section)
        else:
            section["ids"].append("blogarchive-page")
        if page["index_of"]:
            section += term_index(kind=page["index_of"])
            return
        if page["feeds"]:
            section += feed_list()
            return
        if page["author"]:
            section += author_card(name=page["author"])
        if text := page["description"]:
            section += nodes.paragraph(text, text)
        section += listing(
            page=env.docname,
            style=page["style"],
            group=tuple(page["group"]),
            paginate=0,
            chart=page["chart"],
        )

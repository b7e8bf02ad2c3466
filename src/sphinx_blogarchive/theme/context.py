"""What the templates of the theme are told of the page that they frame."""

from __future__ import annotations

import html
import re
from functools import lru_cache, partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ..compat import chosen_options
from ..domain import blog_domain
from ..hosting.notfound import base, itself, lead_to_itself
from ..words import is_right_to_left
from . import design
from .lookup import BEYOND, is_ours

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

#: Sphinx's own scripts. The search page of the theme does without them, and one of them calls
#: ``new Function``, which a strict Content-Security-Policy forbids.
_SPHINX_SCRIPTS = frozenset(
    {"documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js"}
)
#: What components of sphinx-design need; the cards of listings need none of it here.
_DESIGN_FILES = frozenset({design.SHEET, "design-tabs.js"})
_DESIGN_CLASS = re.compile(r'class="(?!sd-card-body"|[^"]*blogarchive-)(?:[^"]* )?sd-')
#: Where Sphinx has the functions that write tags.
_SPHINX = "sphinx.builders.html"
#: What Sphinx tells the templates of indices alone.
_OF_INDICES = frozenset({"genindexentries", "indextitle"})
#: The element that holds what follows a post outside of it.
_BEYOND = f'<div class="{BEYOND}">'
#: See translator.styles.
_WIDTH_CLASS = re.compile(r'class="(?:[^"]* )?(?:w|em)-\d')


def complete(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``, last: add what the templates ask for, take away what they don't."""
    builder = app.builder
    if not is_ours(builder):
        return
    domain = blog_domain(app.env)
    body = context.get("body", "")
    is_root = pagename == app.config.root_doc
    # Sphinx's own title of a site says "documentation"
    title = context.get("docstitle") if "html_title" in chosen_options(app.config) else ""
    site = html.escape(_plain(str(title or app.config.project)))
    context["base"] = html.escape(base(app, pagename))
    context["itself"] = html.escape(itself(app, pagename))
    lead_to_itself(app, pagename, context)
    context["direction"] = "rtl" if is_right_to_left(str(app.config.language)) else "ltr"
    context["home"] = html.escape(context["pathto"](app.config.root_doc))
    context["site_name"] = site
    context["window_title"] = partial(window_title, site=site, is_root=is_root)
    context["is_post"] = pagename in domain.plan.posts
    context["page_language"] = _language(app, pagename)
    context["is_listing"] = "blogarchive-cards" in body
    context["heading_missing"] = bool(body) and "<h1" not in body
    _sift(context, body, domain.site.classes.on(body))
    _remember(context, domain.site.file_tags)
    if context["is_post"]:
        context["body"], context["beyond"] = _apart(body)


def _language(app: Sphinx, pagename: str) -> str:
    """Return the language of a document that names one; posts have theirs on their article."""
    if pagename in blog_domain(app.env).plan.posts:
        return ""
    language = str(app.env.metadata.get(pagename, {}).get("language", "")).replace("_", "-")
    return language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else ""


def _apart(body: str) -> tuple[str, str]:
    """Return the HTML of a post, and of what follows outside of it."""
    before, mark, after = body.rpartition(_BEYOND)
    return (before, mark + after) if mark else (after, "")


def _plain(markup: str) -> str:
    """Return *markup* without its tags, still escaped."""
    return re.sub(r"<[^>]*>", "", markup).strip()


def window_title(title: str, *, site: str, is_root: bool) -> str:
    """Return the title of the window for a page with this *title*; both are HTML."""
    heading = _plain(title)
    if is_root or not heading or heading == "&lt;no title&gt;":
        return site or heading
    return f"{heading} – {site}" if site else heading


def _sift(context: dict[str, Any], body: str, classes: str) -> None:
    """Leave out the sheets and scripts that nothing on the page needs.

    :param classes: those in *body*; see :mod:`..classes`.
    """
    # see highlight.join_schemes, and design
    unused = {"pygments_dark.css", design.WHOLE}
    if "sd-tab-set" not in body:
        unused.add("design-tabs.js")
    notices = "".join(notice.html for notice in context["blogarchive"].notices)
    if not _WIDTH_CLASS.search(classes + notices):
        unused.add("blogarchive-widths.css")
    if 'class="sig' not in classes and not _OF_INDICES & context.keys():
        unused.add("blogarchive-reference.css")
    if not _DESIGN_CLASS.search(classes):
        unused |= _DESIGN_FILES
    if 'class="highlight' not in classes:
        unused.add("pygments.css")
    scripts = [js for js in context["script_files"] if _name(js) not in _SPHINX_SCRIPTS | unused]
    if any(_is_foreign(js) for js in scripts):
        # they may count on what Sphinx promises
        scripts = [js for js in context["script_files"] if _name(js) not in unused]
    context["script_files"] = scripts
    context["css_files"] = [css for css in context["css_files"] if _name(css) not in unused]


def _remember(context: dict[str, Any], known: dict[object, str]) -> None:
    """Have tags of sheets and scripts written once for all pages that lie equally deep.

    Sphinx looks for the file each time. Functions of others may look at the page.
    """
    # not the way to the root: a page can lie among these files
    way = context["pathto"]("_static/file", True)

    def once(write: Callable[[Any], str]) -> Callable[[Any], str]:
        def tag(file: Any) -> str:
            attributes = getattr(file, "attributes", None)
            if attributes is None:
                return write(file)
            key = (write.__name__, way, str(file.filename), *attributes.items())
            if key not in known:
                known[key] = write(file)
            return known[key]

        return tag

    for name in ("css_tag", "js_tag"):
        if getattr(context[name], "__module__", "") == _SPHINX:
            context[name] = once(context[name])


def _is_foreign(file: Any) -> bool:
    name = _name(file)
    return name not in _DESIGN_FILES and not name.startswith("blogarchive")


def _name(file: Any) -> str:
    return _base(str(getattr(file, "filename", file) or ""))


@lru_cache(maxsize=256)
def _base(filename: str) -> str:
    return PurePath(filename).name

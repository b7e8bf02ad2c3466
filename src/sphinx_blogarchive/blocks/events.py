"""When the blocks are made, within a build of Sphinx."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from sphinx.jinja2glue import BuiltinTemplateLoader, SphinxFileSystemLoader

from ..compat import StrPath
from ..config import PREFIX as OPTION
from ..config import option_place
from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..links import has_templates
from .page import Page
from .placing import BLOCKS, FOLDER, PREFIX, block_of
from .site import Site

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def install(app: Sphinx) -> None:
    """``builder-inited``: let templates of blocks be found, after the user's and the theme's."""
    templates = getattr(app.builder, "templates", None)
    # not by an option, which would hold the path of this machine
    if isinstance(templates, BuiltinTemplateLoader):
        # before the folders of themes, where "blogarchive/search.html" is the theme's results page
        templates.loaders.insert(len(templates.pathchain), SphinxFileSystemLoader(FOLDER))
        # pages are written again when a template is newer
        templates.pathchain.append(StrPath(FOLDER))
        # none changes while pages are written; else each is looked at for each page
        templates.environment.auto_reload = False
        _check_sidebars(app, templates)
    renew(app, app.env)


def _check_sidebars(app: Sphinx, templates: BuiltinTemplateLoader) -> None:
    """Warn of blocks that don't exist, and leave them out; Sphinx would stop at them."""
    known = {*BLOCKS} | {
        block_of(name)
        for folder in templates.pathchain
        for path in folder.glob(f"{PREFIX}*.html")
        if (name := path.relative_to(folder).as_posix())
    }
    kept: dict[str, Any] = {}
    for pattern, names in app.config.html_sidebars.items():
        if not isinstance(names, list | tuple):
            return  # Sphinx says so
        kept[pattern] = []
        for name in names:
            if not str(name).startswith(PREFIX) or block_of(name) in known:
                kept[pattern].append(name)
                continue
            plain = str(name).removeprefix(PREFIX).removesuffix(".html")
            near = difflib.get_close_matches(plain, sorted(known), n=1)
            remedy = f"write {PREFIX}{near[0]}.html" if near else "take it out"
            message = f"html_sidebars[{pattern!r}] has {name!r}, which is no block; {remedy}"
            warn(Category.CONFIG, message, option_place(app, "html_sidebars"))
    if kept != app.config.html_sidebars:
        app.config.html_sidebars = kept


def renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``, when all is read: forget what was known of the blog before."""
    domain = blog_domain(env)
    domain.site = Site(domain, app.builder)
    return []


def check_navigation(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of entries that lead nowhere."""
    name = f"{OPTION}navigation"
    for problem in blog_domain(env).site.navigation_with_problems.problems:
        warn(Category.CONFIG, f"{name} {problem}", option_place(app, name))


def prepare(app: Sphinx, builder: Builder) -> None:
    """``write-started``: resolve the notices."""
    if has_templates(builder):
        blog_domain(app.env).site.notices.prepare()


def provide(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: give templates the variable ``blogarchive``."""
    if not has_templates(app.builder):
        return
    site = blog_domain(app.env).site
    context["blogarchive"] = Page(site, pagename, context)
    if site.notices_on(pagename) and site.notices.have_mathematics():
        context["has_maths_elements"] = True

"""The style sheets that any theme needs for listings and posts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .domain import blog_domain
from .theme.lookup import is_ours

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FOLDER = Path(__file__).parent / "static"
#: What has a sheet of its own, because few pages show it.
_SELDOM = re.compile(r'class="[^"]*\bblogarchive-(?:author|chart|initials|months|terms|whole)\b')


def add_static_files(app: Sphinx) -> None:
    """Have the style sheets copied and linked."""
    # later than the configuration is compared with that of the last build, which must not
    # hold the path of this machine
    app.connect("builder-inited", _add)
    app.connect("html-page-context", _add_seldom)


def _add(app: Sphinx) -> None:
    app.add_css_file("blogarchive.css", priority=sheet_priority(app))
    app.config.html_static_path = [*app.config.html_static_path, str(_FOLDER)]


def _add_seldom(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    if _SELDOM.search(blog_domain(app.env).site.classes.on(context.get("body", ""))):
        app.add_css_file("blogarchive-indices.css", priority=sheet_priority(app))


def sheet_priority(app: Sphinx) -> int:
    """Return when our sheets come: before those of our theme, after those of others (200)."""
    return 150 if is_ours(app.builder) else 500

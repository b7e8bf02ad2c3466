"""A build that a host runs: what the host says stands in for options that nobody set."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..compat import chosen_options, written
from ..config import PREFIX, conf_place
from ..diagnostics import Category, warn
from .environment import READ_THE_DOCS, host, is_same_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from .environment import Host

#: In ``html_context``: whether Read the Docs builds the site. It is a part of the configuration,
#: so that pages are written anew where it changes.
ON_READ_THE_DOCS = "blogarchive_on_read_the_docs"


def adapt(app: Sphinx, config: Config) -> None:
    """``config-inited``, before anything looks at options: take over what the host says."""
    found = host(os.environ)
    if found is None:
        return
    chosen = chosen_options(config)
    if found.address and "html_baseurl" not in chosen:
        config.html_baseurl = found.address
    if found.preview and f"{PREFIX}drafts" not in chosen:
        setattr(config, f"{PREFIX}drafts", True)
    if found.name == READ_THE_DOCS:
        config.html_context = {**config.html_context, ON_READ_THE_DOCS: True}
    if found.language:
        _compare(app, config, found)


def _compare(app: Sphinx, config: Config, found: Host) -> None:
    """Warn if the host takes the site to be in another language than its writer does."""
    own = str(written(config, "language", config.language) or "en")
    if is_same_language(own, found.language):
        return
    message = (
        f"language = {own!r}, but {found.name} builds the blog in {found.language!r}, the "
        f"language of the project there; set that to {own.replace('_', '-').lower()!r}"
    )
    warn(Category.HOSTING, message, conf_place(app, "language"))

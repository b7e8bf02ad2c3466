"""Feeds as files of the site."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.util.display import progress_message

from ..ending import on_success
from ..files import write
from ..links import is_web_site
from ..records import site_address
from .check import Taken, warn_of_file
from .content import Texts
from .entries import WRITERS, entry, feed

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..domain import BlogDomain
    from ..incremental.outdated import Build


@on_success
def write_files(app: Sphinx, domain: BlogDomain, build: Build) -> None:
    """``build-finished``: write what changed; what isn't written any more is swept away."""
    if not is_web_site(app.builder) or not domain.feeds:
        return
    texts = Texts(app, build)
    # of one post there may be many feeds
    entries = cache(partial(entry, domain, text=texts.of))
    taken = Taken(app)
    site = site_address(app.config)
    with progress_message("writing feeds"):
        for scope in domain.feeds:
            held = feed(domain, scope, entries)
            differs = False
            for key, path in scope.paths.items():
                if path in taken:
                    continue  # of which it was warned
                if path in build.extra:
                    warn_of_file(app, path)
                    continue
                build.extra.add(path)
                text = WRITERS[key].file(held, site + quote(path))
                differs |= write(Path(app.outdir, path), text)
            build.feeds_written += differs

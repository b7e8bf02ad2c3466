"""Files of the site for machines: ``sitemap.xml``, ``robots.txt``, ``llms.txt``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..ending import on_success
from ..files import write
from ..links import is_web_site
from ..model import llms, robots, sitemap
from ..records import site_address
from .llms import overview
from .sitemap import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..domain import BlogDomain
    from ..incremental.outdated import Build

#: The extension that writes a map of the site.
SITEMAP = "sphinx_sitemap"


@on_success
def write_files(app: Sphinx, domain: BlogDomain, build: Build) -> None:
    """``build-finished``: write what changed; what isn't written any more is swept away."""
    if not is_web_site(app.builder):
        return
    of_writer = set(build.owned)
    for name, text in _files(app, domain):
        if name not in of_writer:
            build.extra.add(name)
            write(Path(app.outdir, name), text.encode())


def _files(app: Sphinx, domain: BlogDomain) -> Iterator[tuple[str, str]]:
    site, options = site_address(app.config), domain.settings
    theirs = SITEMAP in app.extensions
    name = str(app.config.sitemap_filename) if theirs else sitemap.NAME
    mapped = theirs or options.sitemap
    if site and options.sitemap and not theirs:
        yield from sitemap.files(entries(domain), site)
    if site and mapped and options.robots:
        yield "robots.txt", robots.text(site + name)
    if options.llms:
        yield llms.NAME, overview(domain)

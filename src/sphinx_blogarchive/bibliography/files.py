"""The whole blog as files for BibTeX and for processors of CSL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..ending import on_success
from ..files import write
from ..links import is_site
from ..model import bibtex, csl
from ..records import citations

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..domain import BlogDomain
    from ..incremental.outdated import Build

#: Names of the files, and what readers know their formats by.
FILES = {"blog.bib": "BibTeX", "blog.json": "CSL-JSON"}


def paths(domain: BlogDomain) -> dict[str, str]:
    """Return the formats of the files that are written, by path from the root of the site."""
    if not domain.settings.bibliography or not is_site(domain.builder):
        return {}
    return {domain.settings.root + name: shown for name, shown in FILES.items()}


@on_success
def write_files(app: Sphinx, domain: BlogDomain, build: Build) -> None:
    """``build-finished``: write what changed; what isn't written any more is swept away."""
    wanted = paths(domain)
    if not wanted or not domain.citation_keys[0]:
        return
    of_writer = set(build.owned)
    for path, make in zip(wanted, (bibtex.database, csl.database), strict=True):
        if path in of_writer:
            continue
        build.extra.add(path)
        file = Path(app.outdir, path)
        # what tells of the pages of posts tells of all that is in the files
        if not (build.is_idle and path in build.before.extra and file.is_file()):
            write(file, make(citations(domain)).encode())

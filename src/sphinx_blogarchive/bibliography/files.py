"""The whole blog as files for BibTeX and for processors of CSL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..domain import blog_domain
from ..files import write
from ..links import is_site
from ..model import bibtex, csl
from ..records import citations

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..domain import BlogDomain

#: Names of the files, and what readers know their formats by.
FILES = {"blog.bib": "BibTeX", "blog.json": "CSL-JSON"}


def paths(domain: BlogDomain) -> dict[str, str]:
    """Return the formats of the files that are written, by path from the root of the site."""
    if not domain.settings.bibliography or not is_site(domain.builder):
        return {}
    return {domain.settings.root + name: shown for name, shown in FILES.items()}


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """``build-finished``: write what changed; what isn't written any more is swept away."""
    if exception is not None or app.env is None:
        return
    domain = blog_domain(app.env)
    wanted = paths(domain)
    records = list(citations(domain)) if wanted and domain.build is not None else []
    if not records or domain.build is None:
        return
    of_writer = set(domain.build.owned)
    for path, text in zip(wanted, (bibtex.database(records), csl.database(records)), strict=True):
        if path in of_writer:
            continue
        domain.build.extra.add(path)
        write(Path(app.outdir, path), text.encode())

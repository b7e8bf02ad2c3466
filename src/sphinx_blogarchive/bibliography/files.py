"""The whole blog as files for BibTeX and for processors of CSL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..ending import on_success
from ..files import write
from ..incremental.kept import Kept
from ..links import is_site
from ..model import bibtex, csl
from ..records import citable, citation

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    files = {path: Path(app.outdir, path) for path in wanted if path not in of_writer}
    build.extra.update(files)
    # what tells of the pages of posts tells of all that is in the files
    if build.is_idle and all(
        path in build.before.extra and file.is_file() for path, file in files.items()
    ):
        return
    entries = list(zip(*_entries(app, domain, build), strict=True))
    for path, make, made in zip(wanted, (bibtex.database, csl.database), entries, strict=True):
        if path in files:
            write(files[path], make(made).encode())


def _entries(app: Sphinx, domain: BlogDomain, build: Build) -> Iterator[tuple[str, str]]:
    """Yield the entries of all posts, newest first, for either file."""
    kept = Kept(app, build, "records")
    for post in citable(domain):
        made = kept.find(post.docname)
        if made is None and (found := citation(domain, post.docname)):
            made = bibtex.entry(found), csl.entry(found)
            kept.add(post.docname, made)
        if made is not None:
            yield made

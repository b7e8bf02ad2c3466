"""Remove what the documents that are gone have left in the output folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..domain import blog_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def owned_files(app: Sphinx) -> list[str]:
    """Return the files that documents, pictures and downloads own, relative to the folder."""
    env, builder = app.env, app.builder
    out = Path(app.outdir)
    pages = (Path(builder.get_output_path(name)) for name in env.found_docs)  # type: ignore[attr-defined]
    return sorted(
        {path.relative_to(out).as_posix() for path in pages}
        | {f"_images/{name}" for _, name in env.images.values()}
        | {f"_downloads/{name}" for _, name in env.dlfiles.values()}
        | {f"_sources/{name}{env.doc2path(name, False).suffix}.txt" for name in env.found_docs}
    )


def sweep(app: Sphinx, builder: Builder) -> None:
    """``write-started``: remove files that the last build wrote and nothing owns now."""
    build = blog_domain(app.env).build
    if build is None:
        return
    out = Path(app.outdir)
    for name in sorted(set(build.before.files).difference(owned_files(app))):
        path = out / name
        path.unlink(missing_ok=True)
        while path.parent != out and path.parent.is_dir() and not any(path.parent.iterdir()):
            path = path.parent
            path.rmdir()

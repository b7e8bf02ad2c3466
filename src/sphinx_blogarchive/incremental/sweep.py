"""Remove what an earlier build has left in the output folder, and a clean one would not make."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ..domain import blog_domain
from ..files import copied
from . import manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from ..pages.project import BlogProject


#: Where Sphinx keeps the digest of the last configuration, for whoever wonders what changed.
_BACKUP = ".buildinfo.bak"
#: What Sphinx puts beside static files according to the language, anew in each build.
_LANGUAGE = ("translations.js", "*-stemmer.js")


def owned_files(app: Sphinx, pages: Iterable[str]) -> list[str]:
    """Return the files of documents and of the configuration, as paths relative to the folder.

    Those that were never written are left out.

    :param pages: see :func:`page_files`.
    """
    # of thousands of names in each build, paths would take their time
    out = f"{app.outdir}/"
    return sorted(name for name in claimed(app, pages) if os.path.isfile(out + name))  # noqa: PTH113


def claimed(app: Sphinx, pages: Iterable[str]) -> set[str]:
    """Return the paths of files of documents and of the configuration, written or not.

    :param pages: see :func:`page_files`.
    """
    env = app.env
    return {
        *pages,
        *(f"{app.builder.imagedir}/{name}" for _, name in env.images.values()),
        *(f"_downloads/{name}" for _, name in env.dlfiles.values()),
        *_static(app),
    }


def page_files(app: Sphinx) -> Iterator[str]:
    """Yield the paths of the pages of documents and of their sources, written or not."""
    env, config = app.env, app.config
    project = cast("BlogProject", app.project)
    for docname in env.found_docs:
        yield _page(app, docname)
        # readers have no use for those of generated pages
        if config.html_copy_source and not project.is_generated(docname):
            suffix = env.doc2path(docname, False).suffix
            end = config.html_sourcelink_suffix
            yield f"_sources/{docname}{suffix}{end if end != suffix else ''}"


def _page(app: Sphinx, name: str) -> str:
    path = os.fspath(app.builder.get_output_path(name))  # type: ignore[attr-defined]
    below: str = path.removeprefix(f"{app.outdir}{os.sep}")
    return below.replace(os.sep, "/")


def _static(app: Sphinx) -> Iterator[str]:
    config = app.config
    theme = getattr(app.builder, "theme", None)
    folders = [Path(folder, "static") for folder in (theme.get_theme_dirs() if theme else ())]
    folders += [Path(app.confdir, entry) for entry in config.html_static_path]
    yield from (f"_static/{name}" for folder in folders for name in copied(folder))
    for entry in config.html_extra_path:
        yield from copied(Path(app.confdir, entry))
    for image in (config.html_logo, config.html_favicon):
        if image:
            yield f"_static/{Path(image).name}"


def lost(app: Sphinx, before: manifest.Manifest) -> bool:
    """Say whether someone has taken something out of the folder, which Sphinx wouldn't notice."""
    out = f"{app.outdir}/"
    index = getattr(app.builder, "searchindex_filename", "") if before.pages else ""
    return not all(os.path.isfile(out + name) for name in [*before.files, index] if name)  # noqa: PTH113


def sweep(app: Sphinx, builder: Builder) -> None:
    """``write-started``: remove files that the last build wrote and nothing owns now."""
    build = blog_domain(app.env).build
    if build is None:
        return
    owned = build.claimed
    remove(app, {_BACKUP, *build.before.files} - owned)
    for pattern in _LANGUAGE:
        for path in Path(app.outdir, "_static").glob(pattern):
            path.unlink()
    # were the build to be broken off now, the next one must know what this one may have left
    files = sorted(owned.union(build.before.files))
    if files != build.before.files:
        build.remembered = replace(build.before, files=files)
        manifest.save(app, build.remembered)


def sweep_extra(
    app: Sphinx, before: manifest.Manifest, now: set[str], owned: Iterable[str]
) -> None:
    """Remove pages without a document that the last build wrote and this one did not."""
    remove(app, set(before.extra).difference(now, owned))


def note_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: note pages without a document, which are written in each build."""
    build = blog_domain(app.env).build
    if build is not None and pagename not in app.env.found_docs:
        build.extra.add(_page(app, pagename))


def remove(app: Sphinx, names: Iterable[str]) -> None:
    """Remove files from the output, and folders that are empty then."""
    out = Path(app.outdir)
    for name in sorted(names):
        path = out / name
        # by now there may be a folder in its place, or a file in that of its folder
        if path.is_file():
            path.unlink()
        while path.parent != out and path.parent.is_dir() and not any(path.parent.iterdir()):
            path = path.parent
            path.rmdir()

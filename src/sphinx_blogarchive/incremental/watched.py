"""The files that decide how a document is read.

Sphinx takes a file for changed if it is newer than the last reading. A file that was moved
to its place, or restored from a copy, can be older. And MyST reads a link to a file
according to whether there is one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes

from ..domain import blog_domain
from ..reading.stamps import Watched, is_file, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def watch(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``, after it is known what a document depends on."""
    env = app.env
    docname = env.docname
    if app.project.is_generated(docname):  # type: ignore[attr-defined]
        return
    paths = [Path(env.doc2path(docname))]
    paths += [Path(app.srcdir, name) for name in sorted(env.dependencies.get(docname, ()))]
    targets = sorted({*_targets(env, doctree)})
    blog_domain(env).watched[docname] = Watched(
        stamp(paths), tuple((str(path), is_file(path)) for path in targets)
    )


def find_changed(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """``env-get-outdated``: documents that have to be read anew, beyond those that Sphinx finds."""
    known = blog_domain(env).watched
    return sorted(
        docname
        for docname in env.found_docs - added - changed
        if docname in known and known[docname].changed()
    )


def _targets(env: BuildEnvironment, doctree: nodes.document) -> Iterable[Path]:
    for node in doctree.findall(addnodes.pending_xref):
        if node.get("reftype") != "myst":
            continue
        target = node["reftarget"]
        if node.get("refdomain") == "doc":
            # the suffixes, for a document that is left out has no path
            for suffix in env.config.source_suffix:
                if is_file(path := Path(env.srcdir, target + suffix)):
                    yield path
        elif name := target.partition("#")[0]:
            yield Path(env.relfn2path(name, env.docname)[1])

"""Drop what turned out to be hidden only when it was read: see :mod:`.visibility`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..diagnostics import without_repeats
from ..domain import blog_domain
from .stamps import stamp
from .visibility import Hidden, is_hidden

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def drop_hidden(app: Sphinx, docnames: list[str]) -> list[str]:
    """Remove hidden posts from the environment, as if they had not been found.

    :param docnames: the documents that Sphinx has read and is going to write; the hidden
        ones are taken out of it, for Sphinx would fail on them.
    :return: documents with toctrees that listed them, read anew.
    """
    env = app.env
    domain = blog_domain(env)
    if domain.settings.drafts:
        return []
    dropped = {
        docname
        for docname, post in domain.posts.items()
        if docname != env.config.root_doc and is_hidden(post.draft, post.date, domain.now)
    }
    if not dropped:
        return []
    for docname in sorted(dropped):
        post = domain.posts[docname]
        paths = [Path(env.doc2path(docname))]
        paths += [Path(app.srcdir, name) for name in sorted(env.dependencies.get(docname, ()))]
        domain.hidden[docname] = Hidden.of(post, stamp(paths))
        forget(app, env, docname)
        app.project.docnames.discard(docname)
    docnames[:] = [docname for docname in docnames if docname not in dropped]
    stale = sorted(
        docname
        for docname, included in env.toctree_includes.items()
        if dropped.intersection(included) and docname in env.found_docs
    )
    for docname in stale:
        read_again(app, env, docname)
    return stale


def read_again(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Read *docname* anew; of what it is warned about, only the new is said."""
    forget(app, env, docname)
    with without_repeats():
        app.builder.read_doc(docname)


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget all that was read of *docname*."""
    app.events.emit("env-purge-doc", env, docname)
    env.clear_doc(docname)

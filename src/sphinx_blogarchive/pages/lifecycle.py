"""When generated pages come, change and go, within a build of Sphinx."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.environment import CONFIG_OK

from ..digests import digest
from ..domain import blog_domain
from ..excerpt.store import Excerpts
from ..excerpt.whole import Texts
from ..incremental.manifest import beside
from ..listing.cards import Cards
from ..progress import steps
from ..reading.dropping import drop_hidden, forget, read_again
from .parser import description, source
from .project import SUFFIX, BlogProject
from .reading import PageReader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..domain import BlogDomain
    from ..model.plan import Page

#: Folder of the sources of generated pages, beside the doctrees.
FOLDER = "blogarchive"


def install(app: Sphinx) -> None:
    """``builder-inited``: before Sphinx asks which documents there are."""
    domain = blog_domain(app.env)
    BlogProject.adopt(app.project, domain, Path(app.doctreedir, FOLDER))
    domain.builder = app.builder
    _begin(app, domain)
    write_documents = app.builder.write_documents

    def note_and_write(docnames: AbstractSet[str]) -> None:
        domain.cards.kept.renewed = docnames
        write_documents(docnames)

    app.builder.write_documents = note_and_write  # type: ignore[method-assign]


def _begin(app: Sphinx, domain: BlogDomain) -> None:
    """Have nothing be known of what is written of posts on other pages."""
    domain.excerpts = Excerpts(app.builder)
    domain.texts = Texts(app.builder)
    domain.cards = Cards(app.builder, beside(app, "-cards.json"))


def taken_over(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """``env-get-outdated``: documents of the writer's that now have the name of a page.

    Sphinx would take one for unchanged if the file is older than the page.
    """
    return sorted(blog_domain(env).pages.keys() & _project(app).real_docnames)


def withhold(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """``env-before-read-docs``: generated pages are read last, when it is known which there are.

    Until then no toctree finds them: a glob would find those of the last build, and others
    in a clean one.
    """
    domain = blog_domain(env)
    project = _project(app)
    generated = domain.pages.keys() - project.real_docnames
    # all others Sphinx has found to be no older than their trees, which are there
    domain.doubted = generated.intersection(docnames)
    # pages whose name a document of the writer's has taken are forgotten in ``update``
    docnames[:] = [docname for docname in docnames if docname not in generated]
    # all at once, as Sphinx does it with several processes: one by one, a label that has moved
    # from a later document to an earlier one would seem to be there twice
    for docname in docnames:
        forget(app, env, docname)
    project.docnames.difference_update(generated)
    # Sphinx goes on to write what is in this list; kept, so that drafts can be taken out
    domain.docnames_read = docnames


def update(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``: bring the generated pages up to date with the posts."""
    domain = blog_domain(env)
    project = _project(app)
    domain.forget()
    changed = drop_hidden(app, domain.docnames_read)
    domain.forget()
    domain.planned = None
    _begin(app, domain)
    old, new = domain.pages, domain.plan.pages
    gone = old.keys() - new.keys()
    for docname in gone - project.real_docnames:
        forget(app, env, docname)
        Path(app.doctreedir, f"{docname}.doctree").unlink(missing_ok=True)
    for docname in gone:
        domain.sources.pop(docname, None)
        Path(project.sources, docname + SUFFIX).unlink(missing_ok=True)
    changed += _read_toctrees_again(app, domain, project, differ=old.keys() != new.keys())
    domain.data["pages"] = new
    project.docnames.update(new)
    return changed + _refresh(app, domain, old)


def _read_toctrees_again(
    app: Sphinx, domain: BlogDomain, project: BlogProject, *, differ: bool
) -> list[str]:
    """Read documents again whose toctrees depend on which pages there are.

    They name a page that isn't to be, of which Sphinx then warns; or they have patterns for
    generated pages, which were passed over as yet, or *differ* from those of the last build.
    """
    domain.planned = set(domain.plan.pages)
    known = project.docnames | domain.planned
    stale = [
        docname
        for docname, included in sorted(app.env.toctree_includes.items())
        if docname in project.real_docnames and not known.issuperset(included)
    ]
    stale += [
        docname
        for docname in sorted(domain.data["patterns"])
        if docname not in stale and (differ or docname in domain.docnames_read)
    ]
    for docname in stale:
        read_again(app, app.env, docname)
    return stale


def _refresh(app: Sphinx, domain: BlogDomain, old: Mapping[str, Page]) -> list[str]:
    """Read the pages that are new, or different from before.

    Of those that show other posts, and are as they were otherwise, the source alone is written.

    :param old: the pages of the last build.
    :return: all of them.
    """
    stale, renewed = {}, []
    sources = _project(app).sources
    for docname, page in domain.pages.items():
        described = description(domain, page)
        state = digest(described)
        if not _is_as_read(app, domain, docname, state, described):
            stale[docname] = state, source(described, page)
        elif docname not in old or page.posts != old[docname].posts:
            _write(f"{sources}/{docname}{SUFFIX}", source(described, page))
            # no older than its source, as if it had been read
            app.env.all_docs[docname] = time.time_ns() // 1_000
            renewed.append(docname)
    if not stale:
        return renewed
    reader = PageReader(app)
    for docname in steps([*stale], "reading generated pages... ", "purple", app.verbosity):
        state, text = stale[docname]
        _write(f"{sources}/{docname}{SUFFIX}", text)
        domain.sources[docname] = state
        if docname in app.env.all_docs:
            forget(app, app.env, docname)
        reader.read(docname, text)
    return [*stale, *renewed]


def _is_as_read(
    app: Sphinx, domain: BlogDomain, docname: str, state: str, described: dict[str, Any]
) -> bool:
    """Say whether the tree of a page was made of what it is *described* by, digested as *state*.

    What is known of the page has to be there, and its tree: a build that failed leaves the latter
    alone. Its source is newer then than the last reading that is known of, and Sphinx doubts it.
    """
    return (
        domain.sources.get(docname) == state
        and docname in app.env.all_docs
        and (
            docname not in domain.doubted
            or _is_there(app, docname, source(described, domain.pages[docname]))
        )
    )


def _is_there(app: Sphinx, docname: str, text: str) -> bool:
    """Say whether the tree of a page was made of *text*, whatever the times of the files are."""
    return (
        app.env.config_status == CONFIG_OK
        and _text(f"{_project(app).sources}/{docname}{SUFFIX}") == text
        and os.path.exists(f"{app.doctreedir}/{docname}.doctree")  # noqa: PTH110
    )


def _text(path: str) -> str | None:
    # of thousands of them in each build, paths would take their time
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return None


def _write(path: str, text: str) -> None:
    # likewise
    folder = os.path.dirname(path)  # noqa: PTH120
    if not os.path.isdir(folder):  # noqa: PTH112
        os.makedirs(folder)  # noqa: PTH103
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(text)


def hide_source(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``: a generated page has no source that a reader could see."""
    if _project(app).is_generated(pagename):
        context["sourcename"] = context["page_source_suffix"] = ""
        context["has_source"] = context["show_source"] = False


def _project(app: Sphinx) -> BlogProject:
    return cast("BlogProject", app.project)

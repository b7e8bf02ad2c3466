"""Write the pages at old addresses, and the lists for hosts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..addresses import root
from ..config import PREFIX, option_place
from ..diagnostics import Category, warn
from ..ending import on_success
from ..files import write
from ..incremental.sweep import remove
from ..model.redirect_lists import lists
from ..model.redirects import Problem
from ..records import address
from .check import say
from .page import SCRIPT, Target, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..domain import BlogDomain
    from ..incremental.outdated import Build

_SOURCE = Path(__file__).parent / "static" / Path(SCRIPT).name


@on_success
def write_redirects(app: Sphinx, domain: BlogDomain, build: Build) -> None:
    """``build-finished``: write what changed, and remove pages that aren't wanted any more."""
    found = domain.redirects
    files = dict(_lists(domain))
    taken = {*build.owned, *build.extra} if found.pages or files else set()
    pages = {file: docname for file, docname in found.pages.items() if file not in taken}
    for file in sorted(found.pages.keys() - pages.keys()):
        docname = found.pages[file]
        message = "is a page that another extension makes, which goes before; leave it out"
        say(domain, Problem(docname, "redirect_from", file, message))
    for file in sorted(files.keys() & taken):
        message = (
            f"{PREFIX}redirect_files: there is a file {file!r} of your own, which stays; add the "
            "redirects to that, or take it out"
        )
        warn(Category.REDIRECT, message, option_place(app, f"{PREFIX}redirect_files"))
        del files[file]
    # one may be a file where a folder was, or the other way round
    gone = {name for name in build.before.extra if name.endswith((".html", ".htm"))}
    remove(app, gone - build.extra - pages.keys() - set(build.owned))
    for file, docname in sorted(pages.items()):
        _write(app, build, file, render(file, _target(domain, docname)).encode())
    if pages:
        _write(app, build, SCRIPT, _SOURCE.read_bytes())
    for file, text in files.items():
        _write(app, build, file, text.encode())


def _write(app: Sphinx, build: Build, file: str, content: bytes) -> None:
    build.extra.add(file)
    write(Path(app.outdir, file), content)


def _lists(domain: BlogDomain) -> Iterator[tuple[str, str]]:
    found, formats = domain.redirects, domain.settings.redirect_files
    return lists(formats, found.moves, root(domain), domain.builder.get_target_uri)


def _target(domain: BlogDomain, docname: str) -> Target:
    env = domain.env
    site = str(env.config.language or "en").replace("_", "-")
    post = domain.plan.posts.get(docname)
    title = post.label if post else env.titles[docname].astext()
    return Target(
        title,
        domain.builder.get_target_uri(docname),
        address(domain.builder, docname),
        post.language if post and post.language else site,
        site,
    )

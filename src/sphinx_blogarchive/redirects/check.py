"""Warnings of addresses that can't be had."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..reading.places import line_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..domain import BlogDomain
    from ..model.redirects import Problem


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of what the whole site shows to be wrong."""
    domain = blog_domain(env)
    for problem in domain.redirects.problems:
        say(domain, problem)


def say(domain: BlogDomain, problem: Problem) -> None:
    """Warn of *problem* where the address is written."""
    docname, field, written, message = problem
    path = Path(domain.env.doc2path(docname))
    line = line_of(path, (field,), name=written if field == "redirect_from" else "")
    warn(Category.REDIRECT, f"{field}: {written!r} {message}", f"{path}:{line}")

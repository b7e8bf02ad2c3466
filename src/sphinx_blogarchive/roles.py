"""The roles ``tag``, ``category``, ``author``, ``series`` and ``archive``."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from sphinx.roles import XRefRole

from .diagnostics import Category, warn
from .model.query import parse_month
from .model.terms import KINDS
from .words import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from .model.plan import Plan

#: The name of the domain.
DOMAIN = "blogarchive"


class BlogRole(XRefRole):
    """Links to the page of a term, or of a year or a month."""

    def result_nodes(
        self, document: nodes.document, env: BuildEnvironment, node: nodes.Element, is_ref: bool
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Have the role resolved by our domain under its short name too."""
        node["refdomain"] = DOMAIN
        return [node], []


def find_target(plan: Plan, role: str, target: str, node: nodes.Node) -> tuple[str, str]:
    """Return the document that *target* means to *role*, and its title.

    Both may be empty: there is no such thing, which is warned of at *node*, or it has no page.
    """
    return (_term if role in KINDS else _archive)(plan, role, target, node)


def unknown_term(plan: Plan, kind: str, name: str) -> str:
    """Say that there is no such term, and which is near."""
    names = [term.name for term in plan.vocabulary.of(kind)]
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6) or [
        other for other in names if other.casefold() == name.casefold()
    ]
    other_way = f"give it to a post, declare it by the directive {kind!r}, or take it out"
    return f"there is no {kind} {name!r}; {f'write {near[0]!r}' if near else other_way}"


def _term(plan: Plan, kind: str, name: str, node: nodes.Node) -> tuple[str, str]:
    term = plan.vocabulary.find(kind, name)
    if term is None:
        warn(Category.TERM, unknown_term(plan, kind, name), node)
        return "", ""
    return plan.docname(kind, term.name), term.shown


def _archive(plan: Plan, _role: str, target: str, node: nodes.Node) -> tuple[str, str]:
    title = ""
    if target in ("all", "archive"):
        docname, title = plan.docname("archive"), str(_("Archive"))
    else:
        try:
            year, month = (int(target), 0) if len(target) == 4 else parse_month(target)
        except ValueError:
            year = month = 0
        kind, key = ("month", f"{year:04}/{month:02}") if month else ("year", f"{year:04}")
        docname = plan.docname(kind, key)
    if not docname:
        message = (
            f"there is no archive page {target!r}; write 'all', a year such as 2024 or a "
            "month such as 2024-05 that has posts"
        )
        warn(Category.PAGE, message, node)
    return docname, title

"""The navigation of a site, as ``blogarchive_navigation`` gives it."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model.terms import KINDS
from ..roles import unknown_term

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from ..model.plan import Plan

_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#")


class NavigationItem(NamedTuple):
    """One entry: a document of the site, or another address."""

    title: str
    #: Docname; empty for an address.
    docname: str = ""
    url: str = ""

    @property
    def external(self) -> bool:
        """Whether it leads out of the site's own documents."""
        return not self.docname


class Navigation:
    """The entries, and what is wrong with those that were left out."""

    def __init__(self, plan: Plan, documents: Collection[str], title: Callable[[str], str]) -> None:
        """Begin without any.

        :param documents: docnames of all documents, generated ones among them.
        :param title: gives the title of a document.
        """
        self._plan = plan
        self._documents = documents
        self._title = title
        self.items: list[NavigationItem] = []
        #: Each with the remedy, ready to follow the name of the option.
        self.problems: list[str] = []

    def add_usual(self, home: str, title: str) -> None:
        """Add what a site shows that chooses nothing: *home*, called *title*, and the indices."""
        self.items.append(NavigationItem(title, home))
        for kind in ("archive", "category", "tag"):
            used = kind not in KINDS or any(map(self._plan.vocabulary.posts, self._terms(kind)))
            if used and (docname := self._plan.docname(kind)):
                self._add(docname)

    def add(self, entries: Iterable[Any]) -> None:
        """Add *entries* of the option, whose form is right."""
        for entry in entries:
            if isinstance(entry, str):
                self._add_name(entry)
            else:
                self._add_titled(entry["title"], entry["target"])

    def _terms(self, kind: str) -> list[Any]:
        terms = self._plan.vocabulary.of(kind)
        return sorted(terms, key=lambda term: (term.shown.casefold(), term.name))

    def _add(self, docname: str, title: str = "") -> None:
        self.items.append(NavigationItem(title or self._title(docname), docname))

    def _add_name(self, name: str) -> None:
        if name in KINDS:
            for term in self._terms(name):
                if docname := self._plan.docname(name, term.name):
                    self._add(docname, term.shown)
            return
        docname, title, problem = self._find(name)
        if docname:
            self._add(docname, title)
        elif _URL.match(name) and not problem:
            self.problems.append(
                f'has {name!r} without a title; write {{"title": "…", "target": {name!r}}}'
            )
        else:
            self.problems.append(f"has {name!r}: {problem or self._unknown(name)}")

    def _add_titled(self, title: str, target: str) -> None:
        docname, _title, problem = self._find(target)
        if docname:
            self._add(docname, title)
        elif _URL.match(target) and not problem:
            self.items.append(NavigationItem(title, url=target))
        else:
            self.problems.append(f"has {target!r}: {problem or self._unknown(target)}")

    def _find(self, name: str) -> tuple[str, str, str]:
        """Return docname and title of what *name* means, or what is wrong with it."""
        kind, colon, term_name = name.partition(":")
        if colon and kind in KINDS:
            term = self._plan.vocabulary.find(kind, term_name)
            if term is None:
                return "", "", unknown_term(self._plan, kind, term_name)
            docname = self._plan.docname(kind, term.name)
            problem = f"{kind} {term.name!r} has no page; give it a post, or take the entry out"
            return docname, term.shown, "" if docname else problem
        docname = name.removeprefix("/")
        return (docname if docname in self._documents else ""), "", ""

    def _unknown(self, name: str) -> str:
        plain = name.removeprefix("/").removesuffix(".md").removesuffix(".rst")
        near = difflib.get_close_matches(plain, sorted(self._documents), n=1)
        remedy = f"write {near[0]!r}" if near else 'write a docname such as "about", or "tag:Name"'
        return f"there is no such document; {remedy}"

"""Which posts a writer means who names some in the front matter of another."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple

from .post import newest_first
from .terms import normalize

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from .post import Post

#: Suffixes of files that are taken off a docname.
_SUFFIXES = (".md", ".rst", ".txt")


class Problem(NamedTuple):
    """A name that can't be understood."""

    docname: str
    #: The field that it stands in, and the name itself.
    field: str
    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """Which posts are wanted beside others, and which are not, as docnames by docname."""

    related: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unrelated: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def wishes(posts: Collection[Post], hidden: Mapping[str, str]) -> Wishes:
    """Understand the fields ``related`` and ``unrelated`` of *posts*.

    :param hidden: titles, as far as they are known, of posts that are not to be seen yet, by
        docname; they may be named.
    """
    found = Wishes()
    if not any(post.related or post.unrelated for post in posts):
        return found
    finder = Finder(posts, hidden)
    for post in sorted(posts, key=lambda post: post.docname):
        unwanted = _understood(finder, post, "unrelated", post.unrelated, found.problems)
        names = post.related if isinstance(post.related, tuple) else ()
        wanted = _understood(finder, post, "related", names, found.problems)
        for docname in [docname for docname in wanted if docname in unwanted]:
            message = f"{wanted[docname]!r} is unrelated too; take it out of one of them"
            found.problems.append(Problem(post.docname, "related", wanted[docname], message))
            del wanted[docname]
        if wanted:
            found.related[post.docname] = tuple(wanted)
        if unwanted:
            found.unrelated[post.docname] = tuple(unwanted)
    return found


def _understood(
    finder: Finder, post: Post, field: str, names: Iterable[str], problems: list[Problem]
) -> dict[str, str]:
    """Return what each of *names* means, with the name; add what can't be understood."""
    found: dict[str, str] = {}
    for name in names:
        docnames = finder.find(name, post.docname)
        message = ""
        if not docnames:
            near = finder.nearest(name, post.docname)
            shown = f"a list, [{near!r}]" if "," in near else repr(near)
            remedy = f"write {shown}" if near else "write the docname, id or title of one"
            message = f"there is no post {name!r}; {remedy}"
        elif docnames == [post.docname]:
            message = f"{name!r} is this post itself; leave it out"
        elif len(docnames) > 1:
            message = f"several posts are called {name!r}; write one of {', '.join(docnames)}"
        if message:
            problems.append(Problem(post.docname, field, name, message))
        else:
            found[docnames[0]] = name
    return found


class Finder:
    """Finds posts by docname, permanent identifier or title."""

    def __init__(self, posts: Collection[Post], hidden: Mapping[str, str]) -> None:
        """Prepare for *posts*, and for others of which docname and title are known."""
        self._docnames = {post.docname for post in posts}.union(hidden)
        self._ids: defaultdict[str, list[str]] = defaultdict(list)
        self._titles: defaultdict[str, list[str]] = defaultdict(list)
        self._folded: defaultdict[str, list[str]] = defaultdict(list)
        titles = [(post.docname, post.label) for post in sorted(posts, key=newest_first)]
        for docname, title in (*titles, *sorted(hidden.items())):
            if title:
                self._titles[normalize(title)].append(docname)
                self._folded[normalize(title).casefold()].append(docname)
        for post in sorted(posts, key=newest_first):
            if post.id:
                self._ids[post.id].append(post.docname)

    def find(self, name: str, source: str) -> list[str]:
        """Return the posts that *name* may mean in the document *source*; best one alone."""
        for path in _paths(name, source):
            if path in self._docnames:
                return [path]
        title = normalize(name)
        return (
            self._ids.get(name)
            or self._titles.get(title)
            or self._folded.get(title.casefold())
            or []
        )

    def nearest(self, name: str, source: str) -> str:
        """Return a title, docname or identifier of a post, not *source*, that looks like *name*."""
        docnames = {docname: [docname] for docname in self._docnames}
        for names in (self._titles, docnames, self._ids):
            known = {known.casefold(): known for known in sorted(names) if names[known] != [source]}
            if near := difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0.7):
                return known[near[0]]
        return ""


def _paths(name: str, source: str) -> Iterable[str]:
    """Yield the docnames that *name* may be, seen from *source* first, then from the root."""
    for suffix in _SUFFIXES:
        name = name.removesuffix(suffix)
    roots = [""] if name.startswith("/") else [dirname(source), ""]
    for root in roots:
        path = normpath(join(root, name.lstrip("/") or "."))
        yield path
        yield f"{path}/index"

"""Names that are nearly the same, and authors that nobody knows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..model.terms import KINDS
from .finding import Finding
from .folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .facts import Facts, Name


def nearly_same(facts: Facts) -> Iterator[Finding]:
    """Yield names that differ from a name that more posts have in what readers hardly see."""
    groups: defaultdict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in facts.names:
        groups[name.kind, fold(name.name)].append(name)
    told = {name for group in facts.met if not are_near(group) for name in group}
    for (kind, _), group in sorted(groups.items()):
        first, *others = sorted(group, key=lambda n: (not n.declared, -n.posts, n.name))
        for other in others:
            if {first.name, other.name} <= told:
                continue
            alias = (
                f"blogarchive_{KINDS[kind]} = {{{first.name!r}: {{'aliases': [{other.name!r}]}}}}"
            )
            yield Finding(
                *other.place,
                "near-duplicate",
                f"{kind} {other.name!r} is nearly {first.name!r}{_owned(first)}",
                f"write that, or have both mean one with {alias}",
            )


def _owned(name: Name) -> str:
    if not name.posts:
        return ", which is declared"
    return f", which {name.posts} posts have" if name.posts > 1 else ", which another post has"


def are_near(names: Iterable[str]) -> bool:
    """Say whether all *names* are nearly the same one."""
    return len({fold(name) for name in names}) == 1


def unknown_authors(facts: Facts) -> Iterator[Finding]:
    """Yield authors that aren't declared, where others are."""
    authors = [name for name in facts.names if name.kind == "author"]
    known = sorted(name.name for name in authors if name.declared)
    for name in authors if known else ():
        if not name.declared:
            yield Finding(
                *name.place,
                "term",
                f"author {name.name!r} is declared nowhere, but {', '.join(map(repr, known))} are",
                "correct the name, or add it to blogarchive_authors",
            )

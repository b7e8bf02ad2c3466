"""What a writer can be told of a blog without publishing it: rules over plain data.

========= ==========================================================================
finding   what is found: place, category, message, remedy
facts     what rules look at
gather    a project, built aside, becomes facts; walk: what its documents' trees tell
said      what Sphinx and we warn of while it is built
addresses documents that would have one address
terms     names that are nearly the same, and authors that nobody knows; folding
texts     excerpts, descriptions, pictures in words
links     links within the site that lead nowhere
dates     posts to come, and drafts that are forgotten
site      the address of the site, and what its host installs
========= ==========================================================================

A rule is a function from :class:`.facts.Facts` to findings; :data:`RULES` has all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import addresses, dates, links, said, site, terms, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from .facts import Facts
    from .finding import Finding

RULES: tuple[Callable[[Facts], Iterator[Finding]], ...] = (
    said.warnings,
    addresses.alike,
    terms.nearly_same,
    terms.unknown_authors,
    texts.excerpts,
    texts.descriptions,
    texts.pictures,
    links.dead,
    dates.to_come,
    dates.forgotten,
    site.address,
    site.requirements,
)


def check(facts: Facts, ignored: Collection[str] = ()) -> list[Finding]:
    """Return all findings, by place.

    :param ignored: categories that aren't wanted; ``myst`` is also ``myst.xref_missing``.
    """
    found = {finding for rule in RULES for finding in rule(facts)}
    wanted = (each for each in found if not any(each.is_of(name) for name in ignored))
    return sorted(wanted, key=lambda each: (each.path, each.line, each.category, each.message))

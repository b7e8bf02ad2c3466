"""Which documents have a term: their numbers in text, ``3,17,204``, as the index is written.

A set for each term would be most of what a build holds in memory, and half of the index's time
would go into making numbers of documents out of text and text out of numbers.
"""

from __future__ import annotations

import json
from collections import defaultdict
from json.encoder import encode_basestring_ascii as quoted
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Between the terms of a document; none has it.
_APART = "\0"
#: So many documents are put into an index together: to make a text longer is to copy it.
_AT_ONCE = 1000
#: Numbers of documents, in their order and with commas between, by term.
Postings: TypeAlias = dict[str, str]


def read(text: str, numbers: Sequence[str]) -> Postings:
    """Return what :func:`written` has written as *text*.

    :param numbers: the number that each document has now, by the one that it had; nothing for
        documents that are left out.
    """
    if not text:
        return {}
    # so that each quotation mark begins or ends a term
    parts = text.replace("\\\\", "\\u005c").replace('\\"', "\\u0022").split('"')
    terms = json.loads('["' + '","'.join(parts[1::2]) + '"]')
    # ":[3,17],:204" becomes ":,3,17,:,204"
    lists = "".join(parts[2::2]).replace("[", "").replace("]", "").replace(":", ":,")
    now = {":": ":"} | {str(before): number for before, number in enumerate(numbers)}
    kept = ",".join(filter(None, map(now.__getitem__, lists.split(","))))
    having = kept.split(":")[1:]
    return {
        term: found
        for term, list_ in zip(terms, having, strict=True)
        if (found := list_.strip(","))
    }


def from_lists(lists: Mapping[str, int | list[int]], numbers: Sequence[str]) -> Postings:
    """Return what an index has that was read as JSON; see :func:`read`."""
    found = {
        term: ",".join(numbers[n] for n in ([having] if isinstance(having, int) else having))
        for term, having in lists.items()
    }
    return {
        term: ",".join(filter(None, having.split(",")))
        for term, having in found.items()
        if having.strip(",")
    }


def pack(terms: Iterable[str]) -> str:
    """Return the terms of a document in one piece.

    It is smaller than a set, and no work for Python's garbage collector.
    """
    return _APART.join(terms)


def unpack(packed: str) -> set[str]:
    """Return the terms that :func:`pack` has packed."""
    return set(packed.split(_APART)) if packed else set()


def put(postings: Postings, packed: Sequence[tuple[int, str]]) -> None:
    """Add documents, each with its number and its terms, to *postings* that don't have them.

    :param packed: by the number.
    """
    is_new = not postings
    touched: set[str] = set()
    for start in range(0, len(packed), _AT_ONCE):
        found: defaultdict[str, list[str]] = defaultdict(list)
        for number, terms in packed[start : start + _AT_ONCE]:
            shown = str(number)
            for term in unpack(terms):
                found[term].append(shown)
        for term, numbers in found.items():
            if had := postings.get(term):
                numbers.insert(0, had)
            postings[term] = ",".join(numbers)
        if not is_new:
            touched |= found.keys()
    for term in touched:
        postings[term] = ",".join(sorted(postings[term].split(","), key=int))


def written(postings: Postings) -> str:
    """Return the members of a JSON object: ``"ring":[3,17],"zeta":5``."""
    return ",".join(
        [
            f"{quoted(term)}:[{having}]"
            if "," in (having := postings[term])
            else f"{quoted(term)}:{having}"
            for term in sorted(postings)
        ]
    )


def as_lists(postings: Postings) -> dict[str, int | list[int]]:
    """Return *postings* as Sphinx has them."""
    return {
        term: [int(number) for number in having.split(",")] if "," in having else int(having)
        for term, having in postings.items()
    }

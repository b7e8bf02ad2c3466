"""``blogarchive stats``: how much there is in a blog."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from .posts import Row, read_posts
from .table import table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

#: The kinds of terms, as they are headed.
_KINDS = {"tag": "tags", "category": "categories", "series": "series", "author": "authors"}


def run(arguments: argparse.Namespace) -> int:
    """Do what the *arguments* of ``blogarchive stats`` say.

    :raises Failure: if the project can't be read
    """
    found = count(read_posts(arguments.source))
    if arguments.format == "json":
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print(*_lines(found), sep="\n")
    return 0


def count(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the numbers of a blog: of what is published, but for ``drafts`` and ``scheduled``."""
    out = [row for row in rows if not row.state]
    found: dict[str, Any] = {
        "posts": len(out),
        "drafts": sum(row.state == "draft" for row in rows),
        "scheduled": sum(row.state == "scheduled" for row in rows),
        "words": sum(row.measure.words for row in out),
        "ideographs": sum(row.measure.ideographs for row in out),
        "code_lines": sum(row.measure.lines for row in out),
        "formulas": sum(row.measure.formulas for row in out),
    }
    for kind, name in _KINDS.items():
        numbers = Counter(term for row in out for term in row.terms[kind])
        found[name] = dict(sorted(numbers.items(), key=lambda item: (-item[1], item[0])))
    years = Counter(row.day[:4] for row in out)
    found["years"] = {
        year: {"posts": years[year], "words": sum(r.words for r in out if r.day[:4] == year)}
        for year in sorted(years, reverse=True)
    }
    return found


def _lines(found: dict[str, Any]) -> Iterator[str]:
    numbers = [(name, value) for name, value in found.items() if isinstance(value, int)]
    size = max(len(name) for name, _ in numbers)
    for name, value in numbers:
        yield f"{name.replace('_', ' '):{size}}  {value:>9,}"
    if found["years"]:
        yield ""
        rows = [(year, str(n["posts"]), f"{n['words']:,}") for year, n in found["years"].items()]
        yield from table(("YEAR", "POSTS", "WORDS"), rows, right=(1, 2))
    for name in _KINDS.values():
        if terms := found[name]:
            yield ""
            of_kind = [(str(number), term) for term, number in terms.items()]
            yield from table(("POSTS", name.upper()), of_kind, right=(0,))

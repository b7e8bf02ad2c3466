"""``blogarchive list``: the posts."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

from ..model.terms import normalize
from .posts import Row, read_posts
from .project import add_source
from .table import table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_HEAD = ("DATE", "TITLE", "STATE", "ID", "TAGS", "WORDS")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "list",
        help="list the posts",
        description="List the posts, newest first, with what isn't published yet.",
    )
    add_source(parser)
    parser.add_argument("--drafts", action="store_true", help="only what isn't published yet")
    parser.add_argument(
        "--tag", metavar="NAME", action="append", default=[], help="only posts with this tag"
    )
    parser.add_argument(
        "--format", choices=("table", "json", "csv"), default="table", help="default: table"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what the *arguments* of ``blogarchive list`` say.

    :raises Failure: if the project can't be read
    """
    wanted = {normalize(name) for name in arguments.tag}
    rows = [
        row
        for row in read_posts(arguments.source)
        if wanted <= set(row.terms["tag"]) and (row.state or not arguments.drafts)
    ]
    if arguments.format == "json":
        print(json.dumps([_record(row) for row in rows], ensure_ascii=False, indent=1))
    elif arguments.format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow([*map(str.lower, _HEAD), "docname"])
        writer.writerows([*_cells(row), row.docname] for row in rows)
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
        for line in table(_HEAD, [_cells(row) for row in rows], width, right=(5,)):
            print(line)
    return 0


def _cells(row: Row) -> Sequence[str]:
    tags = ", ".join(row.terms["tag"])
    return (row.day, row.title, row.state, row.id, tags, str(row.words))


def _record(row: Row) -> dict[str, Any]:
    return {
        "docname": row.docname,
        "title": row.title,
        "date": row.date.isoformat() if row.date else None,
        "state": row.state or "published",
        "id": row.id,
        "tags": row.terms["tag"],
        "categories": row.terms["category"],
        "authors": row.terms["author"],
        "series": next(iter(row.terms["series"]), ""),
        "words": row.measure.words,
        "ideographs": row.measure.ideographs,
    }

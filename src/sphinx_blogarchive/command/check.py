"""``blogarchive check``: what is to be mended before publishing."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ..checking import check
from ..checking.gather import gather
from .project import add_source, check_source, lines, run_sphinx

if TYPE_CHECKING:
    import argparse
    from io import StringIO

    from sphinx.application import Sphinx

    from ..checking.facts import Facts


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "check",
        help="find what is to be mended before publishing",
        description="Build the blog aside, and tell all that is wrong with it or missing in it: "
        "file, line, category, remedy. The exit status is 1 if there is anything.",
    )
    add_source(parser)
    parser.add_argument(
        "-b",
        "--builder",
        choices=("html", "dirhtml"),
        default="html",
        help="that you publish with (default: html)",
    )
    parser.add_argument("--drafts", action="store_true", help="look at drafts too")
    parser.add_argument(
        "--ignore",
        metavar="CATEGORY",
        action="append",
        default=[],
        help="leave one out; may be given again, or with commas",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what the *arguments* of ``blogarchive check`` say.

    :return: 1 if anything was found
    :raises Failure: if the project can't be built
    """
    source: Path = arguments.source
    check_source(source)
    ignored = [name.strip() for text in arguments.ignore for name in text.split(",")]

    def take(app: Sphinx, said: StringIO) -> Facts:
        app.build()
        return gather(app, tuple(lines(said)))

    if sys.stderr.isatty():
        print("Building the blog aside …", file=sys.stderr)
    # what was read before would be silent now: warnings come with reading
    with tempfile.TemporaryDirectory(prefix="blogarchive-") as folder:
        found = run_sphinx(
            source,
            (Path(folder, "out"), Path(folder, "doctrees")),
            lambda app, said: check(take(app, said), ignored),
            drafts=arguments.drafts,
            builder=arguments.builder,
            jobs=os.cpu_count() or 1,
        )
    if arguments.format == "json":
        records = [asdict(each) for each in found]
        print(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        for each in found:
            print(each)
        counted = Counter(each.category for each in found)
        kinds = ", ".join(f"{number} {name}" for name, number in sorted(counted.items()))
        print(f"{len(found)} found: {kinds}" if found else "Nothing found.", file=sys.stderr)
    return 1 if found else 0

"""The command ``blogarchive``: a module for each of its commands.

========= =====================================================================
failure   what a command can't do, told in one sentence
locales   a locale that this machine has
project   a project as Sphinx reads it
init      ``blogarchive init``: starting → templates/
new       ``blogarchive new``: known posts → placing → template
serve     ``blogarchive serve``, which runs sphinx-autobuild
build     ``blogarchive build``, which runs ``sphinx-build``
check     ``blogarchive check``, whose rules are in :mod:`..checking`
listing   ``blogarchive list``: posts → table
stats     ``blogarchive stats``: summary; ``pull``: the snapshot ``stats.json``
importing ``blogarchive import``, from :mod:`..importing`
========= =====================================================================

A command's module has ``add(commands)``, which declares the command and has ``run`` of its
arguments be what is done: it takes the arguments and returns the exit status.
"""

from __future__ import annotations

import argparse
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from . import build, check, importing, init, listing, new, serve, stats
from .failure import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line *argv*, by default that of this process.

    :return: exit status: 0, or 1 if the command failed; argparse leaves with 2.
    """
    parser = argparse.ArgumentParser(
        prog="blogarchive", description="Commands for blogs made with sphinx-blogarchive."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (init, new, serve, build, check, listing, stats, importing):
        command.add(commands)
    arguments = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # names of files that a terminal can't show are no reason to fail
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(arguments.run(arguments))
    except Failure as failure:
        print(*failure.said, f"blogarchive: {failure}", sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # what reads the output has had enough, as "head" has; Python flushes the rest at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1

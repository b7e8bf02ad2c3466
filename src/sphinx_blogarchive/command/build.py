"""``blogarchive build``: ``sphinx-build`` with the folders that the other commands know of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.cmd import build as sphinx_build

from .locales import have_locale
from .project import add_source, check_source, output_folder

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "build",
        help="build the blog",
        description="Build the blog into _build/BUILDER, as sphinx-build does, which stays "
        "sufficient.",
    )
    add_source(parser)
    add_options(parser)
    parser.add_argument("-b", "--builder", default="html", help="Sphinx's (default: html)")
    parser.add_argument("-W", "--fail-on-warning", action="store_true", help="fail on warnings")
    parser.add_argument("-E", "--fresh", action="store_true", help="read all documents again")
    parser.add_argument("-q", "--quiet", action="store_true", help="show warnings alone")
    parser.add_argument("--drafts", action="store_true", help="show drafts too")
    parser.set_defaults(run=run)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Have *parser* take what goes on to ``sphinx-build``, here and in ``serve``."""
    parser.add_argument(
        "-D", metavar="OPTION=VALUE", action="append", default=[], help="set an option of conf.py"
    )
    parser.add_argument(
        "-j", "--jobs", metavar="N", default="auto", help="processes (default: as many as cores)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Do what the *arguments* of ``blogarchive build`` say, and return Sphinx's exit status.

    :raises Failure: if there is no project
    """
    source: Path = arguments.source
    check_source(source)
    have_locale()
    return int(sphinx_build.main(command_line(arguments)))


def command_line(arguments: argparse.Namespace) -> list[str]:
    """Return what ``sphinx-build`` is told.

    Each builder has doctrees of its own, and so have drafts: each is then as quick as the last
    build of its kind allows.
    """
    source: Path = arguments.source
    name: str = arguments.builder
    folder = output_folder(source) / (f"{name}-drafts" if arguments.drafts else name)
    options = [f"-D{option}" for option in arguments.D]
    if arguments.drafts:
        options.append("-Dblogarchive_drafts=1")
    flags = {
        # all warnings are worth having before it fails
        ("-W", "--keep-going"): arguments.fail_on_warning,
        ("-E",): arguments.fresh,
        ("-q",): arguments.quiet,
    }
    options += [option for names, wanted in flags.items() if wanted for option in names]
    doctrees = folder.with_name(f"{folder.name}.doctrees")
    folders = [f"-d{doctrees}", str(source), str(folder)]
    return ["-b", name, "-j", arguments.jobs, *options, *folders]

"""``blogarchive serve``: see the blog while writing it, drafts too."""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from .build import add_options
from .failure import Failure
from .locales import have_locale
from .project import add_source, check_source, output_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Versions of sphinx-autobuild of whose inside :mod:`.preview` knows.
_KNOWN = ("2025.",)
#: Files that editors and systems write beside those that are meant, and what Python compiles.
_NOISE = (
    r"/\.[^/]*\.sw[a-z]$",  # Vim
    r"/4913$",  # Vim tries whether it may write
    r"~$",
    r"/\.?#[^/]*$",  # Emacs
    r"/\.goutputstream-[^/]*$",  # GNOME
    r"___jb_(?:old|tmp)___$",  # JetBrains
    r"/\.~lock\.[^/]*$",
    r"\.(?:tmp|bak|orig|part|crdownload)$",
    r"/(?:\.DS_Store|Thumbs\.db|desktop\.ini)$",
    r"/__pycache__(?:/|$)",
    r"\.mo$",  # Sphinx compiles them while it builds
)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "serve",
        help="see the blog in the browser while you write",
        description="Build the blog with its drafts, serve it on this machine, and build what "
        "changes when a file is saved; the browser shows it at once.",
    )
    add_source(parser)
    parser.add_argument("--port", type=int, default=8000, help="0 for any (default: 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    parser.add_argument("--open", action="store_true", help="open the browser")
    parser.add_argument("-b", "--builder", choices=("html", "dirhtml"), default="html")
    parser.add_argument(
        "--drafts",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="show drafts and posts of the future (default: yes)",
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what the *arguments* of ``blogarchive serve`` say, until it is stopped.

    :raises Failure: if there is no project, or sphinx-autobuild is missing
    """
    check_source(arguments.source)
    if importlib.util.find_spec("sphinx_autobuild") is None:
        raise Failure(
            "serve needs sphinx-autobuild, which isn't installed; install it with "
            "pip install 'sphinx-blogarchive[serve]'"
        )
    have_locale()
    is_known = version("sphinx-autobuild").startswith(_KNOWN) and os.name != "nt"
    server = f"{__package__}.preview" if is_known else "sphinx_autobuild"
    command = [sys.executable, "-m", server, *command_line(arguments)]
    if os.name != "nt":
        # in our place, so that whoever stops us stops it
        os.execv(command[0], command)  # noqa: S606
    return subprocess.call(command)  # noqa: S603


def command_line(arguments: argparse.Namespace) -> list[str]:
    """Return what ``sphinx-autobuild`` is told."""
    source = arguments.source.resolve()
    builds = output_folder(source)
    # a folder of its own: what is published has no drafts, and each stays quick to build
    folder = builds / f"serve-{arguments.builder}"
    options = [f"-D{option}" for option in arguments.D]
    if arguments.drafts:
        options.append("-Dblogarchive_drafts=1")
    if arguments.open:
        # the first build is done by then
        options += ["--open-browser", "--delay", "0"]
    return [
        *("-b", arguments.builder, "-q", "-j", arguments.jobs),
        *("--port", str(arguments.port), "--host", arguments.host),
        *options,
        *(f"--ignore={path}" for path in _outputs(source, builds)),
        *(f"--re-ignore={pattern}" for pattern in _NOISE),
        f"-d{folder.with_name(folder.name + '.doctrees')}",
        str(source),
        str(folder),
    ]


def _outputs(source: Path, builds: Path) -> Iterator[Path]:
    """Yield the folders within *source* that builds write to, of any command."""
    yield builds
    yield source / "_site"

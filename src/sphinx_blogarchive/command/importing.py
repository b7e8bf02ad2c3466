"""``blogarchive import``: bring an old blog along."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ..importing.model import ImportFailure, Options
from ..importing.plan import Planned, Wishes, plan
from ..importing.project import python
from ..importing.report import report, summary
from ..importing.sources import NAMES, find, load
from ..importing.write import REPORT, Written, write
from ..model.redirect_lists import FORMATS
from .failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WIDTH = 30


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "import",
        help="bring an old blog along",
        description="Make a project of an old blog: posts, pages, drafts, terms, comments, files "
        "and addresses. Run it again as often as you like: what you have changed since stays.",
    )
    parser.add_argument("path", metavar="SOURCE", type=Path, help="file or folder of the old blog")
    parser.add_argument(
        "target", metavar="DIR", nargs="?", default=".", type=Path, help="where to (default: here)"
    )
    parser.add_argument(
        "--from", dest="source", choices=NAMES, help="what made it (default: found out)"
    )
    parser.add_argument(
        "--address", metavar="URL", type=_address, help="where the old blog is read"
    )
    parser.add_argument(
        "--zone", metavar="ZONE", type=_zone, help="zone of its dates, such as Asia/Shanghai"
    )
    parser.add_argument(
        "--permalink", metavar="PATTERN", default="", help="pattern of its posts' addresses"
    )
    parser.add_argument(
        "--files", metavar="DIR", type=Path, help="folder of its uploads, or of all that it served"
    )
    parser.add_argument(
        "--builder",
        choices=("html", "dirhtml"),
        default="",
        help="with which you will build, for redirects (default: html, or found out)",
    )
    parser.add_argument(
        "--redirects",
        choices=tuple(FORMATS),
        action="append",
        default=[],
        help="host for which a list of redirects is to be written; may be given again",
    )
    parser.add_argument(
        "-n", "--dry-run", action="store_true", help="say what would come along; write nothing"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what the *arguments* of ``blogarchive import`` say.

    :raises Failure: if it can't be done; the target is as it was then
    """
    path: Path = arguments.path
    target: Path = arguments.target
    options = Options(
        arguments.address or "",
        arguments.zone,
        arguments.permalink,
        _folder(arguments.files),
        arguments.builder,
    )
    if not path.exists():
        raise Failure(f"{path} isn't there")
    try:
        name = arguments.source or find(path)
        blog = load(name).read(path, options)
        wishes = Wishes(arguments.builder or "html", tuple(dict.fromkeys(arguments.redirects)))
        planned = plan(blog, options, wishes, _progress)
        if blog.project and not arguments.dry_run:
            _keep_apart(path, target)
        told = report(planned)
        written = write(planned, told, target, dry=arguments.dry_run)
    except ImportFailure as failure:
        raise Failure(str(failure)) from None
    except OSError as error:
        raise Failure(f"{error.filename or path} can't be read ({error.strerror})") from None
    lines = told.splitlines() if arguments.dry_run else summary(planned, str(target / REPORT))
    for line in (*lines, "", *_done(planned, written, target, dry=arguments.dry_run)):
        print(line)
    return 0


def _keep_apart(path: Path, target: Path) -> None:
    """Refuse to write a project over itself: what its writer made is never touched."""
    if path.resolve() == target.resolve():
        raise ImportFailure(
            f"{path} is the project itself, which stays as it is; name another folder, and put "
            "its files over these when you like what you see"
        )


def _address(written: str) -> str:
    parts = urlsplit(written if "://" in written else f"https://{written}")
    if parts.scheme in ("http", "https") and parts.hostname and not parts.query:
        return parts.geturl().rstrip("/")
    message = f"{written!r} is no address; give one such as https://example.org"
    raise argparse.ArgumentTypeError(message)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        message = f"there is no zone {name!r}; give one such as Asia/Shanghai"
        raise argparse.ArgumentTypeError(message) from None


def _folder(path: Path | None) -> Path | None:
    if path is not None and not path.is_dir():
        raise Failure(f"{path} is no folder; give that of the old blog's files with --files")
    return path


def _progress(items: Iterable[Any], total: int) -> Iterator[Any]:
    """Hand on *items*, and show on a terminal how many of them are done."""
    shown = sys.stderr.isatty() and total > 0
    drawn = -1
    for number, item in enumerate(items):
        if shown and (share := number * 100 // total) != drawn:
            drawn = share
            bar = "#" * (share * _WIDTH // 100)
            print(f"\r[{bar:<{_WIDTH}}] {number:,} of {total:,}", end="", file=sys.stderr)
        yield item
    if shown:
        print(f"\r{'':{_WIDTH + 30}}\r", end="", file=sys.stderr, flush=True)


def _done(planned: Planned, written: Written, target: Path, *, dry: bool) -> Iterator[str]:
    """Yield what became of the files."""
    would = "would be " if dry else ""
    counts = {
        f"{would}written": len(written.new),
        f"{would}brought up to date": len(written.changed),
        "as before": written.same,
    }
    files = ", ".join(f"{number:,} {what}" for what, number in counts.items() if number)
    yield f"Files in {target}: {files or 'none'}."
    left = [name for name in written.left if name not in ("conf.py", "index.md", REPORT)]
    if left:
        yield f"{len(left):,} that you have changed or taken away stay so: {_some(left)}."
    if written.gone:
        yield f"{len(written.gone):,} are in the old blog no more, and stay: {_some(written.gone)}."
    if "conf.py" in written.left:
        own = {
            name: value
            for name, value in planned.settings.items()
            if name.startswith(("blogarchive_", "html_baseurl", "html_extra_path"))
        }
        yield from ("conf.py is your own. See that it has this too:", "", python(own))
    elif not dry and written.new:
        yield f"Build it: sphinx-build -b {planned.builder} {target} {target / '_build'}"


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} and {len(names) - 5:,} more" if len(names) > 5 else shown

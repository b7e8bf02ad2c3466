"""``blogarchive stats``: numbers of a blog, and the snapshot of comments and views."""

from __future__ import annotations

import argparse
import os
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ..model.commenting import PROVIDERS, SNAPSHOT
from ..model.dates import build_time
from ..model.stats import Stats
from ..model.stats.reading import decode
from ..model.stats.writing import dump
from ..services import ServiceError
from ..services.detect import load
from ..services.merge import Merged, merge
from ..services.pull import SERVERS, Pulled, connect, pull
from . import summary
from .failure import Failure
from .project import Project, add_source, read_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..services import Service

#: How many recent comments are kept at least, so that a block that shows more has them.
_RECENT = 10
#: How many comments are named in a line of the report.
_SHOWN = 5


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "stats",
        help="count posts, words and terms; renew the snapshot of comments and views",
        description="Without an action: count posts, drafts, words, tags and the like.",
    )
    _add_summary(parser)
    actions = parser.add_subparsers(metavar="[ACTION]")
    puller = actions.add_parser(
        "pull",
        help="take comments and views from a service",
        description="Make or renew stats.json from the service that conf.py names in "
        "blogarchive_comments (Waline, Artalk, Isso), or from its database. Numbers never fall, "
        "and comments that the file has stay, also those that the service doesn't know.",
    )
    add_source(puller)
    puller.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="instead of the file that conf.py names"
    )
    puller.add_argument(
        "--database", metavar="FILE", type=Path, help="SQLite file of Waline, Artalk or Isso"
    )
    puller.add_argument(
        "--threads",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="take the comments themselves, to show them without the service (default: yes)",
    )
    puller.add_argument(
        "--fresh", action="store_true", help="forget what the file has of the blog so far"
    )
    puller.add_argument(
        "--timezone",
        metavar="ZONE",
        type=_zone,
        help="zone of the service's server, for dates without one (default: that of the blog)",
    )
    puller.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=_seconds,
        default=20.0,
        help="that an answer may take (default: 20)",
    )
    puller.add_argument(
        "-n", "--dry-run", action="store_true", help="say what was found, and write nothing"
    )
    puller.set_defaults(run=run)


def _add_summary(parser: argparse.ArgumentParser) -> None:
    add_source(parser, option=True)
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="default: table"
    )
    parser.set_defaults(run=summary.run)


def run(arguments: argparse.Namespace) -> int:
    """Do what the *arguments* of ``blogarchive stats pull`` say.

    :raises Failure: if it can't be done; the file is as it was then
    """
    project = read_project(arguments.source)
    path: Path = arguments.output or project.source / (project.commenting.snapshot or SNAPSHOT)
    old = _known(path, damaged=arguments.fresh)
    service, pulled = _pulled(project, arguments)
    now = build_time(os.environ, datetime.now(UTC))
    base = Stats() if arguments.fresh or old is None else old
    merged = merge(base, pulled, now, max(_RECENT, project.commenting.recent))
    for line in _report(service.name, pulled, merged, path):
        print(line)
    if old is not None and dump(replace(merged.stats, taken=old.taken)) == dump(old):
        print(f"{path} is up to date.")
    elif arguments.dry_run:
        print(f"{path} would be written.")
    else:
        _write(path, dump(merged.stats))
        print(f"{path} is written.")
    return 0


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        message = f"there is no zone {name!r}; give one such as Europe/Berlin"
        raise argparse.ArgumentTypeError(message) from None


def _seconds(written: str) -> float:
    with suppress(ValueError):
        if 0 < (seconds := float(written)) < 86400:
            return seconds
    raise argparse.ArgumentTypeError(f"{written!r} is no time to wait; give seconds above 0")


def _known(path: Path, *, damaged: bool) -> Stats | None:
    """Return what the file at *path* holds; ``None`` if it isn't there.

    :param damaged: whether it may be damaged, and counts as not there then.
    """
    try:
        stats, problems = decode(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Failure(f"{path} can't be read ({error.strerror})") from None
    if not problems:
        return stats
    if damaged:
        return None
    said = [f"{path}:{problem.line}: {problem}" for problem in problems]
    raise Failure(f"mend {path} first, so that nothing of it is lost, or pull with --fresh", said)


def _pulled(project: Project, arguments: argparse.Namespace) -> tuple[Service, Pulled]:
    commenting, database = project.commenting, arguments.database
    zone = arguments.timezone or project.zone
    if database is not None:
        subject = str(database)
    elif commenting.provider in SERVERS:
        subject = f"{PROVIDERS[commenting.provider].name} at {commenting.server}"
    else:
        said = [line for line in project.warnings if "blogarchive_comments" in line]
        raise Failure(_no_server(commenting.provider), said)
    try:
        if database is not None:
            service = load(database, zone, str(commenting.options.get("site", "")))
        else:
            service = connect(commenting, project.address, zone, arguments.timeout)
        return service, pull(service, project.comment_keys, threads=arguments.threads)
    except ServiceError as error:
        raise Failure(f"{subject} {error}") from None


def _no_server(provider: str) -> str:
    remedy = "name waline, artalk or isso with its server there, or a database with --database"
    if not provider:
        return f"blogarchive_comments in conf.py names no service; {remedy}"
    name = PROVIDERS[provider].name if provider in PROVIDERS else provider
    return f"{name} can't be asked for numbers and comments; {remedy}"


def _report(name: str, pulled: Pulled, merged: Merged, path: Path) -> Iterator[str]:
    numbers = pulled.posts.values()
    comments = sum(each.comments or 0 for each in numbers)
    views = sum(each.views or 0 for each in numbers)
    having = sum(1 for each in numbers if each.comments)
    viewed = (
        f", {_several(views, 'view')}" if any(each.views is not None for each in numbers) else ""
    )
    yield (
        f"{name} has {_several(comments, 'comment')} on {having} of "
        f"{_several(len(numbers), 'post')}{viewed}."
    )
    if numbers and not comments and not views:
        yield f"It may know the posts by other keys; ours are such as {next(iter(pulled.posts))}."
    if not pulled.has_threads and pulled.recent is None:
        yield f"{name} doesn't tell recent comments; pull with --threads to have them."
    if merged.larger:
        posts = _several(len(merged.larger), "post")
        yield f"Kept larger numbers that {path.name} has of {posts}; --fresh drops them."
    if merged.kept:
        shown = ", ".join(f"{identifier} of {key}" for key, identifier in merged.kept[:_SHOWN])
        more = f" and {len(merged.kept) - _SHOWN} more" if len(merged.kept) > _SHOWN else ""
        number = _several(len(merged.kept), "comment")
        yield (
            f"Kept {number} that {name} doesn't have: {shown}{more}; "
            f"take what was deleted there out of {path.name} too."
        )


def _several(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _write(path: Path, text: str) -> None:
    """Write the file whole or not at all."""
    target = path.resolve()
    partly = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        partly.write_text(text, encoding="utf-8", newline="\n")
        with suppress(OSError):
            shutil.copymode(target, partly)
        partly.replace(target)
    except OSError as error:
        raise Failure(f"{path} can't be written ({error.strerror})") from None
    finally:
        partly.unlink(missing_ok=True)

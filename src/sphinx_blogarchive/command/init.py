"""``blogarchive init``: begin a blog."""

from __future__ import annotations

import argparse
import getpass
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.localtime import get_localzone

from ..model.dates import build_time
from ..model.site import normal
from .failure import Failure
from .starting import Wishes, default_title, language_of, new_files

if TYPE_CHECKING:
    from collections.abc import Callable

#: What may be in the folder of a new blog: what others keep there before there is one.
_ALLOWED = frozenset({".git", ".hg", ".svn", ".venv", ".DS_Store", "README.md", "LICENSE"})
#: How much of what is there is named.
_SHOWN = 5


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "init",
        help="begin a blog",
        description="Make a blog that can be built at once: settings, a front page, a first post, "
        "and what hosts want to know. Nothing is ever overwritten.",
    )
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", default=".", type=Path, help="where to (default: here)"
    )
    parser.add_argument("--title", type=_line, help="name of the blog")
    parser.add_argument("--author", type=_line, help="who writes it")
    parser.add_argument(
        "--language", type=_language, help="its language, such as en or zh-CN (default: yours)"
    )
    parser.add_argument(
        "--address", metavar="URL", type=_address, help="where it will be read, if you know it"
    )
    parser.add_argument(
        "--zone", metavar="ZONE", type=zone, help="zone of its dates (default: this machine's)"
    )
    parser.add_argument("-y", "--yes", action="store_true", help="ask nothing")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what the *arguments* of ``blogarchive init`` say.

    :raises Failure: if it can't be done
    """
    folder: Path = arguments.folder
    _check_empty(folder)
    asking = not arguments.yes and sys.stdin.isatty() and sys.stdout.isatty()
    wishes = _wishes(arguments, _ask if asking else _take)
    made = new_files(wishes)
    try:
        for name, text in made.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        raise Failure(f"{folder} can't be written to ({error.strerror})") from None
    where = "" if folder == Path() else f" {_quoted(folder)}"
    print(f"A blog is in {folder.resolve()}. See it with: blogarchive serve --open{where}")
    return 0


def _check_empty(folder: Path) -> None:
    try:
        found = sorted(item.name for item in folder.iterdir() if item.name not in _ALLOWED)
    except FileNotFoundError:
        return
    except OSError as error:
        raise Failure(f"{folder} is no folder to make a blog in ({error.strerror})") from None
    if found:
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        there = ", ".join(found[:_SHOWN]) + more
        raise Failure(
            f"{folder} isn't empty, it has {there}; nothing was written; name a new folder, as in "
            "'blogarchive init my-blog'"
        )


def _quoted(path: Path) -> str:
    text = str(path)
    return f'"{text}"' if " " in text else text


# ---- what is wanted


def _wishes(
    arguments: argparse.Namespace, ask: Callable[[str, str, Callable[[str], str]], str]
) -> Wishes:
    language = arguments.language or ask("Language", _own_language(), language_of)
    title = arguments.title or ask("Title of the blog", default_title(language), _line)
    author = arguments.author or ask("Author", _own_name(), _line)
    address = arguments.address
    if address is None:
        address = ask("Address, if you know it", "", _address)
    name = arguments.zone or _own_zone(language)
    now = build_time(os.environ, datetime.now(UTC)).astimezone(ZoneInfo(name))
    return Wishes(title, author, language, address, name, now)


def _take(question: str, default: str, check: Callable[[str], str]) -> str:
    return default


def _ask(question: str, default: str, check: Callable[[str], str]) -> str:
    while True:
        try:
            answer = input(f"{question} [{default}]: " if default else f"{question}: ").strip()
        except EOFError:
            raise Failure("no answer; nothing was written") from None
        if not answer:
            return default
        try:
            return check(answer)
        except (ValueError, argparse.ArgumentTypeError) as error:
            print(error)


def _line(written: str) -> str:
    if text := " ".join(written.split()):
        return text
    raise argparse.ArgumentTypeError("it can't be empty")


def _language(written: str) -> str:
    try:
        return language_of(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _address(written: str) -> str:
    if not written:
        return ""
    try:
        return normal(written)
    except ValueError as error:
        message = f"{written!r} {error}; give one such as https://blog.example.org/"
        raise argparse.ArgumentTypeError(message) from None


def zone(name: str) -> str:
    """Return the name of a zone.

    :raises ArgumentTypeError: if there is none
    """
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        message = f"there is no zone {name!r}; give one such as Europe/Berlin"
        raise argparse.ArgumentTypeError(message) from None


# ---- what this machine says


def _own_language() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            try:
                return language_of(value)
            except ValueError:
                break
    return "en"


def _own_name() -> str:
    if git := shutil.which("git"):
        asked = [git, "config", "user.name"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603
        if name := " ".join(done.stdout.split()):
            return name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "Me"


def _own_zone(language: str) -> str:
    name = str(getattr(get_localzone(), "key", ""))
    try:
        found = zone(name) if name else ""
    except argparse.ArgumentTypeError:
        found = ""
    if found in ("", "UTC", "Etc/UTC", "Etc/UCT", "localtime"):
        # a machine that says nothing of where it is
        return "Asia/Shanghai" if language == "zh_CN" else "UTC"
    return found

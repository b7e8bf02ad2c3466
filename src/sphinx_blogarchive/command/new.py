"""``blogarchive new``: begin a post."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain import blog_domain
from ..model.dates import build_time
from ..model.schema import read as read_fields
from ..model.terms import Vocabulary
from .failure import Failure
from .known import known_posts, next_id, next_part
from .placing import place
from .project import add_source, check_source, run_sphinx
from .template import check_front, markdown, render, rst

if TYPE_CHECKING:
    from io import StringIO

    from sphinx.application import Sphinx

    from .template import Value

_FORMATS = {"md": markdown, "rst": rst}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "new",
        help="begin a post",
        description="Make the file of a new post, with the next permanent id, where the last "
        "posts lie, and open it in your editor.",
    )
    parser.add_argument("title", metavar="TITLE", help="title of the post")
    add_source(parser, option=True)
    parser.add_argument("--draft", action="store_true", help="it isn't to be seen yet")
    parser.add_argument("--series", metavar="NAME", default="", help="it is the next part of one")
    parser.add_argument(
        "--tags", metavar="NAMES", action="append", default=[], help="with commas between them"
    )
    parser.add_argument("--category", metavar="NAME", default="", help="category of the post")
    parser.add_argument("--id", help="permanent identifier (default: the next number)")
    parser.add_argument(
        "--format", choices=sorted(_FORMATS), default="md", help="Markdown or reStructuredText"
    )
    parser.add_argument(
        "--edit",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="open it in $VISUAL or $EDITOR (default: yes, in a terminal)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what the *arguments* of ``blogarchive new`` say.

    :raises Failure: if it can't be done; there is no new file then
    """
    source: Path = arguments.source
    if not (title := " ".join(arguments.title.split())):
        raise Failure("a post needs a title to have a file; give one in quotes")
    check_source(source)

    def take(app: Sphinx, said: StringIO) -> tuple[str, str]:
        return _plan(app, title, arguments)

    with tempfile.TemporaryDirectory(prefix="blogarchive-") as folder:
        folders = (Path(folder, "out"), Path(folder, "doctrees"))
        name, text = run_sphinx(source, folders, take, drafts=True)
    path = source / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise Failure(f"{path} can't be written ({error.strerror})") from None
    print(path)
    if arguments.edit and sys.stdin.isatty() and sys.stdout.isatty():
        _edit(path)
    return 0


def _plan(app: Sphinx, title: str, arguments: argparse.Namespace) -> tuple[str, str]:
    """Return path and text of the post."""
    domain = blog_domain(app.env)
    settings = domain.settings
    posts = known_posts(app)
    now = build_time(os.environ, datetime.now(UTC)).astimezone(settings.zone)
    suffix = f".{arguments.format}"
    if suffix not in app.config.source_suffix:
        raise Failure(f"the project doesn't read files that end in {suffix}; see source_suffix")
    docname, by_place = place(
        title,
        now,
        posts,
        settings.post_patterns,
        domain.is_post_by_place,
        app.env.found_docs,
    )
    identifier = arguments.id if arguments.id is not None else next_id(posts)
    taken = {post.id: post.docname for post in posts if post.id}
    if identifier in taken:
        raise Failure(f"--id {identifier} is that of {taken[identifier]}; give another")
    fields: dict[str, Value] = {"title": title, "date": f"{now.year:04}-{now:%m-%d %H:%M}"}
    if not by_place and arguments.format == "md":
        fields["post"] = True
    is_number = identifier.isdecimal() and str(int(identifier)) == identifier
    wanted: dict[str, Value] = {
        "id": int(identifier) if is_number else identifier,
        "category": " ".join(arguments.category.split()),
        "tags": [name for text in arguments.tags for name in _names(text)],
    }
    if series := " ".join(arguments.series.split()):
        vocabulary = Vocabulary(settings.declared(), (), {})
        wanted |= {"series": series, "part": next_part(posts, series, vocabulary)}
    if arguments.draft:
        wanted["draft"] = True
    fields |= {key: value for key, value in wanted.items() if value not in ("", [])}
    _, problems = read_fields(_written(fields), settings.zone)
    for problem in problems:
        raise Failure(problem.message)
    others: dict[str, Value] = {"series": "", "part": "", "draft": False, "tags": []}
    others |= {key: value for key, value in wanted.items() if key not in fields}
    others |= {"slug": docname.rpartition("/")[2], "author": settings.default_author}
    return docname + suffix, _text(app, arguments.format, fields, others)


def _names(text: str) -> list[str]:
    return [name for part in re.split("[,\uff0c、]", text) if (name := " ".join(part.split()))]


def _written(fields: dict[str, Value]) -> dict[str, str | list[str]]:
    return {key: item if isinstance(item, list) else str(item) for key, item in fields.items()}


def _text(app: Sphinx, form: str, fields: dict[str, Value], others: dict[str, Value]) -> str:
    for folder in dict.fromkeys(["_templates", *app.config.templates_path]):
        path = Path(app.confdir, folder, f"post.{form}")
        if not path.is_file():
            continue
        name = f"{folder}/{path.name}"
        try:
            text = render(path.read_text(encoding="utf-8"), fields, others)
        except (OSError, ValueError) as error:
            raise Failure(f"the template {name} can't be used: {error}") from None
        check_front(text, name)
        return text
    return _FORMATS[form](fields)


def _edit(path: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        return
    try:
        command = [*shlex.split(editor, posix=os.name != "nt"), str(path)]
        subprocess.call(command)  # noqa: S603 (the user's own)
    except (OSError, ValueError) as error:
        print(f"blogarchive: {editor} can't be run ({error})", file=sys.stderr)

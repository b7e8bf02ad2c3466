"""A project as Sphinx reads it, without building anything."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from ..domain import blog_domain
from .failure import Failure

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    from ..model.commenting import Commenting

#: In the folder that builds go to: what was read, so that only what changed is read again.
CACHE = ".blogarchive"
_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Project:
    """What commands want to know of a project."""

    source: Path
    commenting: Commenting
    #: Keys of published posts, sorted.
    comment_keys: tuple[str, ...]
    #: Zone of dates that name none.
    zone: ZoneInfo
    #: Address of the blog; may be empty.
    address: str
    #: What Sphinx and we warned of.
    warnings: tuple[str, ...]


def read_project(source: Path) -> Project:
    """Read the project in the folder *source*, as it is published: without drafts.

    What was read is kept in the folder that builds go to, ``_build`` in *source* or ``build``
    beside it; where there is none yet, nothing is kept.

    :raises Failure: if there is none, or Sphinx can't read it
    """

    def take(app: Sphinx, said: StringIO) -> Project:
        domain = blog_domain(app.env)
        return Project(
            source=source,
            commenting=domain.settings.commenting,
            comment_keys=tuple(sorted(set(domain.comment_keys.values()))),
            zone=domain.settings.zone,
            address=str(app.config.html_baseurl or ""),
            warnings=tuple(lines(said)),
        )

    return read(source, take)


def read(source: Path, take: Callable[[Sphinx, StringIO], _T], *, drafts: bool = False) -> _T:
    """Return what *take* makes of the project in the folder *source*, when Sphinx has read it.

    It is read as by :func:`read_project`, but with drafts if they are wanted.

    :param take: is handed the application, and what Sphinx and we warned of.
    :raises Failure: if there is no project, or Sphinx can't read it
    """

    def took(app: Sphinx, said: StringIO) -> _T:
        # reads all that changed, and writes none
        app.builder.build_specific([])
        return take(app, said)

    check_source(source)
    with _cache(source) as cache:
        folders = (cache / "dummy", cache / ("doctrees-drafts" if drafts else "doctrees"))
        return run_sphinx(source, folders, took, drafts=drafts)


def run_sphinx(
    source: Path,
    folders: tuple[Path, Path],
    take: Callable[[Sphinx, StringIO], _T],
    *,
    drafts: bool,
    builder: str = "dummy",
    jobs: int = 1,
) -> _T:
    """Return what *take* makes of Sphinx's application for the project in *source*.

    :param folders: where the output, and where doctrees go.
    :raises Failure: if Sphinx can't do it, or the project has no blog
    """
    said = StringIO()
    try:
        with patch_docutils(source), docutils_namespace():
            app = Sphinx(
                source,
                source,
                *folders,
                builder,
                confoverrides={"blogarchive_drafts": drafts},
                status=None,
                warning=said,
                parallel=jobs,
            )
            _check_blog(app)
            return take(app, said)
    except Failure:
        raise
    except Exception as error:  # conf.py and extensions may raise any
        reason = " ".join(str(error).split()) or type(error).__name__
        raise Failure(f"Sphinx can't read {source}: {reason}", lines(said)) from error


def _check_blog(app: Sphinx) -> None:
    if "sphinx_blogarchive" not in app.extensions:
        raise Failure('it has no blog; add "sphinx_blogarchive" to extensions in conf.py')


def check_source(source: Path) -> None:
    """Fail unless *source* is the folder of a project.

    :raises Failure: with the folder that may be meant
    """
    if not (source / "conf.py").is_file():
        raise Failure(_no_project(source))


def output_folder(source: Path) -> Path:
    """Return the folder that builds of the project in *source* go to, there or not."""
    beside = source.resolve().parent / "build"
    if source.resolve().name == "source" and beside.is_dir() and not (source / "_build").is_dir():
        return beside
    return source / "_build"


def add_source(parser: argparse.ArgumentParser, *, option: bool = False) -> None:
    """Have *parser* take the folder of a project; as an *option* if it takes other arguments."""
    names = ("-s", "--source") if option else ("source",)
    maybe: dict[str, Any] = {} if option else {"nargs": "?"}
    parser.add_argument(
        *names,
        metavar="SOURCEDIR",
        default=Path(),
        type=Path,
        help="folder of conf.py (default: here)",
        **maybe,
    )


def lines(said: StringIO) -> list[str]:
    """Return what was said, line by line, without colours."""
    return _COLOR.sub("", said.getvalue()).splitlines()


def _no_project(source: Path) -> str:
    for name in ("docs", "source", "doc"):
        if (source / name / "conf.py").is_file():
            return f"no conf.py in {source}; did you mean {source / name}?"
    return f"no conf.py in {source}; name the folder that has it"


@contextmanager
def _cache(source: Path) -> Iterator[Path]:
    place = output_folder(source)
    if place.is_dir():
        cache = place / CACHE
        with suppress(OSError):
            cache.mkdir(exist_ok=True)
        if os.access(cache, os.W_OK):
            yield cache
            return
    with tempfile.TemporaryDirectory(prefix="blogarchive-") as folder:
        yield Path(folder)

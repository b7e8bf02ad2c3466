"""Pictures of authors: where each is found, where the site has it, and that it is there."""

from __future__ import annotations

import hashlib
import re
import shutil
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .config import PREFIX, option_place
from .diagnostics import Category, warn
from .domain import blog_domain
from .links import has_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

#: Folder in the site for pictures out of the source folder.
FOLDER = "_avatars"
#: What browsers show, by the end of a file's name.
SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
#: An address, of another site or from the root of the host.
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")


class Avatars:
    """The pictures of one build."""

    def __init__(self, builder: Builder) -> None:
        """Look for pictures where *builder* takes its files from."""
        self._builder = builder
        self._places: dict[str, str] = {}
        #: Files to be copied, by path in the site.
        self.copied: dict[str, Path] = {}

    def place(self, avatar: str) -> str:
        """Return where a page finds *avatar*: an address, or a path from the root of the site.

        :param avatar: an address, a path from the source folder, or one from the root of the site.
        :return: '' if there is no such picture, or none that may be shown: a book has no others
            than its own.
        """
        if avatar not in self._places:
            self._places[avatar] = self._find(avatar) if avatar else ""
        return self._places[avatar]

    def _find(self, avatar: str) -> str:
        if not has_pages(self._builder):
            return ""
        if is_address(avatar):
            return "" if getattr(self._builder, "embedded", False) else avatar
        path = PurePosixPath(avatar)
        if ".." in path.parts or path.suffix.lower() not in SUFFIXES:
            return ""
        if path.as_posix() in self._images or any(file.is_file() for file in self._static(path)):
            return quote(avatar)
        try:
            content = Path(self._builder.srcdir, path).read_bytes()
        except OSError:
            return ""
        # another name for another picture, or readers would go on to see the one they have
        name = f"{FOLDER}/{hashlib.sha256(content).hexdigest()[:12]}{path.suffix.lower()}"
        self.copied[name] = Path(self._builder.srcdir, path)
        return name

    @cached_property
    def _images(self) -> set[str]:
        images = self._builder.env.images.values()
        return {f"{self._builder.imagedir}/{name}" for _docnames, name in images}

    def _static(self, path: PurePosixPath) -> Iterator[Path]:
        """Yield where the file may lie that Sphinx copies to *path*."""
        config, confdir = self._builder.config, self._builder.confdir
        if path.parts[0] == "_static":
            rest = Path(*path.parts[1:])
            theme: Any = getattr(self._builder, "theme", None)
            yield from (Path(f, "static", rest) for f in (theme.get_theme_dirs() if theme else ()))
            for entry in config.html_static_path:
                yield from _within(Path(confdir, entry), rest)
        for entry in config.html_extra_path:
            yield from _within(Path(confdir, entry), Path(path))


def _within(entry: Path, path: Path) -> Iterator[Path]:
    """Yield where *path* comes from if *entry*, a folder's content or a file, is copied."""
    yield entry / path
    if entry.name == path.as_posix():
        yield entry


def is_address(avatar: str) -> bool:
    """Say whether *avatar* is an address, not a path."""
    return _ADDRESS.match(avatar) is not None


def copy(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``: bring the pictures to the site; adds no page."""
    domain = blog_domain(app.env)
    if domain.build is None:
        return
    avatars = domain.site.avatars
    for name in {avatars.place(term.avatar) for term in domain.plan.vocabulary.of("author")}:
        if (source := avatars.copied.get(name)) is None:
            continue
        domain.build.extra.add(name)
        target = Path(app.outdir, name)
        if not target.is_file():  # what it holds is told by its name
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(source, target)
    yield from ()


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of pictures that aren't there."""
    if not has_pages(app.builder):
        return
    domain = blog_domain(env)
    name = f"{PREFIX}authors"
    for term in domain.plan.vocabulary.of("author"):
        avatar = term.avatar
        if not avatar or is_address(avatar) or domain.site.avatars.place(avatar):
            continue
        if PurePosixPath(avatar).suffix.lower() not in SUFFIXES:
            problem = f"is no picture; give a file that ends in one of {', '.join(SUFFIXES)}"
        else:
            problem = "isn't there; give the path of a file below the source folder, or an address"
        message = f"{name}: the avatar {avatar!r} of {term.name!r} {problem}"
        warn(Category.CONFIG, message, option_place(app, name))

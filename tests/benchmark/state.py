"""A project on disk: what a clean build left, kept and brought back.

Nothing is deleted between builds that are measured. To make a file takes ext4 many times as long
within half a minute after thousands were deleted, which a blog's writer never does.
"""

from __future__ import annotations

import copy
import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .projects.base import Project

#: The folder, beside projects, of what is to be deleted at last.
_GONE = "gone"


def _put_aside(path: Path, project: Project) -> None:
    if path.exists():
        gone = project.root.parent / _GONE
        gone.mkdir(exist_ok=True)
        path.rename(Path(tempfile.mkdtemp(dir=gone), path.name))


def delete_gone(folder: Path) -> None:
    """Delete what was put aside in *folder*, when nothing is to be measured any more."""
    shutil.rmtree(folder / _GONE, ignore_errors=True)


def _kept(project: Project) -> Path:
    return project.root.with_name(f"{project.root.name}.kept")


def clear(project: Project) -> None:
    """Remove what builds left."""
    for pattern in project.leaves:
        for path in project.root.glob(pattern):
            _put_aside(path, project)


def keep(project: Project) -> None:
    """Keep the project as it stands, with what a clean build left."""
    _put_aside(_kept(project), project)
    shutil.copytree(project.root, _kept(project), symlinks=True)


def restore(project: Project) -> None:
    """Bring back what was kept, at the same path and with the same times.

    Sphinx reads everything anew if the folder of the sources has another path.
    """
    _put_aside(project.root, project)
    shutil.copytree(_kept(project), project.root, symlinks=True)


def discard(project: Project) -> None:
    """Remove all of it."""
    for path in (project.root, _kept(project)):
        _put_aside(path, project)


def elsewhere(project: Project) -> Project:
    """Return a copy of the project's sources, in a folder of its own."""
    other = copy.copy(project)
    other.root = project.root.with_name(f"{project.root.name}.again")
    _put_aside(other.root, project)
    shutil.copytree(project.root, other.root, symlinks=True)
    clear(other)
    return other


def differences(one: Path, other: Path) -> list[str]:
    """Return the names of files that aren't the same in two sites."""
    first, second = _digests(one), _digests(other)
    names = first.keys() | second.keys()
    return sorted(name for name in names if first.get(name) != second.get(name))


def _digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }

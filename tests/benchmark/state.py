"""A project on disk: what a clean build left, kept and brought back."""

from __future__ import annotations

import copy
import hashlib
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .projects.base import Project


def _kept(project: Project) -> Path:
    return project.root.with_name(f"{project.root.name}.kept")


def clear(project: Project) -> None:
    """Remove what builds left."""
    for pattern in project.leaves:
        for path in project.root.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def keep(project: Project) -> None:
    """Keep the project as it stands, with what a clean build left."""
    shutil.rmtree(_kept(project), ignore_errors=True)
    shutil.copytree(project.root, _kept(project), symlinks=True)


def restore(project: Project) -> None:
    """Bring back what was kept, at the same path and with the same times.

    Sphinx reads everything anew if the folder of the sources has another path.
    """
    shutil.rmtree(project.root)
    shutil.copytree(_kept(project), project.root, symlinks=True)


def discard(project: Project) -> None:
    """Remove all of it."""
    for path in (project.root, _kept(project)):
        shutil.rmtree(path, ignore_errors=True)


def elsewhere(project: Project) -> Project:
    """Return a copy of the project's sources, in a folder of its own."""
    other = copy.copy(project)
    other.root = project.root.with_name(f"{project.root.name}.again")
    shutil.rmtree(other.root, ignore_errors=True)
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

"""The files of a project: all that its writer made, and nothing that a program made of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from ...model import ImportFailure
from ...write import MANIFEST, REPORT

_MOST, _DEEPEST = 200_000, 40
_LONGEST = 16 * 2**20
#: Folders that programs make, or keep what they know in.
_NOT_OURS = frozenset(
    {".git", ".hg", ".svn", ".bzr", ".doctrees", ".ipynb_checkpoints", ".tox", ".nox", ".venv"}
    | {".mypy_cache", ".ruff_cache", ".pytest_cache", ".cache", ".jupyter_cache", ".idea"}
    | {"__pycache__", "node_modules", "_build", "jupyter_execute", ".ds_store", "thumbs.db"}
)


@dataclass(slots=True)
class Files:
    """Files of a folder by path from it, in order."""

    root: Path
    names: list[str] = field(default_factory=list)
    #: Links, which aren't followed.
    links: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return the text of a file, with what marks its encoding.

        :raises UnicodeDecodeError: if it isn't in UTF-8
        :raises ImportFailure: if it can't be read
        """
        path = self.root / name
        try:
            if path.stat().st_size > _LONGEST:
                raise ImportFailure(f"{path} is larger than 16 MB, which no text is")
            return path.read_bytes().decode()
        except OSError as error:
            raise ImportFailure(f"{path} can't be read ({error.strerror})") from None


def find(root: Path, output: set[str]) -> Files:
    """Find the files in *root*.

    :param output: folders that pages are written to, as far as they are known.
    :raises ImportFailure: if there are too many, or folders are nested too deep.
    """
    found = Files(root.resolve())
    for above, folders, names in os.walk(found.root):
        here = Path(above).relative_to(found.root)
        if len(here.parts) > _DEEPEST:
            raise ImportFailure(f"{above} is nested too deep")
        kept = []
        for name in sorted(folders):
            path = Path(above, name)
            if path.is_symlink():
                found.links.append((here / name).as_posix())
            elif (here / name).as_posix() not in output and not _is_made(path):
                kept.append(name)
        folders[:] = kept
        for name in sorted(names):
            path = Path(above, name)
            shown = (here / name).as_posix()
            if path.is_symlink():
                found.links.append(shown)
            elif path.is_file() and not _is_none(name) and shown not in (MANIFEST, REPORT):
                found.names.append(shown)
        if len(found.names) > _MOST:
            raise ImportFailure(f"{root} has more than {_MOST:,} files")
    return found


def _is_none(name: str) -> bool:
    return name.lower() in _NOT_OURS or name.endswith((".pyc", ".pyo", "~", ".swp"))


def _is_made(folder: Path) -> bool:
    """Say whether a program made *folder*: Sphinx its output, an import its target, …."""
    return folder.name.lower() in _NOT_OURS or any(
        (folder / mark).exists() for mark in (".buildinfo", "pyvenv.cfg", MANIFEST)
    )

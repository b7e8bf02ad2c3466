"""Files of a folder: none outside of it, none that a link leads to, none too large."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import ImportFailure

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A text in bytes, and how many files there may be.
_LONGEST = 16 * 2**20
_MOST = 200_000
_DEEPEST = 32
_NOT_OURS = frozenset({"node_modules", "vendor", "__pycache__", "thumbs.db"})


class Tree:
    """A folder, of which files are read."""

    def __init__(self, root: Path) -> None:
        """Read below *root*."""
        self.root = root.resolve()

    def files(self, folder: str = "") -> Iterator[str]:
        """Yield paths of all files below *folder*, from the root, in order; hidden ones aren't."""
        start = self.root / folder
        count = 0
        if not start.is_dir() or not start.resolve().is_relative_to(self.root):
            return
        for above, folders, names in os.walk(start):
            depth = len(Path(above).relative_to(self.root).parts)
            if depth > _DEEPEST:
                raise ImportFailure(f"{above} is nested too deep")
            folders[:] = sorted(
                name
                for name in folders
                if not name.startswith(".")
                and name.lower() not in _NOT_OURS
                and not Path(above, name).is_symlink()
            )
            for name in sorted(names):
                path = Path(above, name)
                if name.startswith(".") or name.lower() in _NOT_OURS or path.is_symlink():
                    continue
                count += 1
                if count > _MOST:
                    raise ImportFailure(f"{start} has more than {_MOST:,} files")
                if path.is_file():
                    yield path.relative_to(self.root).as_posix()

    def text(self, name: str) -> str:
        """Return the text of a file.

        :raises ImportFailure: if it can't be read as one.
        """
        path = self.root / name
        try:
            if not path.resolve().is_relative_to(self.root):
                raise ImportFailure(f"{path} is a link that leads out of {self.root}")
            if path.stat().st_size > _LONGEST:
                raise ImportFailure(f"{path} is larger than 16 MB, which no text is")
            return path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ImportFailure(f"{path} isn't in UTF-8; save it so") from None
        except (OSError, ValueError) as error:
            raise ImportFailure(f"{path} can't be read ({error})") from None

    def has(self, name: str) -> bool:
        """Say whether there is a file *name* that may be read."""
        try:
            path = self.root / name
            return path.is_file() and path.resolve().is_relative_to(self.root)
        except (OSError, ValueError):
            return False

"""Files as they were when they were looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Path and time of change (nanoseconds; -1 if it isn't there) of each file.
Stamps = tuple[tuple[str, int], ...]


def stamp(paths: Iterable[Path]) -> Stamps:
    """Return when each of *paths* was changed."""
    return tuple((str(path), _changed(path)) for path in paths)


def is_current(stamps: Stamps) -> bool:
    """Say whether all files are as they were."""
    return all(_changed(Path(path)) == at for path, at in stamps)


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return -1


def is_file(path: Path) -> bool:
    """Say whether there is such a file; *path* may be one that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


class Watched(NamedTuple):
    """Files as they were when a document was read."""

    #: The source, and what it includes or shows.
    stamps: Stamps
    #: Paths that links name, and whether there was a file.
    targets: tuple[tuple[str, bool], ...]

    def changed(self) -> bool:
        """Say whether any is different now."""
        return not is_current(self.stamps) or any(
            is_file(Path(path)) != there for path, there in self.targets
        )

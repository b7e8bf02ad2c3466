"""The snapshot of comments and views: read once a build."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..links import is_web_site
from ..model.stats import Problem, Stats

if TYPE_CHECKING:
    from ..domain import BlogDomain


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the file holds, and what is wrong with it."""

    stats: Stats = field(default_factory=Stats)
    problems: tuple[Problem, ...] = ()
    #: Whether there ought to be a file, and there is none.
    is_missing: bool = False


def read(domain: BlogDomain) -> Snapshot:
    """Return the snapshot that the setting names; an empty one where pages don't show it."""
    commenting = domain.settings.commenting
    if not commenting.snapshot or not is_web_site(domain.builder):
        return Snapshot()
    try:
        data = path(domain).read_bytes()
    except FileNotFoundError:
        return Snapshot(is_missing=commenting.snapshot_is_named)
    except OSError as error:
        message = f"it can't be read: {error.strerror}"
        return Snapshot(problems=(Problem(message, "see what stands there"),))
    from ..model.stats.reading import decode  # noqa: PLC0415 (few builds need it)

    stats, problems = decode(data)
    return Snapshot(stats, tuple(problems))


def path(domain: BlogDomain) -> Path:
    """Return where the snapshot is."""
    return Path(domain.builder.confdir, domain.settings.commenting.snapshot)

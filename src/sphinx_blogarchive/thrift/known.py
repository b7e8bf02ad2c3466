"""Whose transforms are known: what is said here of what they deal with was read in their sources.

A later version may have them do more; there they see all documents again.
"""

from __future__ import annotations

import sys
from functools import cache

from packaging.version import InvalidVersion, Version

#: The latest versions that were read, by package.
_READ = {
    "docutils": "0.23",
    "furo": "2025.12",
    "myst_parser": "5.2",
    "sphinx": "9.2",
    "sphinx_design": "0.8",
}
_OURS = __name__.partition(".")[0]


@cache
def is_known(package: str) -> bool:
    """Say whether what is said of the transforms of *package* holds for the version here."""
    if package == _OURS:
        return True
    here, read = getattr(sys.modules.get(package), "__version__", ""), _READ.get(package, "")
    try:
        return Version(here).release[:2] <= Version(read).release[:2]
    except InvalidVersion:
        return False


def name_of(transform: type) -> str:
    """Return the full name of a transform that is known; nothing for others."""
    if not is_known(transform.__module__.partition(".")[0]):
        return ""
    return f"{transform.__module__}.{transform.__qualname__}"

"""Regular expressions that are compiled when they are first used.

A class with thousands of ideographs takes milliseconds, and a build in which nothing changed never
asks for most of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a regular expression, and compiles it when it is asked for anything."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # compiled ones are kept by ``re``; what is found here isn't asked for again
        found = getattr(re.compile(*self._written), name)
        setattr(self, name, found)
        return found


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return the regular expression *pattern*, of which methods and attributes can be used.

    :raises re.error: when it is used, if it is none.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))

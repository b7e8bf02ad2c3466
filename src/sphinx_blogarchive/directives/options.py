"""What the directives have in common in reading their options."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

#: Between the names of a list, in Latin and in Chinese writing.
COMMA = re.compile("[,\uff0c、]")


def nearest(name: str, allowed: Collection[str]) -> str:
    """Return which of *allowed* was probably meant by *name*; '' if none is near."""
    found = difflib.get_close_matches(name, allowed, n=1)
    return found[0] if found else ""


def remedy(name: str, allowed: Collection[str]) -> str:
    """Return what to do about *name*, which isn't one of *allowed*."""
    near = nearest(name, allowed)
    return f"write {near!r}" if near else f"there are {', '.join(allowed)}"

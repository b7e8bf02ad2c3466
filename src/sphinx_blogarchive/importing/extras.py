"""Packages that only imports need."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .model import ImportFailure

if TYPE_CHECKING:
    from types import ModuleType


def require(name: str) -> ModuleType:
    """Return the module *name* of a package in ``sphinx-blogarchive[import]``.

    :raises ImportFailure: if it isn't installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise ImportFailure(
            f"the package {name} is missing; install it with "
            '"pip install sphinx-blogarchive[import]"'
        ) from None

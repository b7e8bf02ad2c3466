"""Members of classes and modules that others stand in for, for a while."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replaced(owner: Any, **members: Any) -> Iterator[None]:
    """Have *owner*, a class or a module, have other *members* than its own."""
    own = {name: getattr(owner, name) for name in members}
    for name, member in members.items():
        setattr(owner, name, member)
    try:
        yield
    finally:
        for name, member in own.items():
            setattr(owner, name, member)

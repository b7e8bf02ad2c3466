"""YAML in front of documents, read by libyaml.

MyST reads it twice for each document, by the loader that is written in Python.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import yaml

from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

#: PyYAML has it on all usual platforms, not on all.
_LOADER = getattr(yaml, "CSafeLoader", None)
_OWN = yaml.safe_load


def safe_load(stream: Any) -> Any:
    """Do what ``yaml.safe_load`` does; raise what it raises."""
    if _LOADER is None or not isinstance(stream, str):
        return _OWN(stream)
    try:
        return yaml.load(stream, _LOADER)  # noqa: S506
    except yaml.YAMLError:
        # its messages are what writers may know
        return _OWN(stream)


@contextmanager
def quick_yaml() -> Iterator[None]:
    """Have ``yaml.safe_load`` do so."""
    with replaced(yaml, safe_load=safe_load):
        yield

"""What Sphinx keeps of the document at hand, copied at once where it keeps nothing.

It copies that, with all it may hold, before it resolves a page or a piece of one.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from sphinx import environment

from .replaced import replaced

_environment: Any = environment
_kind: Any = _environment._CurrentDocument
_ATOMS = (str, float, int, bool, type(None))
_EMPTY = (dict, list, tuple)


def deepcopy(thing: Any) -> Any:
    """Do what ``copy.deepcopy`` does."""
    if type(thing) is not _kind:
        return _OWN(thing)
    copied: Any = object.__new__(_kind)
    for name in _kind.__slots__:
        value = getattr(thing, name)
        if type(value) not in _ATOMS:
            if value or type(value) not in _EMPTY:
                return _OWN(thing)
            value = type(value)()
        setattr(copied, name, value)
    return copied


_OWN = _environment.deepcopy

#: Has Sphinx copy that so.
blank_copies = partial(replaced, _environment, deepcopy=deepcopy)

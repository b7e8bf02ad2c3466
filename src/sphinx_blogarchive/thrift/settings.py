"""Settings of docutils, made once instead of for each document."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils.frontend import Values
from docutils.utils import DependencyList
from sphinx.util import docutils as docutils_of_sphinx

from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator


def copy(settings: Values) -> Values:
    """Do what ``Values.copy`` does, which sets each of 150 settings, and filters of warnings."""
    if type(settings) is not Values:
        return _COPY(settings)
    copied = Values.__new__(Values)
    vars(copied).update(vars(settings))
    if vars(copied).get("record_dependencies") is None:
        copied.record_dependencies = DependencyList()
    return copied


_COPY = Values.copy

#: Has docutils copy settings so: thrice for each document.
quick_copies = partial(replaced, Values, copy=copy)


@contextmanager
def settings_made_once() -> Iterator[None]:
    """Have Sphinx make the settings of docutils once for all documents that are read alike.

    Since 9.0 it makes a parser of a command line, with all options of docutils, for each document.
    Within this context, the settings of a document are a copy of those of the last one, if that
    had the same parser and the same defaults. Earlier versions do so by themselves.
    """
    make = getattr(docutils_of_sphinx, "_get_settings", None)
    if make is None:
        yield
        return
    made: dict[object, tuple[dict[str, Any], Any]] = {}

    def get_settings(*components: Any, defaults: dict[str, Any], **options: Any) -> Any:
        kinds = (part if isinstance(part, type) else type(part) for part in components)
        key = (*kinds, *options.items())
        if key not in made or made[key][0] != defaults:
            made[key] = (dict(defaults), make(*components, defaults=defaults, **options))
        settings = made[key][1].copy()
        for name, value in vars(settings).items():
            if isinstance(value, list | dict):
                setattr(settings, name, value.copy())
        settings.record_dependencies = DependencyList()
        return settings

    with replaced(docutils_of_sphinx, _get_settings=get_settings):
        yield

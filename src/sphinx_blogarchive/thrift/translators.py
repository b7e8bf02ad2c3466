"""Translators that have what extensions add as methods of their class.

Sphinx binds dozens of functions to each translator that it makes, one for each page and for each
piece of one. They and the translator hold each other, and are left to the garbage collector.
"""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING, Any

from sphinx.builders import Builder

from ..links import has_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx

    Handlers = Mapping[str, tuple[Any, Any]]


def join_handlers(app: Sphinx) -> None:
    """``builder-inited``: have the builder make translators so, if it makes them as Sphinx does."""
    builder: Any = app.builder
    if has_pages(builder) and type(builder).create_translator is Builder.create_translator:
        builder.create_translator = _joined(app, builder.create_translator)


def _joined(app: Sphinx, usual: Callable[..., Any]) -> Callable[..., Any]:
    builder, registry = app.builder, app.registry
    joined: dict[type, tuple[Handlers, type | None]] = {}

    def create_translator(*args: Any) -> Any:
        added = registry.translation_handlers
        handlers = added.get(builder.name)
        if handlers is None:
            handlers = added.get(builder.format, {})
        kind = registry.get_translator_class(builder)
        known = joined.get(kind)
        if known is None or known[0] != handlers:
            known = joined[kind] = dict(handlers), _with(kind, handlers)
        own = known[1]
        return own(*args) if own else usual(*args)

    return create_translator


def _with(kind: type, handlers: Handlers) -> type | None:
    """Return a class as *kind* with *handlers*; none if these can't be its methods."""
    methods: dict[str, Any] = {}
    for name, (visit, depart) in handlers.items():
        methods[f"visit_{name}"] = visit
        if depart:
            methods[f"depart_{name}"] = depart
    if not all(type(method) is FunctionType for method in methods.values()):
        return None
    told = ("__module__", "__qualname__", "__doc__")
    return type(kind.__name__, (kind,), {**{name: getattr(kind, name) for name in told}, **methods})

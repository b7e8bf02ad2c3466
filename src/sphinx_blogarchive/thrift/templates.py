"""Templates, compiled once for all builds of a project, and what they know of any page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache, Template
from jinja2.runtime import new_context

if TYPE_CHECKING:
    from jinja2.runtime import Context
    from sphinx.application import Sphinx


class _Template(Template):
    """A template that takes what all templates know as one mapping.

    Jinja goes through a chain of mappings, key by key, for each page and all that it includes.
    """

    def new_context(
        self,
        vars: Any = None,  # noqa: A002
        shared: bool = False,
        locals: Any = None,  # noqa: A002
    ) -> Context:
        """Do what ``Template.new_context`` does."""
        known: dict[str, Any] = {}
        for mapping in reversed(getattr(self.globals, "maps", (self.globals,))):
            known.update(mapping)
        return new_context(self.environment, self.name, self.blocks, vars, shared, known, locals)


def know_at_once(app: Sphinx) -> None:
    """``builder-inited``: have templates be such, unless they are of another kind already."""
    environment = _environment(app)
    if environment is not None and environment.template_class is Template:
        environment.template_class = _Template


def keep_compiled(app: Sphinx) -> None:
    """``builder-inited``: keep what Jinja makes of templates beside the doctrees.

    It asks for their whole source before it takes what it has kept.
    """
    environment = _environment(app)
    if environment is None or environment.bytecode_cache is not None:
        return
    folder = Path(app.doctreedir, "blogarchive", "templates")
    folder.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


def _environment(app: Sphinx) -> Any:
    return getattr(getattr(app.builder, "templates", None), "environment", None)

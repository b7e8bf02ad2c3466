"""Templates, compiled once for all builds of a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def keep_compiled(app: Sphinx) -> None:
    """``builder-inited``: keep what Jinja makes of templates beside the doctrees.

    It asks for their whole source before it takes what it has kept.
    """
    builder: Any = app.builder
    environment = getattr(getattr(builder, "templates", None), "environment", None)
    if environment is None or environment.bytecode_cache is not None:
        return
    folder = Path(app.doctreedir, "blogarchive", "templates")
    folder.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))

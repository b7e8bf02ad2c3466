"""Modules that are imported by the functions that need them.

A build in which nothing has changed asks for none of these, and each of them brings others along.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: Those that documents need when they are read or written.
FOR_DOCUMENTS = ("math.layout", "math.numbering", "mathml.document", "mathml.render")
#: Those that a build needs once, if at all.
FOR_OTHERS = (
    *("books.volumes", "books.xhtml", "feeds.formulas", "model.feeds.clean"),
    "model.stats.reading",
)


def import_before_others(
    app: Sphinx, env: BuildEnvironment | None = None, docnames: Sequence[str] = ()
) -> None:
    """``env-before-read-docs``: import what each process of a parallel build would import."""
    if app.parallel > 1 and docnames:
        for name in FOR_DOCUMENTS:
            import_module(f"..{name}", __package__)

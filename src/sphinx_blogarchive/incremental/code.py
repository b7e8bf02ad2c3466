"""Blocks of code as they were coloured, kept beside the doctrees for the next build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.highlighting import PygmentsBridge

from ..ending import on_success
from ..thrift.colours import Colours, colours_of
from .manifest import beside, version

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

    from ..domain import BlogDomain
    from .outdated import Build


def keep_code(app: Sphinx) -> None:
    """``builder-inited``, when the class of formatters is chosen: have blocks of code kept."""
    builder: Any = app.builder
    highlighter = getattr(builder, "highlighter", None)
    if type(highlighter) is not PygmentsBridge or highlighter.dest != "html":
        return
    colours = Colours(highlighter, beside(app, "-code.json"), version(app))
    write_documents = builder.write_documents

    def forget_and_write(docnames: AbstractSet[str]) -> None:
        if docnames >= app.env.found_docs:
            colours.forget()
        write_documents(docnames)

    builder.write_documents = forget_and_write


@on_success
def save_code(app: Sphinx, domain: BlogDomain, build: Build) -> None:
    """``build-finished``: keep what was coloured."""
    if (colours := colours_of(app.builder)) is not None:
        colours.save(len(app.env.found_docs))

"""Mathematics as MathML, made when the site is built: readers need neither scripts nor a server.

A formula goes through `prepare` (TeX alone: rows, numbers, definitions), `convert` (the
converters, one after the other), `clean` (their output made one kind) and `layout` (rows get their
numbers, long lines their breaks), all of them functions of text or trees. `document` does this for
the formulas of a document when `transform` asks it to, `render` writes what came of it, `assets`
has the style sheet on the pages that need it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .assets import add_assets
from .selection import RENDERER, choose
from .transform import ConvertFormulas

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

__all__ = ["RENDERER", "setup_mathml"]


def setup_mathml(app: Sphinx) -> None:
    """Register the renderer, and what belongs to it."""
    app.add_html_math_renderer(RENDERER, (_visit_inline, None), (_visit_block, None))
    # once all extensions have registered their renderers
    app.connect("config-inited", choose, priority=900)
    app.add_post_transform(ConvertFormulas)
    add_assets(app)


def _visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    from .render import visit_inline  # noqa: PLC0415 (few builds need it)

    visit_inline(self, node)


def _visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    from .render import visit_block  # noqa: PLC0415 (few builds need it)

    visit_block(self, node)

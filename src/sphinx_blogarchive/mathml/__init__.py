"""Mathematics as MathML, made when the site is built: readers need neither scripts nor a server.

A formula goes through `prepare` (TeX alone: rows, numbers, definitions), `convert` (the
converters, one after the other), `clean` (their output made one kind) and `layout` (rows get their
numbers, long lines their breaks), all of them functions of text or trees. `transform` does this for
the formulas of a document, `render` writes what came of it, `assets` has the style sheet on the
pages that need it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .assets import add_assets
from .render import RENDERER, visit_block, visit_inline
from .selection import choose
from .transform import ConvertFormulas

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["RENDERER", "setup_mathml"]


def setup_mathml(app: Sphinx) -> None:
    """Register the renderer, and what belongs to it."""
    app.add_html_math_renderer(RENDERER, (visit_inline, None), (visit_block, None))
    # once all extensions have registered their renderers
    app.connect("config-inited", choose, priority=900)
    app.add_post_transform(ConvertFormulas)
    add_assets(app)

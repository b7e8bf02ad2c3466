"""Converts the formulas of a document before it is written; whoever shows a part of it has them."""

from __future__ import annotations

from typing import Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain import blog_domain
from ..math.references import formulas
from .selection import is_used


class ConvertFormulas(SphinxPostTransform):
    """Leaves with each formula what is to be written for it; says which can't be converted.

    Excerpts are made of documents that have been through this, so that a card needs no conversion
    of its own, nor a second warning.
    """

    # numbers and references are in the TeX by then (4), and no other page's formulas yet (900)
    default_priority = 700
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Convert them."""
        if not is_used(blog_domain(self.env).builder):
            return
        if found := formulas(self.document):
            from .document import convert_all  # noqa: PLC0415 (few builds need it)

            convert_all(self.config, found)

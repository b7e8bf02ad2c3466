"""Toctrees that name generated pages, which don't exist yet when the toctree is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.directives.other import TocTree
from sphinx.util import docname_join
from sphinx.util.nodes import explicit_title_re

from ..domain import blog_domain
from ..model.terms import KINDS

if TYPE_CHECKING:
    from docutils import nodes


class BlogTocTree(TocTree):
    """Sphinx's ``toctree``, which takes names that a generated page can have.

    While documents are read no generated page is among the found ones, so that a ``:glob:``
    finds the same documents in each build. A page that is named in full is let through here;
    if it turns out that there is no such page, the document is read once more, without it.
    """

    def run(self) -> list[nodes.Node]:
        """Return the toctree."""
        found = self.env.found_docs
        lent = {name for line in self.content if (name := self._generated(line))} - found
        planned = blog_domain(self.env).planned
        if planned is not None:
            lent &= planned
        found.update(lent)
        try:
            return super().run()
        finally:
            found.difference_update(lent)

    def _generated(self, line: str) -> str:
        explicit = explicit_title_re.match(line)
        name = docname_join(self.env.docname, explicit[2] if explicit else line.strip())
        root = blog_domain(self.env).settings.root
        kinds = "|".join(("archive", *KINDS))
        if re.fullmatch(rf"{re.escape(root)}({kinds})(/[^*?\[\]]+)?|.*page/\d+", name):
            return name
        return ""

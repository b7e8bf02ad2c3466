"""Toctrees that name generated pages, which don't exist yet when the toctree is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils.statemachine import StringList
from sphinx.directives.other import TocTree
from sphinx.util import docname_join
from sphinx.util.matching import patfilter
from sphinx.util.nodes import explicit_title_re

from ..domain import blog_domain
from ..model.terms import KINDS

if TYPE_CHECKING:
    from collections.abc import Container

    from docutils import nodes


_KINDS = "|".join(("archive", *KINDS))
#: Docnames that a generated page can have, and patterns of such.
_FULL = rf"{{root}}({_KINDS})(/[^*?\[\]]+)?|[^*?\[\]]*page/\d+"
_PATTERN = rf"{{root}}({_KINDS})/.*[*?\[].*"


class BlogTocTree(TocTree):
    """Sphinx's ``toctree``, which takes names that a generated page can have.

    While documents are read no generated page is among the found ones, so that a ``:glob:``
    finds the same documents in each build. A page that is named in full is let through here;
    if it turns out that there is no such page, the document is read once more, without it.
    A pattern for generated pages (``tag/*``) waits until it is known which there are.
    """

    def run(self) -> list[nodes.Node]:
        """Return the toctree."""
        domain = blog_domain(self.env)
        found = self.env.found_docs
        lent = {name for line in self.content if (name := self._name(line, _FULL))} - found
        patterns = self._patterns()
        if patterns:
            domain.data["patterns"][self.env.docname] = True
        if domain.planned is None:
            self._leave_out(patterns)
        else:
            lent &= domain.planned
            for pattern in patterns.values():
                lent.update(patfilter(domain.planned, pattern))
            lent -= found
        found.update(lent)
        try:
            return super().run()
        finally:
            found.difference_update(lent)

    def _patterns(self) -> dict[int, str]:
        """Return the patterns for generated pages, by their place in the content."""
        if "glob" not in self.options:
            return {}
        names = {place: self._name(line, _PATTERN) for place, line in enumerate(self.content)}
        return {place: name for place, name in names.items() if name}

    def _leave_out(self, places: Container[int]) -> None:
        kept = StringList()
        for place, (source, offset, line) in enumerate(self.content.xitems()):
            if place not in places:
                kept.append(line, source, offset)
        self.content = kept

    def _name(self, line: str, form: str) -> str:
        """Return the docname, or the pattern of docnames, on *line* if it is of *form*."""
        explicit = explicit_title_re.match(line)
        name = docname_join(self.env.docname, explicit[2] if explicit else line.strip())
        root = re.escape(blog_domain(self.env).settings.root)
        return name if re.fullmatch(form.format(root=root), name) else ""

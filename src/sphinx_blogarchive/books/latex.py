"""``latex-books``: each book as a file for LaTeX, which makes a PDF of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.builders.latex import LaTeXBuilder
from sphinx.errors import NoUri
from sphinx.locale import __
from sphinx.util import texescape

from .. import words
from ..domain import blog_domain
from .outside import address

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.builders.latex.theming import Theme

    from ..model.runs import Runs


class LaTeXBooksBuilder(LaTeXBuilder):
    """Does what ``latex`` does, of the books alone."""

    name = "latex-books"
    epilog = __(
        "The LaTeX files are in %(outdir)s.\nRun 'make all-pdf' in it to make PDFs of them."
    )

    def __init__(self, app: Any, env: Any) -> None:
        """Prepare for writing."""
        super().__init__(app, env)
        # what is for LaTeX is for us
        self.tags.add("builder_latex")

    def init_document_data(self) -> None:
        """Tell the books as ``latex_documents`` would."""
        from .volumes import volumes  # noqa: PLC0415 (few builds need it)

        domain = blog_domain(self.env)
        self.titles = []
        self._moments = {}
        for volume in volumes(domain):
            title = self._escaped(volume.title)
            author = r" \and ".join(map(self._plain, volume.authors))
            entry = (volume.docname, f"{volume.name}.tex", title, author, self.config.latex_theme)
            self.document_data.append((*entry, False))
            self._moments[title] = volume.moment

    def _plain(self, text: str) -> str:
        return texescape.escape(text, self.config.latex_engine)

    def _escaped(self, title: Runs) -> str:
        return "".join(f"${run.text}$" if run.math else self._plain(run.text) for run in title)

    def update_doc_context(self, title: str, author: str, theme: Theme) -> None:
        """Date the book by its last change: what the project's release is doesn't matter to it."""
        super().update_doc_context(title, author, theme)
        config = self.config
        if not config.today:
            self.context["date"] = words.day(self._moments[title], str(config.language))
        self.context["release"] = self.context["releasename"] = ""

    def assemble_doctree(
        self, indexfile: str, toctree_only: bool, appendices: list[str]
    ) -> nodes.document:
        """Leave out the appendices of the whole project."""
        return super().assemble_doctree(indexfile, toctree_only, [])

    # ---- what is in the book, and what isn't

    def has_place(self, docname: str) -> bool:
        """Say whether *docname* is in the book that is being written."""
        return docname in self.docnames

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the place of a document of the book, or the address of another in the world."""
        try:
            return super().get_target_uri(docname, typ)
        except NoUri:
            return address(self, docname)

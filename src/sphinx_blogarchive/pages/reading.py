"""Reads generated pages: the first as Sphinx reads all documents, the others as it read that.

Sphinx sets docutils up anew for each document, which takes longer than such a page itself: it
has nothing that could be set up otherwise for one page than for another.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.transforms import SphinxTransformer
from sphinx.util.docutils import new_document

from .parser import PageParser

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class PageReader:
    """Reads the generated pages of one build."""

    def __init__(self, app: Sphinx) -> None:
        """Begin without having read any."""
        self._app = app
        self._parser = PageParser()
        self._settings: Any = None
        self._transformer: Any = None

    def read(self, docname: str, text: str) -> None:
        """Read the page *docname*, whose source is *text*, and write its tree."""
        if self._transformer is None:
            self._read_first(docname)
        else:
            self._read_next(docname, text)

    def _read_first(self, docname: str) -> None:
        def keep(_app: Sphinx, tree: nodes.document) -> None:
            self._settings, self._transformer = tree.settings, tree.transformer

        listener = self._app.connect("doctree-read", keep)
        try:
            self._app.builder.read_doc(docname)
        finally:
            self._app.disconnect(listener)

    def _read_next(self, docname: str, text: str) -> None:
        """Do what ``Builder.read_doc`` does, and ``_parse_str_to_doctree`` for it."""
        app, env = self._app, self._app.env
        env.prepare_settings(docname)
        configuration = Path(app.confdir, "docutils.conf")
        if configuration.is_file():
            env.note_dependency(str(configuration))
        tree = new_document(str(env.doc2path(docname)), self._settings.copy())
        transformer = SphinxTransformer(tree)
        transformer.components = self._transformer.components
        transformer.transforms = [
            applied for applied in self._transformer.applied if applied[2] is None
        ]
        tree.transformer = transformer
        source = [text]
        app.events.emit("source-read", docname, source)
        self._parser.parse(source[0], tree)
        transformer.apply_transforms()
        env.all_docs[docname] = time.time_ns() // 1_000
        env.current_document = type(env.current_document)()
        env.ref_context.clear()
        app.builder.write_doctree(docname, tree)

"""Reads generated pages: the first as Sphinx reads all documents, the others as it read that.

Sphinx sets docutils up anew for each document, which takes longer than such a page itself: it
has nothing that could be set up otherwise for one page than for another.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransformer
from sphinx.util.docutils import new_document

from ..thrift.known import name_of
from .parser import PageParser

if TYPE_CHECKING:
    from docutils.transforms import Transform
    from sphinx.application import Sphinx

#: Transforms for which there is nothing in a title that stays as it is, and lists that are no nodes
#: yet. Others, of other extensions too, see each page.
_IDLE = frozenset(
    {
        "docutils.transforms.frontmatter.DocInfo",
        "docutils.transforms.misc.Transitions",
        "docutils.transforms.references.AnonymousHyperlinks",
        "docutils.transforms.references.ExternalTargets",
        "docutils.transforms.references.Footnotes",
        "docutils.transforms.references.IndirectHyperlinks",
        "docutils.transforms.references.InternalTargets",
        "docutils.transforms.references.PropagateTargets",
        "docutils.transforms.references.Substitutions",
        "myst_parser.mdit_to_docutils.transforms.UnreferencedFootnotesDetector",
        "sphinx.builders.latex.transforms.FootnoteDocnameUpdater",
        "sphinx.domains.citation.CitationDefinitionTransform",
        "sphinx.domains.citation.CitationReferenceTransform",
        "sphinx.transforms.ApplySourceWorkaround",
        "sphinx.transforms.AutoIndexUpgrader",
        "sphinx.transforms.AutoNumbering",
        "sphinx.transforms.DefaultSubstitutions",
        "sphinx.transforms.DoctestTransform",
        "sphinx.transforms.ExtraTranslatableNodes",
        "sphinx.transforms.FilterSystemMessages",
        "sphinx.transforms.GlossarySorter",
        "sphinx.transforms.HandleCodeBlocks",
        "sphinx.transforms.MoveModuleTargets",
        "sphinx.transforms.ReorderConsecutiveTargetAndIndexNodes",
        "sphinx.transforms.SphinxSmartQuotes",
        "sphinx.transforms.UnreferencedFootnotesDetector",
        "sphinx.transforms.compact_bullet_list.RefOnlyBulletListTransform",
        "sphinx.transforms.i18n.AddTranslationClasses",
        "sphinx.transforms.i18n.Locale",
        "sphinx.transforms.i18n.PreserveTranslatableMessages",
        "sphinx.transforms.i18n.RemoveTranslatableInline",
        "sphinx.transforms.references.SphinxDanglingReferences",
        "sphinx_blogarchive.excerpt.piece.KeepPieces",
        "sphinx_blogarchive.ids.OwnIds",
        "sphinx_blogarchive.math.transforms.EquationReferences",
        "sphinx_blogarchive.reading.breaks.JoinLines",
        "sphinx_blogarchive.reading.encoded.DecodePictures",
        "sphinx_blogarchive.reading.legends.DropEmptyLegends",
        "sphinx_blogarchive.thrift.quotes.QuickSmartQuotes",
        "sphinx_design.extension.AddFirstTitleCss",
    }
)


def _is_idle(transform: type[Transform]) -> bool:
    return name_of(transform) in _IDLE


class PageReader:
    """Reads the generated pages of one build."""

    def __init__(self, app: Sphinx) -> None:
        """Begin without having read any."""
        self._app = app
        self._parser = PageParser()
        configuration = Path(app.confdir, "docutils.conf")
        #: The path of docutils' own configuration; empty if there is none.
        self._configuration = str(configuration) if configuration.is_file() else ""
        self._settings: Any = None
        self._transformer: Any = None
        #: The transforms for pages with text that a writer wrote, and for all others.
        self._all: list[Any] = []
        self._few: list[Any] = []

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
        self._all = [applied for applied in self._transformer.applied if applied[2] is None]
        self._few = [applied for applied in self._all if not _is_idle(applied[1])]

    def _read_next(self, docname: str, text: str) -> None:
        """Do what ``Builder.read_doc`` does, and ``_parse_str_to_doctree`` for it."""
        app, env = self._app, self._app.env
        env.prepare_settings(docname)
        if self._configuration:
            env.note_dependency(self._configuration)
        tree = new_document(str(env.doc2path(docname)), self._settings.copy())
        transformer = SphinxTransformer(tree)
        transformer.components = self._transformer.components
        tree.transformer = transformer
        source = [text]
        app.events.emit("source-read", docname, source)
        self._parser.parse(source[0], tree)
        has_text = next(iter(tree.findall(nodes.paragraph)), None) is not None
        transformer.transforms = (self._all if has_text else self._few).copy()
        transformer.apply_transforms()
        env.all_docs[docname] = time.time_ns() // 1_000
        env.current_document = type(env.current_document)()
        env.ref_context.clear()
        app.builder.write_doctree(docname, tree)

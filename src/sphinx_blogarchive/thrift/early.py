"""Transforms of documents that are read are left out, too, where they have nothing to do.

They are those of docutils, Sphinx, MyST and ours that look for nodes of some kinds, and do nothing
to a document that has none of these: see :mod:`.busy`. For those that work on documents that are
written see :mod:`.idle`.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docutils import nodes

from .busy import BusyTransformer
from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.transforms import Transform

_REFERENCES = "docutils.transforms.references"
_SPHINX = "sphinx.transforms"
_MYST = "myst_parser.mdit_to_docutils.transforms"
_OURS = __name__.partition(".")[0]
#: The names of the classes of nodes that a transform deals with.
_NEEDS = {
    name: frozenset(kinds.split())
    for name, kinds in {
        "docutils.transforms.misc.Transitions": "transition",
        f"{_REFERENCES}.AnonymousHyperlinks": "reference target",
        f"{_REFERENCES}.ExternalTargets": "target",
        f"{_REFERENCES}.InternalTargets": "target",
        f"{_REFERENCES}.PropagateTargets": "target",
        f"{_REFERENCES}.Substitutions": "substitution_reference",
        f"{_MYST}.ResolveSectionRefs": "inline",
        f"{_SPHINX}.AutoIndexUpgrader": "index",
        f"{_SPHINX}.DefaultSubstitutions": "substitution_reference",
        f"{_SPHINX}.DoctestTransform": "doctest_block",
        f"{_SPHINX}.GlossarySorter": "glossary",
        f"{_SPHINX}.HandleCodeBlocks": "block_quote",
        f"{_SPHINX}.MoveModuleTargets": "target",
        f"{_SPHINX}.ReorderConsecutiveTargetAndIndexNodes": "target",
        f"{_SPHINX}.references.SphinxDanglingReferences": (
            "reference footnote_reference citation_reference target"
        ),
        "sphinx.builders.latex.transforms.FootnoteDocnameUpdater": "footnote footnote_reference",
        "sphinx.domains.citation.CitationDefinitionTransform": "citation",
        "sphinx.domains.citation.CitationReferenceTransform": "citation_reference",
        f"{_OURS}.reading.encoded.DecodePictures": "image",
        f"{_OURS}.reading.legends.DropEmptyLegends": "legend",
    }.items()
}
#: Those that add no nodes of these kinds for others of them to deal with.
_STEADY = _NEEDS.keys() - {f"{_REFERENCES}.Substitutions"} | {
    "docutils.transforms.frontmatter.DocInfo",
    "docutils.transforms.frontmatter.DocTitle",
    "docutils.transforms.frontmatter.SectionSubTitle",
    "docutils.transforms.universal.Decorations",
    "docutils.transforms.universal.ExposeInternals",
    "docutils.transforms.universal.StripComments",
    "docutils.transforms.universal.Validate",
    f"{_REFERENCES}.Footnotes",
    f"{_REFERENCES}.IndirectHyperlinks",
    f"{_REFERENCES}.SectionIDs",
    f"{_MYST}.AddSlugIds",
    f"{_MYST}.PrioritiseExplicitIds",
    f"{_MYST}.SortFootnotes",
    f"{_MYST}.UnreferencedFootnotesDetector",
    f"{_SPHINX}.AutoNumbering",
    f"{_SPHINX}.SortIds",
    f"{_SPHINX}.SphinxSmartQuotes",
    f"{_SPHINX}.compact_bullet_list.RefOnlyBulletListTransform",
    "sphinx_design.extension.AddFirstTitleCss",
    f"{_OURS}.math.transforms.EquationReferences",
    f"{_OURS}.reading.breaks.JoinLines",
    f"{_OURS}.thrift.quotes.QuickSmartQuotes",
}
#: Where Sphinx makes what applies transforms to documents that are read, of which versions have
#: the first or both.
_MAKERS = ("sphinx.io", "sphinx.util.docutils")


@lru_cache(maxsize=16)
def _placed(transforms: tuple[Any, ...], before: int) -> list[tuple[Any, ...]]:
    """Return *transforms* as docutils keeps them, with their places in the order to apply them."""
    return [
        (f"{transform.default_priority:03d}-{place:03d}", transform, None, {})
        for place, transform in enumerate(transforms, before + 1)
    ]


class _Transformer(BusyTransformer):
    """Applies the transforms that have something to do."""

    def apply_transforms(self) -> None:
        """Do what that of docutils does with those that aren't idle."""
        if isinstance(self.document, nodes.document):
            self.apply_busy(_NEEDS, _STEADY)
        else:
            super().apply_transforms()

    def add_transforms(self, transform_list: Iterable[type[Transform]]) -> None:
        """Do what that of docutils does, with one list of places for all documents."""
        added = _placed(tuple(transform_list), self.serialno)
        self.serialno += len(added)
        self.transforms += added
        self.sorted = False


@contextmanager
def nothing_idle_read() -> Iterator[None]:
    """Have transforms be left out that have nothing to do with a document that is read."""
    modules = [sys.modules[name] for name in _MAKERS if name in sys.modules]
    with ExitStack() as stack:
        for module in modules:
            if hasattr(module, "SphinxTransformer"):
                stack.enter_context(replaced(module, SphinxTransformer=_Transformer))
        yield

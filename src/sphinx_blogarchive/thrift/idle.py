"""Post-transforms that have nothing to do with a document are left out.

There are some forty of them, and each goes through the whole document to look for what it deals
with, which most documents have none of: see :mod:`.busy`.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sphinx.environment
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .busy import COMPONENT, BusyTransformer
from .replaced import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.transforms import Transform
    from sphinx.builders import Builder

_POST = "sphinx.transforms.post_transforms"
_DESIGN = "sphinx_design"
_OURS = __name__.partition(".")[0]
#: The names of the classes of nodes that a transform deals with, for builders that write pages.
#: These transforms add no nodes that others of them deal with.
_STEADY = {
    f"{_OURS}.books.inline.BringTexts": "",  # for other builders
    f"{_OURS}.books.outside.LeaveBook": "document",
    f"{_OURS}.feeds.page.ListFeeds": "feed_list",
    f"{_OURS}.ids.UniqueIds": "container",
    f"{_OURS}.incremental.references.NoteReferences": "pending_xref math math_block",
    f"{_OURS}.listing.expand.ExpandListings": "listing term_index author_card more",
    f"{_OURS}.math.references.EquationNumbers": "math math_block",
    f"{_OURS}.mathml.transform.ConvertFormulas": "math math_block",
    f"{_OURS}.postpage.compose.ComposePosts": "document",
    f"{_OURS}.postpage.updates.ShowUpdates": "update",
    f"{_POST}.OnlyNodeTransform": "only",
    f"{_POST}.PropagateDescDomain": "desc_signature",
    f"{_POST}.SigElementFallbackTransform": "desc_sig_element desc_inline",
    f"{_POST}.code.HighlightLanguageTransform": "literal_block highlightlang",
    f"{_POST}.code.TrimDoctestFlagsTransform": "literal_block doctest_block",
    f"{_POST}.images.DataURIExtractor": "image",
    f"{_POST}.images.ImageDownloader": "image",
    f"{_DESIGN}.badges_buttons.BadgeRefTooltipStash": "pending_xref",
    f"{_DESIGN}.badges_buttons.ButtonRefContentStash": "pending_xref",
}
#: Likewise, but these may add any.
_ADDING = {
    "furo.WrapTableAndMathInAContainerTransform": "table math_block",
    "myst_parser.sphinx_ext.myst_refs.MystReferenceResolver": "pending_xref",
    "sphinx.domains.c.AliasTransform": "AliasNode",
    "sphinx.domains.cpp.AliasTransform": "AliasNode",
    "sphinx.ext.intersphinx._resolve.IntersphinxRoleResolver": "pending_xref",
    f"{_POST}.ReferencesResolver": "pending_xref",
    f"{_DESIGN}.aside.AsideHtmlTransform": COMPONENT,
    f"{_DESIGN}.badges_buttons.BadgeRefTooltipGraft": "pending_xref",
    f"{_DESIGN}.badges_buttons.ButtonRefContentGraft": "pending_xref",
    f"{_DESIGN}.dropdown.DropdownHtmlTransform": COMPONENT,
    f"{_DESIGN}.tabs.TabSetHtmlTransform": COMPONENT,
}
_NEEDS = {name: frozenset(kinds.split()) for name, kinds in (_STEADY | _ADDING).items()}


class Transformer(BusyTransformer):
    """Applies the post-transforms that have something to do."""

    #: The builder that it works for.
    builder: Builder
    #: What is meant for it of the lists of transforms that were given, in its order.
    meant: dict[tuple[type[Transform], ...], list[Any]]

    def _is_for_pages(self) -> bool:
        return self.env is self.builder.env and isinstance(self.document, nodes.document)

    def add_transforms(self, transform_list: Iterable[type[Transform]]) -> None:
        """Store those that don't refuse to work for the builder, in the order of the first time."""
        given = tuple(transform_list)
        if self.serialno or not self._is_for_pages():
            super().add_transforms(given)
            return
        if given not in self.meant:
            super().add_transforms(filter(self._is_meant, given))
            self.meant[given] = sorted(self.transforms, reverse=True)
        self.transforms = self.meant[given].copy()
        self.serialno, self.sorted = len(self.transforms), True

    def apply_transforms(self) -> None:
        """Do what that of docutils does with those that aren't idle."""
        if self._is_for_pages():
            self.apply_busy(_NEEDS, _STEADY)
        else:
            super().apply_transforms()

    def _is_meant(self, transform: type[Transform]) -> bool:
        """Say whether *transform* doesn't refuse to work for the builder."""
        if (
            not issubclass(transform, SphinxPostTransform)
            or transform.apply is not SphinxPostTransform.apply
            or transform.is_supported is not SphinxPostTransform.is_supported
        ):
            return True
        return (not transform.builders or self.builder.name in transform.builders) and (
            not transform.formats or self.builder.format in transform.formats
        )


@contextmanager
def no_idle_transforms(builder: Builder) -> Iterator[None]:
    """Have post-transforms be left out that have nothing to do, for a *builder* of pages."""
    transformer = type("Transformer", (Transformer,), {"builder": builder, "meant": {}})
    with replaced(sphinx.environment, SphinxTransformer=transformer):
        yield

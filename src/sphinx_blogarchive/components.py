"""sphinx-design's transforms look for its components only where there are any.

Each of them goes through every tree that is written, and few posts have a component: together they
take as long as all transforms of Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from .compat import replace_handlers, replace_post_transforms

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.transforms.post_transforms import SphinxPostTransform

_EXTENSION = "sphinx_design"
#: What is known of a tree, as an attribute of Python's, which isn't written with it.
_KNOWN = "blogarchive_has_components"


def spare_others(app: Sphinx) -> None:
    """``builder-inited``: have the transforms look at trees with components alone."""
    replace_post_transforms(app, _EXTENSION, _where_used)
    replace_handlers(app, "doctree-resolved", _EXTENSION, _when_used)


def _where_used(transform: type[SphinxPostTransform]) -> type[SphinxPostTransform]:
    class WhereUsed(transform):  # type: ignore[valid-type, misc]
        def is_supported(self) -> bool:
            return has_components(self.document) and super().is_supported()

    return WhereUsed


def _when_used(handler: Callable[..., Any]) -> Callable[..., Any]:
    def handle(app: Sphinx, doctree: nodes.document, docname: str) -> None:
        if has_components(doctree):
            handler(app, doctree, docname)

    return handle


def has_components(document: nodes.document) -> bool:
    """Say whether a component has been put into *document*, or a class of theirs."""
    known: bool | None = getattr(document, _KNOWN, None)
    if known is None:
        known = _has_components(document)
        setattr(document, _KNOWN, known)
    return known


def _has_components(document: nodes.document) -> bool:
    queue: list[nodes.Element] = [document]
    for node in queue:
        told = node.attributes
        if "design_component" in told or any(name.startswith("sd-") for name in told["classes"]):
            return True
        queue += [child for child in node.children if isinstance(child, nodes.Element)]
    return False

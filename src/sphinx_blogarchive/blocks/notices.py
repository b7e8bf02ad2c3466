"""Notices: documents of the writer's whose text stands in a block, on pages at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from ..excerpt.cut import body
from ..excerpt.place import place
from ..excerpt.store import resolve
from ..fragments import as_if_writing, fragment

if TYPE_CHECKING:
    from typing import Any

    from sphinx.builders import Builder

#: Stands before addresses, for the way from a page to the root of the site.
ROOT = "\ufdd2"
#: Level of the headings of blocks.
LEVEL = 2


class Notice(NamedTuple):
    """The title of a notice, as text, and what it says, as HTML."""

    title: str
    html: str


class Notices:
    """The notices of one build. Each is resolved and written once, for all pages."""

    def __init__(self, builder: Builder, docnames: list[str]) -> None:
        """Begin with the *docnames* of all notices."""
        self.docnames = docnames
        self._builder: Any = builder
        self._trees: dict[str, nodes.Element] = {}
        self._written: dict[str, Notice] = {}

    def prepare(self) -> None:
        """Resolve them, and note their pictures, which are copied after all pages are written.

        In the main process, that is: others only write pages.
        """
        for docname in self.docnames:
            tree = resolve(self._builder, docname, _text)
            with as_if_writing(self._builder, docname, ROOT):
                self._builder.post_process_images(tree)
            self._trees[docname] = tree

    def have_mathematics(self) -> bool:
        """Say whether there is a formula in any of them."""
        return any(
            next(iter(tree.findall(lambda n: isinstance(n, nodes.math | nodes.math_block))), None)
            for tree in self._trees.values()
        )

    def written(self) -> list[Notice]:
        """Return them in the order of their docnames, with :data:`ROOT` in addresses."""
        return [self._write(docname) for docname in self._trees]

    def _write(self, docname: str) -> Notice:
        if docname not in self._written:
            env = self._builder.env
            prefix = f"blogarchive-block-notice-{self.docnames.index(docname) + 1}"
            tree = self._trees[docname]
            place(tree, env, docname, ROOT.__add__, prefix, LEVEL)
            named = next(iter(env.get_doctree(docname).findall(nodes.section)), None)
            title = env.titles[docname].astext() if named is not None else ""
            self._written[docname] = Notice(title, self._html(docname, tree))
        return self._written[docname]

    def _html(self, docname: str, tree: nodes.Element) -> str:
        return "".join(fragment(self._builder, docname, tree.children, ROOT).fragment).strip()


def _text(doctree: nodes.document) -> list[nodes.Node]:
    """Return all blocks of a notice, without its title, and MyST's line above footnotes."""
    return [
        node
        for node in body(doctree).children
        if not isinstance(node, nodes.title)
        and not (isinstance(node, nodes.transition) and "footnotes" in node["classes"])
    ]

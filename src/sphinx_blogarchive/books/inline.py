"""Books in files that hold many documents: LaTeX, Texinfo, man, one page of HTML; text and XML too.

Sphinx assembles such a file along the toctree. A list in full is one more place where documents
are brought in, so that references among them lead to places in the file, and their pictures
and labels come along. What the file holds already stays where it is, and is linked to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import new_document
from sphinx.util.nodes import inline_all_toctrees

from ..domain import blog_domain
from ..excerpt.store import PARTIAL
from ..links import has_pages
from ..math.equation import short_hash
from ..model.query import select
from ..nodes import FULL, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model.post import Post

_FORMATS = ("html", "latex", "texinfo", "man", "text", "xml", "pseudoxml")


class BringTexts(SphinxPostTransform):
    """Bring the texts of posts to where a list in full stands."""

    # before references are looked at (from 3), for where they lead depends on what is there
    default_priority = 1
    formats = _FORMATS

    def run(self, **kwargs: Any) -> None:
        """Look at each list in full."""
        self.domain = blog_domain(self.env)
        self.builder: Any = self.domain.builder
        if self.document.get(PARTIAL) or has_pages(self.builder):
            return
        self._add_left_out()
        found = [node for node in self.document.findall(listing) if node["style"] == FULL]
        if not found:
            return
        there = {self.env.docname, *getattr(self.builder, "docnames", ())}
        there.update(node["docname"] for node in self.document.findall(addnodes.start_of_file))
        for node in found:
            if node.parent is not None:
                node.replace_self(self._texts(node, there))

    def _add_left_out(self) -> None:
        """Take the lists to a file that is made of toctrees alone (``toctree_only``)."""
        if not str(self.document.get("source", "")).endswith(" output>"):
            return
        around = next(iter(self.document.findall(nodes.section)), self.document)
        whole = self.env.get_doctree(self.env.docname)
        around.extend(node for node in whole.findall(listing) if node["style"] == FULL)

    def _texts(self, node: listing, there: set[str]) -> list[nodes.Node]:
        plan = self.domain.plan
        posts = select(node["query"], plan.posts.values(), plan.vocabulary)
        # a book that is a post itself
        posts = [post for post in posts if post.docname != self.env.docname]
        if not posts:
            return [node]
        result: list[nodes.Node] = []
        if linked := [post.docname for post in posts if post.docname in there]:
            style = "series" if node["query"].is_of_one_series else "list"
            result.append(listing(docnames=linked, style=style, group=(), paginate=0))
        result += self._brought([post for post in posts if post.docname not in there], there)
        return result

    def _brought(self, posts: Iterable[Post], there: set[str]) -> Iterator[nodes.Node]:
        tree = new_document("", self.document.settings)
        tree += addnodes.toctree(includefiles=[post.docname for post in posts])
        added: set[str] = set()
        traversed = sorted(there)
        large = inline_all_toctrees(self.builder, added, self.env.docname, tree, str, traversed)
        for file in large.findall(addnodes.start_of_file):
            _complete(file, self.domain.plan.posts.get(file["docname"]))
        for node in list(large.findall(listing)):
            if node["style"] == FULL and node.parent is not None:
                node.parent.remove(node)  # no book within a book
        there |= added
        self.domain.inlined |= added
        names = getattr(self.builder, "docnames", None)
        if isinstance(names, set):  # what LaTeX and Texinfo can link to
            names |= added
        yield from large.children


def _complete(file: nodes.Element, post: Post | None) -> None:
    """Give a post without a heading one, or it would belong to the section before it."""
    if post is None or any(isinstance(node, nodes.section) for node in file.children):
        return
    section = nodes.section("", nodes.title(post.label, post.label), *file.children)
    section["ids"] = [f"blogarchive-{short_hash(post.docname)}"]
    section["docname"] = post.docname
    file.children = []
    file += section


class UnwrapTexts(SphinxPostTransform):
    """Take the wrappers away from texts in plain text, whose writer knows none."""

    # after dates and terms are written under the titles (910), which needs the docnames
    default_priority = 950
    formats = ("text",)

    def run(self, **kwargs: Any) -> None:
        """Look at each wrapper."""
        for file in list(self.document.findall(addnodes.start_of_file)):
            file.parent.replace(file, file.children)

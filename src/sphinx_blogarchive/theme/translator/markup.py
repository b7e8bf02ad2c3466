"""What Sphinx's and docutils' translators write, mended where they write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.writers._html_base import HTMLTranslator

from ...words import _
from . import styles
from .elements import is_article, is_empty, is_task, mend, title_of, without_heading
from .pictures import fit, size_of

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    _Base = HTML5Translator
else:
    _Base = object


class CleanMarkup(_Base):
    """Mixed into a translator to HTML.

    Nearly all that is written goes through :meth:`starttag`, that of other extensions too.
    """

    #: Pictures that were written so far: the first of a page is not to wait.
    pictures_written = 0
    #: Path of the picture that is being written, below the source folder.
    _path = ""
    _within_empty_cell = False
    #: Whether nobody but docutils has a say in start tags.
    _is_usual = False

    def __init_subclass__(cls) -> None:
        """Look who makes the start tags that are mended here."""
        cls._is_usual = super().starttag is HTMLTranslator.starttag

    def starttag(
        self,
        node: Any,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,
    ) -> str:
        """Return a start tag, without a ``style`` and with what browsers and readers want."""
        if (
            not attributes
            and tagname in _BARE
            and self._is_usual
            and isinstance(node, nodes.Element)
            and not (node["classes"] or node["ids"])
        ):
            return f"<{tagname}{' /' if empty else ''}>{suffix}"
        tag = tagname.lower()
        attributes = {name.lower(): value for name, value in attributes.items()}
        if tag == "th" and self._within_empty_cell:
            tag = "td"  # a heading without a word is none
        elif isinstance(node, nodes.section) and is_article(node.parent):
            tag = "div"
        elif tag in ("article", "section") and without_heading(node, attributes):
            node["tag"] = tag = "div"  # where its end is written, too
        classes = []
        if "style" in attributes:
            classes = styles.replace(attributes, sized=tag in ("img", "video"))
        mend(node, tag, attributes)
        if tag == "img":
            classes += self._complete(attributes, classes)
        if classes:
            attributes["classes"] = [*attributes.get("classes", []), *classes]
        return super().starttag(node, tag, suffix, empty, **attributes)

    def depart_section(self, node: nodes.section) -> None:
        """End a section; the one that a post consists of is its article."""
        super().depart_section(node)
        if is_article(node.parent):
            self.body[-1] = "</div>\n"

    # ---- pictures

    def visit_image(self, node: nodes.image) -> None:
        """Write a picture, whose file is known by its own name only here."""
        self._path = node["uri"] if node["uri"] in self.builder.images else ""
        super().visit_image(node)
        self._path = ""

    def _complete(self, attributes: dict[str, Any], classes: list[str]) -> list[str]:
        """Give a picture its size, and have it loaded when it is near; return more classes."""
        attributes.setdefault("decoding", "async")
        if self.pictures_written:
            attributes.setdefault("loading", "lazy")
        self.pictures_written += 1
        size = size_of(self.builder.srcdir / self._path) if self._path else None
        if size is None:
            return []
        width, height = (int(attributes.get(name, 0)) for name in ("width", "height"))
        share = any(name.startswith("w-") for name in classes)
        shown = fit(size, 0 if share else width, 0 if share else height)
        attributes |= {"width": str(shown.width), "height": str(shown.height)}
        if width and height:
            return [] if shown[:2] == fit(size, width, 0)[:2] else ["own-height"]
        # a picture without a size of its own is as wide as it can be
        return ["w-100"] if shown.ratio and not share else []

    # ---- tables

    def visit_table(self, node: nodes.table) -> None:
        """Write a table in a box that it can scroll in, and that a keyboard can reach."""
        name = self.attval(title_of(node) or str(_("Table")))
        # no region: these are for what readers jump to, and have to have names of their own
        self.body.append(
            f'<div aria-label="{name}" class="table-wrapper" role="group" tabindex="0">\n'
        )
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        """End the table and its box."""
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_entry(self, node: nodes.entry) -> None:
        """Write a cell; one without anything in it is no heading of others."""
        self._within_empty_cell = is_empty(node)
        super().visit_entry(node)
        if self._within_empty_cell:
            self.context[-1] = "</td>\n"
        self._within_empty_cell = False

    # ---- lists

    def visit_hlist(self, node: nodes.Element) -> None:
        """Write lists side by side, which Sphinx does with a table."""
        self.body.append('<div class="hlist">\n')

    def depart_hlist(self, node: nodes.Element) -> None:
        """End them."""
        self.body.append("</div>\n")

    def visit_hlistcol(self, node: nodes.Element) -> None:
        """Write one of the lists, by itself."""

    def depart_hlistcol(self, node: nodes.Element) -> None:
        """End it."""

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        """Write a paragraph; the text of a task is the label of its box."""
        super().visit_paragraph(node)
        if is_task(node):
            self.body.append("<label>")

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        """End it."""
        if is_task(node):
            self.body.append("</label>")
        super().depart_paragraph(node)

    def visit_citation(self, node: nodes.citation) -> None:
        """Write a source; docutils' role for it is deprecated, and is no item of a list."""
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append('<div class="citation-list" role="list">\n')
        self.body.append(self.starttag(node, "div", classes=["citation"], role="listitem"))

    # ---- signatures

    def visit_desc_parameterlist(self, node: nodes.Element) -> None:
        """Write parameters."""
        self.context.append(str(len(self.body)))
        super().visit_desc_parameterlist(node)

    def depart_desc_parameterlist(self, node: nodes.Element) -> None:
        """End them."""
        super().depart_desc_parameterlist(node)
        self._list(node, int(self.context.pop()))

    def visit_desc_type_parameter_list(self, node: nodes.Element) -> None:
        """Write parameters of a type."""
        self.context.append(str(len(self.body)))
        super().visit_desc_type_parameter_list(node)

    def depart_desc_type_parameter_list(self, node: nodes.Element) -> None:
        """End them."""
        super().depart_desc_type_parameter_list(node)
        self._list(node, int(self.context.pop()))

    def _list(self, node: nodes.Element, start: int) -> None:
        """Make a list of parameters one a line, which Sphinx writes as definitions of nothing."""
        if node.get("multi_line_parameter_list"):
            written = self.body[start:]
            self.body[start:] = [_LIST_TAGS.get(piece, piece) for piece in written]


#: What nothing is mended of where it has no attributes.
_BARE = frozenset({"em", "h1", "h2", "h3", "li", "main", "p", "strong", "td", "tr", "ul"})
_LIST_TAGS = {
    "<dl>\n": '<ul class="sig-list">\n',
    "</dl>\n\n": "</ul>\n",
    "<dd>": "<li>",
    "</dd>\n": "</li>\n",
}

"""``update``: tells what was changed in a post, and when, where it was changed."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..model.updates import read
from ..nodes import update
from .post import AnyOption


class UpdateDirective(SphinxDirective):
    """Tell of a change: the argument is its date, the content what has changed."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        """Return the place of the update, which :mod:`..reading.updates` collects."""
        for option in self.options:
            if option != "name":
                self._warn(
                    f"unknown option {option!r} of 'update'; leave it out, there is 'name' only"
                )
        zone = blog_domain(self.env).settings.zone
        found = read(self.arguments[0] if self.arguments else "", zone)
        if found.problem:
            self._warn(f"update: {found.problem}")
        moment = found.at.astimezone(zone).isoformat() if found.at else ""
        node = update(moment=moment, timed=found.timed)
        self.set_source_info(node)
        if found.at:
            self._identify(node)
        if self.options.get("name"):
            self.add_name(node)
        if found.text:
            node += self._paragraph(found.text)
        node += self.parse_content_to_nodes()
        return [node]

    def _identify(self, node: update) -> None:
        """Give *node* an id by its date, before what is in it gets any."""
        document = self.state.document
        plain = f"update-{node['moment'][:10]}"
        name, count = plain, 1
        while name in document.ids:
            count += 1
            name = f"{plain}-{count}"
        node["ids"].append(name)
        document.set_id(node)

    def _paragraph(self, text: str) -> nodes.paragraph:
        content, messages = self.parse_inline(text)
        paragraph = nodes.paragraph(text, "", *content)
        self.set_source_info(paragraph)
        paragraph.extend(messages)
        return paragraph

    def _warn(self, message: str) -> None:
        warn(Category.UPDATE, message, self.get_location())

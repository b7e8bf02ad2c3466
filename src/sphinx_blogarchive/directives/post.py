"""``post``: makes a document a post. ``more``: ends its excerpt."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from ..diagnostics import Category, warn
from ..domain import blog_domain
from ..nodes import more

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes


class AnyOption(dict[str, "Callable[[str | None], str]"]):
    """Takes any option as it is written: the schema of posts checks names and values."""

    def __bool__(self) -> bool:
        """There are options."""
        return True

    def __contains__(self, _: object) -> bool:
        """Each name is one."""
        return True

    def __getitem__(self, _: str) -> Callable[[str | None], str]:
        """Return the identity."""
        return _as_written

    def get(self, _: str, __: Any = None) -> Any:
        """Return what :meth:`__getitem__` does."""
        return _as_written


def _as_written(text: str | None) -> str:
    return text or ""


def content_of(directive: SphinxDirective, category: Category) -> list[nodes.Node]:
    """Return the content of a *directive* that should have none, and warn if there is some."""
    if not directive.content:
        return []
    message = (
        f"{directive.name!r} takes no content, but holds {directive.content[0]!r}; write options "
        "as ':name: value', and text below, after an empty line and not indented"
    )
    warn(category, message, directive.get_location())
    return directive.parse_content_to_nodes()


class PostDirective(SphinxDirective):
    """Declare the document a post: the argument is its date, the options are its other fields."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True  # to say what is wrong with it, and lose nothing
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        """Note what is declared, for the handler that collects the post; return the content."""
        source, line = self.get_source_info()
        # docutils names an included file by its way from the working directory
        source = os.path.abspath(source or self.env.doc2path(self.env.docname))  # noqa: PTH100 (resolves '..' and no links)
        front = blog_domain(self.env).reading
        if front.directive_line:
            warn(
                Category.POST,
                "a second 'post' directive in one document; keep the first, at line "
                f"{front.directive_line}",
                f"{source}:{line}",
            )
            return self.parse_content_to_nodes()
        front.directive_source = source
        front.directive_line = line or 1
        front.directive = {name: value or "" for name, value in self.options.items()}
        if self.arguments:
            front.directive["date"] = self.arguments[0]
        return content_of(self, Category.POST)


class MoreDirective(SphinxDirective):
    """End the excerpt of a post here."""

    has_content = True
    option_spec: ClassVar[Any] = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        """Return the mark."""
        mark = more()
        self.set_source_info(mark)
        return [mark, *content_of(self, Category.EXCERPT)]

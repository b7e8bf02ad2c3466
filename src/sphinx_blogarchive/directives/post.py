"""``post``: makes a document a post. ``more``: ends its excerpt."""

from __future__ import annotations

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


class PostDirective(SphinxDirective):
    """Declare the document a post: the argument is its date, the options are its other fields."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = AnyOption()

    def run(self) -> list[nodes.Node]:
        """Note what is declared, for the handler that collects the post."""
        source, line = self.get_source_info()
        front = blog_domain(self.env).reading
        if front.directive_line:
            warn(
                Category.POST,
                "a second 'post' directive in one document; keep the first, at line "
                f"{front.directive_line}",
                f"{source}:{line}",
            )
            return []
        front.directive_line = line or 1
        front.directive = {name: value or "" for name, value in self.options.items()}
        if self.arguments:
            front.directive["date"] = self.arguments[0]
        return []


class MoreDirective(SphinxDirective):
    """End the excerpt of a post here."""

    option_spec: ClassVar[Any] = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        """Return the mark."""
        mark = more()
        self.set_source_info(mark)
        return [mark]

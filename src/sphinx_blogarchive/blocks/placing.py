"""Which blocks stand on which page."""

from __future__ import annotations

import os
from contextlib import nullcontext
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.logging import suppress_logging

from ..links import has_templates
from ..theme.lookup import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder

#: The blocks, each with a template ``blogarchive/<name>.html``.
BLOCKS = (
    "contents",
    "notices",
    "license",
    "membership",
    "search",
    "recent-posts",
    "random-posts",
    "recent-comments",
    "categories",
    "tag-cloud",
    "archive",
    "series",
    "authors",
    "links",
    "feeds",
)
#: What else templates may show of the same data.
_ALL = frozenset({*BLOCKS, "footer", "navigation", "tags"})
#: What our own theme shows in its header and its footer.
_FRAME = frozenset({"navigation", "license", "feeds", "footer"})
PREFIX = "blogarchive/"
#: Templates of the blocks.
FOLDER = Path(__file__).parent / "templates"
_PACKAGE = Path(__file__).parents[1]
_SUFFIXES = (".html", ".xhtml", ".xml", ".jinja", ".jinja2", ".txt")


class Placing:
    """The blocks on the pages of one builder."""

    def __init__(self, builder: Builder) -> None:
        """Look at the templates and the sidebars of *builder* when they are asked for."""
        self._builder = builder
        self._on: dict[str, frozenset[str]] = {}
        self._runs: dict[tuple[tuple[str, ...], frozenset[str]], list[tuple[str, list[str]]]] = {}

    def on(self, pagename: str) -> frozenset[str]:
        """Return the names of all that may stand on the page *pagename*."""
        key = "" if self._are_alike else pagename
        if key not in self._on:
            self._on[key] = self._find(pagename)
        return self._on[key]

    @cached_property
    def _are_alike(self) -> bool:
        """Whether all pages have the same sidebar, for nobody has chosen one for some of them."""
        builder = self._builder
        usual = StandaloneHTMLBuilder.add_sidebars
        return not has_templates(builder) or (
            getattr(getattr(builder, "add_sidebars", None), "__func__", None) is usual
            and not builder.get_builder_config("sidebars", "html")
        )

    def _find(self, pagename: str) -> frozenset[str]:
        if not has_templates(self._builder):
            return frozenset()
        if self._anything:
            return _ALL
        context: dict[str, list[str]] = {}
        # Sphinx itself says what is wrong with the option, if patterns contradict each other
        patterns = self._builder.get_builder_config("sidebars", "html")
        with suppress_logging() if len(patterns) > 1 else nullcontext():
            self._builder.add_sidebars(pagename, context)  # type: ignore[attr-defined]
        found = _blocks(tuple(context["sidebars"] or ()))
        return found | _FRAME if is_ours(self._builder) else found

    def runs(self, templates: tuple[str, ...], own: frozenset[str]) -> list[tuple[str, list[str]]]:
        """Part the *templates* of a sidebar into runs that are the same on all pages, and others.

        :param own: names of the blocks that a page has for itself.
        :return: each run with a name; empty where what it writes is the page's own.
        """
        if (templates, own) not in self._runs:
            parts = groupby(templates, lambda name: self._is_fixed(name, own))
            found = ((fixed, list(run)) for fixed, run in parts)
            self._runs[templates, own] = [(" ".join(run) * fixed, run) for fixed, run in found]
        return self._runs[templates, own]

    def _is_fixed(self, template: str, own: frozenset[str]) -> bool:
        # of templates that aren't ours, nobody knows what they write
        name = block_of(template)
        environment = getattr(self._builder.templates, "environment", None)
        if name not in BLOCKS or name in own or environment is None:
            return False
        file = environment.get_template(template).filename
        return Path(file or "").resolve().is_relative_to(_PACKAGE)

    @cached_property
    def _anything(self) -> bool:
        """Whether templates that aren't ours use our data, nobody knows which of them."""
        config = self._builder.config
        options = (config.html_theme_options, config.html_context)
        if PREFIX in repr(options):
            return True
        folders = getattr(self._builder.templates, "pathchain", None)
        if folders is None:  # not Sphinx's own way to find templates
            return True
        return any(
            b"blogarchive" in path.read_bytes() for folder in folders for path in _templates(folder)
        )


def block_of(template: str) -> str:
    """Return the name of the block whose template is *template*; '' if it is no block's."""
    return template.removeprefix(PREFIX).removesuffix(".html") if _is_block(template) else ""


@lru_cache(maxsize=64)  # few patterns of pages have sidebars of their own
def _blocks(templates: tuple[str, ...]) -> frozenset[str]:
    return _ALL & set(map(block_of, templates))


def _is_block(template: str) -> bool:
    return template.startswith(PREFIX) and template.endswith(".html")


def _templates(folder: str | os.PathLike[str]) -> Iterator[Path]:
    if Path(folder).resolve().is_relative_to(_PACKAGE):
        return
    for place, _folders, names in os.walk(folder):
        for name in names:
            if name.endswith(_SUFFIXES):
                yield Path(place, name)

"""Addresses and paths of pages, each made once a build; much asks for them again and again."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from ..movable import relative_uri

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def keep_addresses(app: Sphinx) -> None:
    """``builder-inited``, when nobody changes the suffix any more: have the builder keep them.

    Only if it makes them of the name and the suffix alone, as for ``html``.
    """
    builder: Any = app.builder
    if getattr(type(builder), "get_target_uri", None) is StandaloneHTMLBuilder.get_target_uri:
        builder.get_target_uri = get_target_uri = cache(builder.get_target_uri)

        def get_relative_uri(from_: str, to: str, typ: str | None = None) -> str:
            return relative_uri(get_target_uri(from_), get_target_uri(to))

        if type(builder).get_relative_uri is Builder.get_relative_uri:
            builder.get_relative_uri = get_relative_uri
    if getattr(type(builder), "get_output_path", None) is StandaloneHTMLBuilder.get_output_path:
        builder.get_output_path = cache(builder.get_output_path)

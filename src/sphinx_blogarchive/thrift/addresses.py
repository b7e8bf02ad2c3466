"""Addresses of pages, each made once a build; lists and blocks ask for them again and again."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def keep_addresses(app: Sphinx) -> None:
    """``builder-inited``, when nobody changes the suffix any more: have the builder keep them.

    Only if it makes them of the name and the suffix alone, as for ``html``.
    """
    builder: Any = app.builder
    if getattr(type(builder), "get_target_uri", None) is StandaloneHTMLBuilder.get_target_uri:
        builder.get_target_uri = cache(builder.get_target_uri)

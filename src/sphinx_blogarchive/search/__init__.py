"""Search: an index in which Chinese, Japanese and Korean are found, with the facts of posts.

:mod:`.language` says which words the index has, :mod:`.index` what it tells of each post. Sphinx
builds the index, and its own search in any theme reads it; so does ``search.js`` of our
theme, which asks one function for the results of a query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .index import tell_of_posts
from .language import add_language
from .page import tell_template
from .texts import join_texts

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_search(app: Sphinx) -> None:
    """Have texts split as their script wants it, and posts told of in the index."""
    # after whatever else sets the language
    app.connect("config-inited", add_language, priority=900)
    app.connect("builder-inited", join_texts)
    app.connect("builder-inited", tell_of_posts)
    app.connect("html-page-context", tell_template)

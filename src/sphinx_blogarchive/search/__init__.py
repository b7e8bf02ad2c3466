"""Search: an index in which Chinese, Japanese and Korean are found, with the facts of posts.

:mod:`.language` says which words the index has, :mod:`.index` what it tells of each post,
:mod:`.builder` how Sphinx, which builds it, is spared work. Sphinx's own search in any theme reads
it; so does ``search-sphinx.js`` of our theme, which answers the box and the page of results with
one function. ``search-pagefind.js`` answers them likewise, from the index that :mod:`.pagefind`
has made: :mod:`.engine` chooses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .builder import take_place
from .engine import choose, tell_pages
from .index import tell_of_posts
from .language import add_language
from .page import tell_template
from .pagefind import keep_texts, write_index

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_search(app: Sphinx) -> None:
    """Have texts split as their script wants it, and posts told of in the index."""
    # after whatever else sets the language
    app.connect("config-inited", add_language, priority=900)
    app.connect("builder-inited", take_place)
    app.connect("builder-inited", tell_of_posts)
    app.connect("html-page-context", tell_template)
    # before the others, which it may make needless
    app.connect("builder-inited", choose, priority=400)
    app.connect("builder-inited", keep_texts, priority=600)
    app.connect("html-page-context", tell_pages)
    # before it is noted what the output holds (500)
    app.connect("build-finished", write_index, priority=450)

"""What the index tells beyond what Sphinx puts into it, for the script of our theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.search import js_index

from ..domain import blog_domain
from .facts import facts, title, words
from .language import JS_CLASS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from sphinx.application import Sphinx

#: The key in ``searchindex.js``; Sphinx's own script passes over it.
KEY = "blogarchive"


class BlogIndex:
    """The form in which the index is written: Sphinx's, with one key more."""

    def __init__(self, app: Sphinx) -> None:
        """Be the form of the index of *app*."""
        self._app = app

    def dump(self, data: dict[str, Any], stream: TextIO) -> None:
        """Write the index."""
        js_index.dump({**data, KEY: self.told(data["docnames"], data["titles"])}, stream)

    def load(self, stream: TextIO) -> Any:
        """Read the index of the last build."""
        return js_index.load(stream)

    def told(self, docnames: Sequence[str], found: Sequence[str]) -> dict[str, Any]:
        """Return what is known of documents, by their number in *docnames*, and of words.

        :param found: the titles that Sphinx has put into the index.


        ``posts`` has the facts of each post; ``titles`` those titles that the index lacks, or has
        as markup; ``words`` what the script says to readers.
        """
        app = self._app
        builder: Any = app.builder
        domain = blog_domain(app.env)
        posts, titles = {}, {}
        for number, docname in enumerate(docnames):
            shown = title(domain, docname)
            if shown != found[number]:
                titles[str(number)] = shown
            if known := facts(domain, builder, docname):
                posts[str(number)] = known
        return {
            "posts": posts,
            "titles": titles,
            "stopwords": sorted(builder.indexer.lang.stopwords),
            "paired": JS_CLASS,
            "words": words(),
        }


def tell_of_posts(app: Sphinx) -> None:
    """``builder-inited``: have the index written in our form."""
    builder: Any = app.builder
    # builders of other forms, such as JSON, make an index for programs that know what is in it
    if getattr(builder, "indexer_format", None) is js_index:
        builder.indexer_format = BlogIndex(app)

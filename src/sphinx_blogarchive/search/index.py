"""What the index tells beyond what Sphinx puts into it, for the script of our theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.search import js_index

from ..domain import blog_domain
from ..listing.scene import Scene
from ..words import _
from .language import JS_CLASS

if TYPE_CHECKING:
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
        js_index.dump({**data, KEY: self._facts(data)}, stream)

    def load(self, stream: TextIO) -> Any:
        """Read the index of the last build."""
        return js_index.load(stream)

    def _facts(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return what is known of documents, by their number in ``docnames``, and of words.

        ``posts`` has for each post the day, the day as readers write it, the language of the
        post if it isn't that of the project, and categories; ``titles`` those titles that the
        index lacks, or has as markup; ``words`` what the script says to readers.
        """
        env = self._app.env
        builder: Any = self._app.builder
        domain = blog_domain(env)
        posts, titles = {}, {}
        for number, docname in enumerate(data["docnames"]):
            post = domain.plan.posts.get(docname)
            heading = env.titles.get(docname)
            title = post.label if post else heading.astext() if heading else docname
            if title != data["titles"][number]:
                titles[str(number)] = title
            if post:
                scene = Scene(domain, builder, docname)
                day = post.published.date().isoformat()
                categories = [term.shown for term in scene.terms("category", post)]
                posts[str(number)] = [day, scene.date(post), post.language, *categories]
        return {
            "posts": posts,
            "titles": titles,
            "stopwords": sorted(builder.indexer.lang.stopwords),
            "paired": JS_CLASS,
            "words": {
                "results": str(_("Results: %s")),
                "none": str(_("Nothing was found.")),
                "all": str(_("All results")),
                "more": str(_("More results")),
            },
        }


def tell_of_posts(app: Sphinx) -> None:
    """``builder-inited``: have the index written in our form."""
    builder: Any = app.builder
    # builders of other forms, such as JSON, make an index for programs that know what is in it
    if getattr(builder, "indexer_format", None) is js_index:
        builder.indexer_format = BlogIndex(app)

"""The posts as a site of Pelican: lists, tags, categories, authors, feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tests.benchmark.dialects import Dialect

from .base import Project

if TYPE_CHECKING:
    from tests.benchmark.corpus import Corpus
    from tests.benchmark.post import Post

_CONF = """\
AUTHOR = "Ada"
SITENAME = "A blog"
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 10
THEME = "simple"
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_MAX_ITEMS = 20
STATIC_PATHS = ["pictures"]
# one of two languages isn't the translation of a page in the other
ARTICLE_TRANSLATION_ID = ""
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CHECK_MODIFIED_METHOD = "mtime"
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
    },
    "output_format": "html5",
}
"""


class Pelican(Project):
    """Pelican with its simplest theme and its cache; formulas are left as they are."""

    posts: ClassVar[str] = "content/posts"
    pictures: ClassVar[str] = "content/pictures"
    leaves: ClassVar[tuple[str, ...]] = ("_out", "cache", "__pycache__")
    requirements: ClassVar[tuple[str, ...]] = ("pelican[markdown]==4.12.0",)
    dialect: ClassVar[Dialect] = Dialect(
        target=lambda index: f"{{filename}}post-{index:05}.md",
        picture=lambda number: f"{{static}}../pictures/picture-{number:05}.png",
    )

    def configure(self, corpus: Corpus) -> None:
        """Write the configuration."""
        self.file("pelicanconf.py", _CONF)

    def front_matter(self, post: Post) -> str:
        """Return the lines that Pelican reads in front of Markdown."""
        lines = {
            "Title": post.title,
            "Date": f"{post.date:%Y-%m-%d %H:%M}",
            "Slug": post.name,
            "Category": post.category,
            "Tags": ", ".join(post.tags),
            "Author": post.author,
        }
        return "".join(f"{name}: {value}\n" for name, value in lines.items())

    def command(self, jobs: int) -> list[str]:
        """Return the command; Pelican has one process."""
        program = str(self.python.with_name("pelican"))
        return [program, "content", "-o", "_out", "-s", "pelicanconf.py", "--quiet"]

"""The posts as a site of Nikola: lists, tags, categories, authors, archives, feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tests.benchmark.dialects import Dialect

from .base import Project

if TYPE_CHECKING:
    from tests.benchmark.corpus import Corpus
    from tests.benchmark.post import Post

_CONF = """\
BLOG_AUTHOR = "Ada"
BLOG_TITLE = "A blog"
SITE_URL = "https://example.org/"
BLOG_EMAIL = "ada@example.org"
BLOG_DESCRIPTION = "A blog"
DEFAULT_LANG = "en"
TRANSLATIONS = {"en": ""}
THEME = "base"
OUTPUT_FOLDER = "_out"
POSTS = (("posts/*.md", "posts", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": [".md"], "html": [".html"]}
MARKDOWN_EXTENSIONS = [
    "markdown.extensions.fenced_code",
    "markdown.extensions.codehilite",
    "markdown.extensions.extra",
]
INDEX_DISPLAY_POST_COUNT = 10
INDEX_TEASERS = True
GENERATE_RSS = True
FEED_LENGTH = 20
# Chinese names that are read alike would get the same address
USE_SLUGIFY = False
TIMEZONE = "UTC"
WRITE_TAG_CLOUD = True
COMMENT_SYSTEM = ""
"""


class Nikola(Project):
    """Nikola with its simplest theme; formulas are left to scripts."""

    pictures: ClassVar[str] = "files/pictures"
    leaves: ClassVar[tuple[str, ...]] = ("_out", "cache", ".doit*", "__pycache__", "x-data-out")
    requirements: ClassVar[tuple[str, ...]] = ("nikola==8.3.3", "Jinja2")
    dialect: ClassVar[Dialect] = Dialect(
        target=lambda index: f"link://slug/post-{index:05}",
        picture=lambda number: f"/pictures/picture-{number:05}.png",
        more="<!-- TEASER_END -->",
    )

    def configure(self, corpus: Corpus) -> None:
        """Write the configuration."""
        self.file("conf.py", _CONF)

    def front_matter(self, post: Post) -> str:
        """Return the comment that Nikola reads in front of Markdown."""
        lines = {
            "title": post.title,
            "slug": post.name,
            "date": f"{post.date:%Y-%m-%d %H:%M:00} UTC",
            "tags": ", ".join(post.tags),
            "category": post.category,
            "author": post.author,
            "has_math": "true",
        }
        matter = "".join(f".. {name}: {value}\n" for name, value in lines.items())
        return f"<!--\n{matter}-->\n"

    def command(self, jobs: int) -> list[str]:
        """Return the command, with so many processes."""
        return [str(self.python.with_name("nikola")), "build", "-v", "0", "-n", str(jobs)]

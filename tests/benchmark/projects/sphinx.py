"""Projects of Sphinx: the posts alone, with ABlog, and with us."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, ClassVar

from tests.benchmark.corpus import AUTHORS
from tests.benchmark.dialects import Dialect

from .base import Project

if TYPE_CHECKING:
    from tests.benchmark.corpus import Corpus
    from tests.benchmark.post import Post

_MYST = [
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "html_image",
    "tasklist",
]
_AUTHORS = {name: {"bio": "Writes."} for name in AUTHORS}
_CONF = f"""\
project = "A blog"
author = "Ada"
language = "en"
html_baseurl = "https://example.org/"
exclude_patterns = ["_*"]
myst_enable_extensions = {_MYST!r}
myst_dmath_double_inline = True
myst_heading_anchors = 3
"""
_ABLOG = """\
extensions = ["myst_parser", "ablog"]
blog_title = "A blog"
blog_baseurl = "https://example.org/"
blog_post_pattern = "posts/*.md"
blog_feed_fulltext = True
blog_feed_length = 20
post_date_format = "%Y-%m-%d %H:%M"
"""


@dataclass
class Plain(Project):
    """Sphinx with MyST: the posts in one toctree, and no lists of posts."""

    theme: str = "basic"

    leaves: ClassVar[tuple[str, ...]] = ("_out", "_doctrees")
    dialect: ClassVar[Dialect] = Dialect(
        target=lambda index: f"post-{index:05}.md",
        picture=lambda number: f"../pictures/picture-{number:05}.png",
        labels=True,
    )
    conf: ClassVar[str] = 'extensions = ["myst_parser"]\n'
    index: ClassVar[str] = "# A blog\n\n```{toctree}\n:glob:\n\nposts/*\n```\n"

    def configure(self, corpus: Corpus) -> None:
        """Write conf.py and the first page."""
        self.file("conf.py", f"{_CONF}html_theme = {self.theme!r}\n{self.conf}")
        self.file("index.md", self.index)

    def front_matter(self, post: Post) -> str:
        """Return what we and ABlog understand; plain Sphinx keeps it, and makes nothing of it."""
        lines = {
            "date": f"{post.date:%Y-%m-%d %H:%M}",
            "language": post.language,
            "category": post.category,
            "author": post.author,
            "tags": ", ".join(post.tags),
        }
        if post.series:
            lines |= {"series": post.series, "part": str(post.part)}
        matter = "".join(f'{name}: "{value}"\n' for name, value in lines.items())
        return f"---\n{matter}---\n\n# {post.title}\n"

    def command(self, jobs: int) -> list[str]:
        """Return the command of a build, quiet but for warnings."""
        paths = ("-d", "_doctrees", ".", "_out")
        return [str(self.python), "-m", "sphinx", "-q", "-j", str(jobs), "-b", "html", *paths]


class ABlog(Plain):
    """Sphinx with MyST and ABlog: its pages of tags, categories, authors and years, and its feed.

    It has the sidebars that ``ablog start`` gives to each page: recent posts, tags, categories,
    archives. It makes no pages of series. The posts are in no toctree: ABlog needs none.
    """

    conf: ClassVar[str] = f"""{_ABLOG}\
html_sidebars = {{
    "**": [
        "ablog/postcard.html",
        "ablog/recentposts.html",
        "ablog/tagcloud.html",
        "ablog/categories.html",
        "ablog/archives.html",
    ]
}}
"""
    index: ClassVar[str] = "# A blog\n\n```{postlist} 10\n:excerpts:\n```\n"
    requirements: ClassVar[tuple[str, ...]] = (
        "ablog==0.11.13",
        *(f"{name}=={version(name)}" for name in ("Sphinx", "myst-parser", "docutils", "Pygments")),
    )


class ABlogBare(ABlog):
    """The same without sidebars."""

    conf: ClassVar[str] = _ABLOG


@dataclass
class Ours(Plain):
    """Sphinx with us: all lists, excerpts, feeds; in our theme with formulas as MathML, our search.

    What stands in ``conf.py`` besides is what a blogger would write.
    """

    theme: str = "blogarchive"

    exact: ClassVar[bool] = True
    conf: ClassVar[str] = f"""\
extensions = ["sphinx_blogarchive"]
blogarchive_authors = {_AUTHORS!r}
"""
    index: ClassVar[str] = "# A blog\n\n```{archive}\n:paginate: 10\n```\n"

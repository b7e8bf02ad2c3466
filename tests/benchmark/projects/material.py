"""The posts as a site of Material for MkDocs: its blog, its tags, its search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar

from tests.benchmark.corpus import AUTHORS
from tests.benchmark.dialects import Dialect

from .base import Project

if TYPE_CHECKING:
    from tests.benchmark.corpus import Corpus
    from tests.benchmark.post import Post

_CONFIG = """\
site_name: A blog
site_url: https://example.org/
docs_dir: content
site_dir: _out
theme:
  name: material
  font: false
plugins:
  - search
  - blog:
      blog_dir: .
  - tags
markdown_extensions:
  - attr_list
  - footnotes
  - tables
  - pymdownx.arithmatex:
      generic: true
  - pymdownx.highlight
  - pymdownx.superfences
"""


class Material(Project):
    """Material for MkDocs with its own plugins; it makes no feed."""

    posts: ClassVar[str] = "content/posts"
    pictures: ClassVar[str] = "content/pictures"
    leaves: ClassVar[tuple[str, ...]] = ("_out", ".cache")
    requirements: ClassVar[tuple[str, ...]] = ("mkdocs-material==9.8.1",)
    dialect: ClassVar[Dialect] = Dialect(
        target=lambda index: f"post-{index:05}.md",
        picture=lambda number: f"../pictures/picture-{number:05}.png",
    )

    def configure(self, corpus: Corpus) -> None:
        """Write the configuration, the authors, and the pages that plugins fill."""
        self.file("mkdocs.yml", _CONFIG)
        self.file("content/index.md", "# A blog\n")
        self.file("content/tags.md", "# Tags\n\n<!-- material/tags -->\n")
        authors = {
            f"author{number}": {"name": name, "description": "Writes.", "avatar": ""}
            for number, name in enumerate(AUTHORS)
        }
        text = json.dumps({"authors": authors}, ensure_ascii=False)
        self.file("content/.authors.yml", text + "\n")

    def front_matter(self, post: Post) -> str:
        """Return front matter in YAML."""
        matter = (
            f"date: {post.date:%Y-%m-%dT%H:%M:00}\n"
            f"categories: {_list(post.category)}\n"
            f"authors: [author{AUTHORS.index(post.author)}]\n"
            f"tags: {_list(*post.tags)}\n"
            f"slug: {post.name}\n"
        )
        return f"---\n{matter}---\n\n# {post.title}\n"

    def command(self, jobs: int) -> list[str]:
        """Return the command; MkDocs has one process."""
        return [str(self.python), "-m", "mkdocs", "build", "--quiet"]

    def environment(self) -> dict[str, str]:
        """Keep MkDocs from telling of its plans for the future."""
        return {"NO_MKDOCS_2_WARNING": "1"}


def _list(*names: str) -> str:
    return json.dumps(names, ensure_ascii=False)

"""What the projects of all programs have in common."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from tests.benchmark.pictures import png
from tests.benchmark.post import Picture

if TYPE_CHECKING:
    from tests.benchmark.corpus import Corpus
    from tests.benchmark.dialects import Dialect
    from tests.benchmark.post import Post


@dataclass
class Project(ABC):
    """A folder with posts, and how it is built.

    :param name: what tables and options call it.
    :param python: the Python that has its program.
    """

    name: str
    python: Path = field(default=Path(sys.executable))
    root: Path = field(default=Path(), init=False)

    #: Where posts and pictures are.
    posts: ClassVar[str] = "posts"
    pictures: ClassVar[str] = "pictures"
    #: What a build leaves, beside the sources: the site first, then what is kept between builds.
    leaves: ClassVar[tuple[str, ...]] = ("_out",)
    #: What pip installs for it, where it isn't in this Python.
    requirements: ClassVar[tuple[str, ...]] = ()
    #: Whether it promises that incremental builds leave what clean ones do.
    exact: ClassVar[bool] = False
    dialect: ClassVar[Dialect]

    def create(self, root: Path, corpus: Corpus) -> None:
        """Write the project into *root*, an empty folder."""
        self.root = root
        (root / self.posts).mkdir(parents=True)
        (root / self.pictures).mkdir(parents=True, exist_ok=True)
        self.configure(corpus)
        for post in corpus.posts():
            self.write(post)

    def path(self, post: Post) -> Path:
        """Return the file of a post."""
        return self.root / self.posts / f"{post.name}.md"

    def write(self, post: Post) -> None:
        """Write a post, or write it anew."""
        text = f"{self.front_matter(post)}\n{self.dialect.body(post)}"
        self.path(post).write_text(text, encoding="utf-8", newline="\n")
        for block in post.blocks:
            if isinstance(block, Picture):
                name = f"{self.pictures}/picture-{block.number:05}.png"
                (self.root / name).write_bytes(png(block.number))

    def file(self, name: str, text: str) -> None:
        """Write a file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    @property
    def site(self) -> Path:
        """The folder of the site that a build writes."""
        return self.root / self.leaves[0]

    @abstractmethod
    def configure(self, corpus: Corpus) -> None:
        """Write what the project needs beside posts."""

    @abstractmethod
    def front_matter(self, post: Post) -> str:
        """Return what stands before the text of a post."""

    @abstractmethod
    def command(self, jobs: int) -> list[str]:
        """Return the command of a build, to be run in the root; nothing but the sources changed."""

    def environment(self) -> dict[str, str]:
        """Return variables that the command needs beside the usual ones."""
        return {}

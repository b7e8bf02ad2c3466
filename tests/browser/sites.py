"""The sites that the tests look at, each built once, for all processes that run tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.browser import english
from tests.helpers import Blog

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Site:
    """A site, and its pages by what they are."""

    out: Path
    base: str
    pages: dict[str, str]
    dirhtml: bool = False
    #: Pages as they lie on disk, by what they are.
    files: dict[str, Path] = field(init=False)

    def __post_init__(self):
        def path(page):
            return self.out / (f"{page}index.html" if page.endswith("/") or not page else page)

        self.files = {name: path(page) for name, page in self.pages.items()}

    def url(self, name, query=""):
        """Return the address of a page."""
        return self.base + quote(self.pages[name]) + query


#: Chinese, with the file of each page.
DEMO = {
    "front": "index.html",
    "month": "archive/2024/03.html",
    "tag": "tags/math.html",
    "mathematics": "posts/2023/fourier-3/index.html",
    "code": "posts/2024/nodejs-backpressure.html",
    "archive": "archive.html",
    "elements": "guide/elements.html",
    "search": "search.html",
    "404": "404.html",
}
#: English, with the folder of each page.
ENGLISH = {
    "front": "",
    "month": "archive/2024/03/",
    "tag": "tag/sums/",
    "mathematics": "posts/sums/",
    "code": "posts/code/",
    "archive": "archive/",
    "elements": "guide/elements/",
    "search": "search/",
    "404": "404.html",
}
PAGES = tuple(DEMO)


def build_english(folder):
    """Build the blog in English, as folders, and return where."""
    blog = Blog(folder)
    english.write(blog)
    return blog.build("dirhtml").out

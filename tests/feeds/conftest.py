"""A blog with all that posts can have, built once, and how its feeds are read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import lxml.html
import pytest
from lxml import etree

from tests.feeds.validators import ATOM
from tests.helpers import Blog
from tests.incremental.sample import png

if TYPE_CHECKING:
    from tests.helpers import Built

BASE = "https://example.org/blog/"
CONF = r"""
blogarchive_feeds = ["blog", "tag", "category", "author", "series"]
blogarchive_timezone = "Asia/Shanghai"
blogarchive_license = "CC-BY-4.0"
blogarchive_authors = {"Ada": {"name": "Ada Brandt", "url": "https://ada.example/"}}
html_title = "Notes & more"
html_logo = "logo.png"
numfig = True
"""

RICH = r"""# On $x^2$, <b>bold</b> & more

By {eq}`ring`[^n] and [its picture](#hasse), {numref}`hasse`, {doc}`plain`, {tag}`数学`,
{download}`this <script.py>`, [the second part](#second).

```{note}
Mind *this*.
```

$$
a = b
$$ (ring)

\begin{align}
c &= 1 \\
d &= 2
\end{align}

$$
\undefined{1}
$$

```{code-block} python
:caption: A program
:linenos:
:emphasize-lines: 2

def f():

    return 1 < 2  # "&"
```

```{figure} hasse.png
:name: hasse
:alt: A diagram

It has lines.
```

![](../wide.png){w=20px}

````{tab-set}
```{tab-item} First tab
One
```
```{tab-item} Second tab
Two
```
````

```{dropdown} What is folded
Unfolded
```

| a | b |
|---|--:|
| 1 | 2 |

- [x] done

<video src="film.mp4" onplay="x()"></video>
<script>alert("x")</script>
<div id="raw"><a href="plain.html">raw</a></div>

## Second

The end.

[^n]: A note with `code`.
"""

FILES: dict[str, str | bytes] = {
    "logo.png": png(5),
    "posts/hasse.png": png(10, 40, 20),
    "wide.png": png(20, 200, 100),
    "posts/script.py": "print(1)\n",
    "tags/数学.md": "# Mathematics\n\n```{tag} 数学\n```\n",
}


def write_sample(blog: Blog) -> None:
    """Write a blog whose posts have all that they can have."""
    blog.conf(CONF)
    blog.write("index.md", "# Home\n\n```{toctree}\ntags/数学\n```\n")
    for name, content in FILES.items():
        blog.write(name, content)
    blog.post(
        "rich",
        RICH,
        date="2024-03-05 10:30",
        updated="2024-06-01",
        tags="[数学, C++]",
        categories="[Notes]",
        authors="[Ada, 林知远]",
        series="S",
        image="hasse.png",
        description="In short",
        license="CC0-1.0",
    )
    blog.post("plain", "# 纯文字\n\n一段话。\n", date="2024-04-01", language="zh-CN", id="7")
    blog.post("note", "Just a note with $x$.\n\x08\x1b\n", date="2024-05-01", tags="[C++]")
    blog.post("pinned", "# Old\n\nText.\n", date="2020-01-01", pinned="true", feed_id="tag:e.org:1")
    blog.post("draft", "# Draft\n\nText.\n", draft="true", tags="[secret]")
    blog.post("future", "# Future\n\nText.\n", date="2099-01-01")


@dataclass
class Feeds:
    """A build, and what its feeds hold."""

    blog: Blog
    built: Built

    def atom(self, path: str = "atom.xml") -> etree._Element:
        """Return the root of a feed in Atom."""
        return etree.fromstring((self.built.out / path).read_bytes())

    def json(self, path: str = "feed.json") -> dict[str, Any]:
        """Return a feed in JSON."""
        return json.loads(self.built.text(path))

    def titles(self, path: str = "feed.json") -> list[str]:
        """Return the titles in a feed, or the ends of the addresses of what has none."""
        return [item.get("title", item["url"][-9:]) for item in self.json(path)["items"]]

    def entry(self, name: str, path: str = "atom.xml") -> etree._Element:
        """Return the entry of ``posts/<name>``."""
        return next(
            entry
            for entry in self.atom(path).findall(f"{ATOM}entry")
            if re.search(rf"/posts/{name}(\.html|/)$", entry.find(f"{ATOM}link").get("href"))
        )

    def html(self, name: str, path: str = "atom.xml") -> str:
        """Return the text of the entry of ``posts/<name>``, as it is written."""
        return self.entry(name, path).findtext(f"{ATOM}content")

    def text(self, name: str) -> lxml.html.HtmlElement:
        """Return the text of the entry of ``posts/<name>``."""
        return lxml.html.fragment_fromstring(self.html(name), create_parent="div")

    def leads(self, address: str) -> bool:
        """Say whether an address of the site has a file, and an anchor if it names one."""
        path, _, anchor = unquote(address.removeprefix(BASE)).partition("#")
        file = self.built.out / path
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return False
        return not anchor or anchor in lxml.html.fromstring(file.read_bytes()).xpath("//@id")


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample, not to be changed."""
    blog = Blog(tmp_path_factory.mktemp("feeds"))
    write_sample(blog)
    return blog


@pytest.fixture(scope="session")
def feeds(sample):
    """The sample, built."""
    return Feeds(sample, sample.build())


@pytest.fixture(scope="session")
def dir_feeds(sample):
    """The sample, built with one folder for each page, in our theme."""
    return Feeds(sample, sample.build("dirhtml", html_theme="blogarchive"))

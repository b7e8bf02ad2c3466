"""A blog with books, built by each builder when it is first asked for."""

from __future__ import annotations

import pytest

from tests.helpers import Blog
from tests.rich import PNG, write_rich

CONF = """
numfig = True
copyright = "2024, Ada"
sd_fontawesome_latex = True
blogarchive_license = "CC-BY-4.0"
latex_documents = [
    ("index", "main.tex", "Main", "Ada", "manual", False),
    ("books/tale", "tale.tex", "Tale", "Ada", "manual", False),
    ("books/tale", "only.tex", "Tale", "Ada", "manual", True),
]
man_pages = [("books/tale", "tale", "Tale", ["Ada"], 1)]
texinfo_documents = [("books/tale", "tale", "Tale", "Ada", "T", "D", "M")]
"""

INDEX = """\
# Home

```{toctree}
about
books/tale
posts/tale/two
```
"""

TALE = """\
---
description: Three parts & more
---
# The tale of $x^2$ & others

Once upon a time.

```{archive}
:series: Tale
:style: full
```
"""

ONE = """\
# One

To {doc}`two`, to {ref}`its middle <middle>`, to {eq}`end`, to {ref}`the beginning <begin>`,
to {doc}`/about`, to {ref}`who <about-me>`, to {eq}`far`, to [two](two.md), in {numref}`picture`
and to {numref}`elsewhere`.

(begin)=

## Beginning

A note[^n] and a picture.

```{figure} dot.png
:name: picture

A dot
```

[^n]: The note.

### 3

#### 4

##### 5

###### 6

Deep down.

<svg viewBox="0 0 1 1" role="img" aria-label="Shade"><linearGradient id="shade"></linearGradient>
<rect fill="url(#shade)" width="1" height="1"></rect></svg>
"""

TWO = """\
# Two

$$
x = 1
$$ (begin)

(middle)=

## Middle

$$
y = 2
$$ (end)

By \\eqref{begin}, and $\\eqref{end}$. A picture of the same name:

![Another dot](dot.png)
"""

APART = """\
# Apart

$$
z = 3
$$ (far)

```{figure} dot.png
:name: elsewhere

Another
```
"""


def write_books(blog: Blog) -> None:
    """Write it."""
    blog.conf(CONF)
    blog.write("index.md", INDEX)
    blog.write("about.md", "(about-me)=\n\n# About\n\nMe.\n")
    blog.write("books/tale.md", TALE)
    fields = {"series": "Tale", "author": "Bob"}
    blog.post("tale/one", ONE, date="2024-05-01", part=1, **fields)
    blog.post("tale/two", TWO, date="2024-03-01", part=2, **fields)
    fields["author"] = "Cid"
    blog.post(
        "tale/三", "Just a note.\n", date="2024-06-01", updated="2024-07-02", part=3, **fields
    )
    blog.post("apart", APART, date="2023-01-01")
    for name in ("tale/dot.png", "dot.png"):
        blog.write(f"posts/{name}", PNG)


def builds_of(blog):
    """Return a function that builds *blog* once by each builder, all with the same doctrees."""
    done = {}

    def build(builder):
        if builder not in done:
            done[builder] = blog.build(builder, doctrees="doctrees")
        return done[builder]

    return build


@pytest.fixture(scope="session")
def tale(tmp_path_factory):
    blog = Blog(tmp_path_factory.mktemp("tale"))
    write_books(blog)
    return builds_of(blog)


@pytest.fixture(scope="session")
def rich(tmp_path_factory):
    """Whatever a post can hold, in a book."""
    blog = Blog(tmp_path_factory.mktemp("rich"))
    write_rich(blog)
    text = "---\norphan: true\n---\n# All\n\n```{archive}\n:style: full\n```\n"
    blog.write("all.md", text)
    return builds_of(blog)

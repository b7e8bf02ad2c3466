"""A blog in English that holds what readers meet: prose, formulas, code, pictures, many scripts."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.incremental.sample import png

GUIDE = Path(__file__).parents[2] / "docs" / "guide"

CONF = """
html_theme = "blogarchive"
html_theme_options = {"tagline": "Sums and stories", "footer_links": ["about"]}
html_title = "Example"
language = "en"
numfig = True
blogarchive_license = "CC-BY-4.0"
blogarchive_navigation = [
    {"title": "Home", "target": "index"},
    "category",
    {"title": "Archive", "target": "archive"},
    {"title": "About", "target": "about"},
]
blogarchive_donate = {
    "text": "Thank you.",
    "methods": [
        {"name": "Code", "image": "posts/code.png"},
        {"name": "Tea", "url": "https://tea.example"},
    ],
}
blogarchive_links = [{"name": "Sphinx", "url": "https://www.sphinx-doc.org/"}]
"""

INDEX = """\
# Example

```{archive}
:paginate: 5
```

```{toctree}
:hidden:

about
guide/elements
guide/start
guide/mathematics
```
"""

ABOUT = """\
# About

Who writes here: Ada. {tag}`sums`, {category}`Notes`.
"""

FORMULA = r"""
\begin{equation}
(1+x)^{12} = 1 + 12x + 66x^2 + 220x^3 + 495x^4 + 792x^5 + 924x^6 + 792x^7 + 495x^8 + 220x^9
\label{eq:NAME}
\end{equation}
"""

SUMS = (
    r"""# Sums that go on, with $\sum_n \frac{1}{n^2}$

They add up to $\frac{\pi^2}{6}$, said Euler;
and $a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8$ is long.

"""
    + FORMULA.replace("NAME", "first")
    + r"""
<!-- more -->

| $n$ | $s_n$ |
|----:|------:|
| 1 | 1 |
| 2 | 1.25 |

See [Euler](https://example.org/euler), *indeed*.

```{image} wide.png
:alt: A wide picture
:width: 50%
```

"""
    + "\n".join(
        f"## Section {number}\n\nLet $x_{{{number}}} > 0$, and so on. "
        + "It is a long way to the end. " * 12
        + "\n"
        + FORMULA.replace("NAME", f"eq{number}")
        for number in range(1, 9)
    )
)

CODE = """\
# Code `that` runs

Some of it:

```python
def f(x):
    return x + 1  # and a comment that is long enough to leave the page at its right, certainly
```

<!-- more -->

```{update} 2024-04-01
It runs in *any* version now.
```

## In a session

```pycon
>>> f(1)
2
>>> f(2)
3
```

## With numbers

```{code-block} python
:caption: twice.py
:linenos:
:emphasize-lines: 2,3

def twice(x):
    # doubled, and returned
    return "2 * " + x
```

```console
$ make html
build succeeded.
```

A picture: ![Another](wide.png)

:::{dropdown} Folded
What it hides.
:::
"""

CHINESE = """\
# 级数之和

欧拉说,*这个* 和是 $\\frac{\\pi^2}{6}$。见 `zeta(2)`。

<!-- more -->

## 证明

很短。
"""

WORDS = """\
# Words

Supercalifragilisticexpialidocious/antidisestablishmentarianism/floccinaucinihilipilification and
<https://example.org/a/very/long/address/that/goes/on/and/on/without/any/end?or=a&place=to&break=it>

<!-- more -->

More.
"""


def write(blog):
    """Write the blog."""
    blog.conf(CONF)
    blog.write("index.md", INDEX)
    blog.write("about.md", ABOUT)
    shutil.copytree(GUIDE / "elements", blog.src / "guide" / "elements")
    shutil.copy(GUIDE / "elements.md", blog.src / "guide")
    blog.write("guide/start.md", "# Start\n\nHere.\n")
    blog.write("guide/mathematics.md", "# Mathematics\n\nWrite it.\n")
    blog.write("posts/wide.png", png(9, 1600, 400))
    blog.write("posts/code.png", png(9, 300, 300))
    blog.post("sums", SUMS, date="2024-03-05", tags="sums, numbers", category="Notes", series="S")
    blog.post(
        "code", CODE, date="2024-03-09", tags="code", category="Programs", updated="2024-05-01"
    )
    blog.post("zh", CHINESE, date="2024-02-01", tags="sums", category="Notes", language="zh-CN")
    blog.post("note", "A line without a title.\n", date="2024-04-01", tags="code")
    blog.post("words", WORDS, date="2023-12-31", category="Notes", author="Ada", series="S")
    for number in range(4):
        blog.post(f"old-{number}", f"# Old {number}\n\nText.\n", date=f"2022-0{number + 1}-01")

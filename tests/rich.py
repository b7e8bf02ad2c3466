"""A blog that holds everything a post can hold, above the cut of its excerpt."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.helpers import Blog

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)

CONF = """
numfig = True
copyright = "2024, Ada"
sd_fontawesome_latex = True
"""

INDEX = """\
# Home

Some posts:

```{archive}
:paginate: 4
```

```{toctree}
:hidden:
:maxdepth: 1

about
table
archive
tag
posts/2023/parts
```
"""

ABOUT = """\
(about-me)=

# About

Who, {tag}`数学`, {category}`Notes`, {author}`Ada <Ada>`, {series}`Fourier`, {archive}`2024`,
{archive}`2024-03`, {archive}`all`, {doc}`/tag/数学`, {ref}`blogarchive-archive`.

```{glossary}
wave
  Something that waves.
```
"""

TABLE = """\
# Table

```{archive}
:style: table
```

```{archive}
:style: byline
:group: year, month
:limit: 6
```

```{archive}
:style: list
:group: tag
```
"""

LINKS = """\
# Links

To [about](../../about.md), {doc}`/about`, {ref}`about-me`, {ref}`there`, [below](#below),
{term}`wave`, {download}`data.csv`, [the file](data.csv), a footnote[^one], another [^one],
and [the web](https://example.org/). {ref}`Below <below-label>`.

![inline](dot.png)

[^one]: The footnote.

<!-- more -->

(below-label)=

## Below

(there)=

### Deeper

More.
"""

CITING = """\
:date: 2023-01-02
:tags: reST

Citing
======

A citation [Ref23]_, a footnote [#f]_, a |sub|, a target_, :numref:`pic`, :doc:`links`, `text`.
An _`inline target` and `Below`_.

.. |sub| replace:: substitution

.. _target: https://example.org/target

.. _pic:

.. figure:: dot.png
   :alt: A dot

   The caption, with :ref:`pic` and a footnote [#f]_.

   The legend.

.. index:: single: dot

.. only:: html

   Only in HTML.

.. only:: latex

   Only in LaTeX.

.. raw:: html

   <div id="raw">Raw, <a href="#below">here</a>

.. more::

.. raw:: html

   </div>

Below
-----

.. [#f] A footnote.
.. [Ref23] A book.
"""

PARTS = """\
# Parts

```{list-table} A table
:name: tab
:header-rows: 1

* - One
  - Two
* - {ref}`tab`
  - {numref}`tab`
```

```{code-block} python
:caption: Some code
:name: code
:linenos:
:emphasize-lines: 1

print("<b>")
```

```{literalinclude} data.csv
:caption: Included
```

````{admonition} Title with *markup*
:class: tip

Text {numref}`code`.

```{note}
Nested.
```
````

:::::{tab-set}
:sync-group: os

::::{tab-item} Linux
:sync: linux

One
::::

::::{tab-item} macOS
:sync: mac

Two
::::
:::::

:::{dropdown} More of it
:name: dropped

Hidden text.
:::

::::{grid} 2
:::{grid-item-card} Card
:link: /about
:link-type: doc

Text
:::
:::{grid-item-card} Card
:link: tab
:link-type: ref

Text
:::
::::

:::{card} Card
A card
:::

{bdg-primary}`badge` {octicon}`report;1em`

```{button-ref} about-me
A button
```

> A quote
> with ~~more~~ *markup*.

Term
: Definition

- [ ] a task
- [x] done

1. One
   1. Two

| a | b |
|---|---|
| 1 | $x$ |

```{py:function} wave(x)
:no-typesetting:
```

```{py:function} shout(x: int) -> str
Shouts.
```

```{versionadded} 1.0
Of it.
```

```{math}
:label: euler

e^{i\\pi} = -1
```

$$
a = b
$$ (ab)

\\begin{equation}
c = d \\label{cd}
\\end{equation}

As {eq}`euler`, {eq}`ab`, \\eqref{cd} and {eq}`late`.

## A section

### A deeper one

```{rubric} A rubric
```

```{hlist}
- one
- two
```

```{topic} Topic
Text
```

```{sidebar} Side
Text
```

```{epigraph}
Text

-- Someone
```

<div id="unclosed" class="warm">Open <i id="x">text</i> <!-- remark -->

<!-- more -->

</div>

$$
z = 1
$$ (late)
"""

NOTE = """\
A note without a title, and *with* markup. 这是一篇没有标题的短文。
"""

LONG = """\
# Long & <b>bold</b> "quoted"

""" + "\n\n".join("Lorem ipsum dolor sit amet consectetur. " * 8 for _ in range(6))


def write_rich(blog: Blog) -> None:
    """Write the blog."""
    blog.conf(CONF)
    blog.write("index.md", INDEX)
    blog.write("about.md", ABOUT)
    blog.write("table.md", TABLE)
    for folder in ("2023", "2024"):
        blog.write(f"posts/{folder}/dot.png", PNG)
        blog.write(f"posts/{folder}/data.csv", "a,b\n1,2\n")
        text = re.sub("there|below-label", rf"\g<0>-{folder}", LINKS)
        blog.post(
            f"{folder}/links", text, date=f"{folder}-01-01", tags="数学, C++", category="Notes"
        )
    blog.write("posts/2023/citing.rst", CITING)
    blog.post(
        "2023/parts",
        PARTS,
        date="2023-02-01",
        series="Fourier",
        part=1,
        author="Ada",
        image="dot.png",
        description="Parts & <more>",
    )
    blog.post("2023/note", NOTE, date="2023-05-01", tags="C#", author="[Ada, 李白]")
    blog.post(
        "2024/long",
        LONG,
        date="2024-03-01",
        series="Fourier",
        part=2,
        tags="C++, '<b>'",
        language="en",
    )
    blog.post(
        "2024/none",
        "# None\n\nText\n",
        date="2024-03-01 08:00",
        excerpt="false",
        updated="2024-04-01",
    )
    blog.post(
        "2024/text", "# Text\n\nText\n", date="2024-04-01", excerpt="A text < *another*", order=2
    )
    blog.post(
        "2024/two", "# Two\n\nOne\n\nTwo\n\nThree\n", date="2024-04-01", excerpt="2", pinned="true"
    )

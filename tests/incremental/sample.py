"""A blog in which pages show something of many others, and how its builds are compared."""

from __future__ import annotations

import os
import re
import shutil
import struct
import zlib
from contextlib import ExitStack
from io import StringIO
from typing import TYPE_CHECKING, Any
from unittest import mock

from sphinx.application import Sphinx
from sphinx.util.console import strip_escape_sequences
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.helpers import EPOCH, Blog, Built, messages, quick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

CONF = """\
html_theme = "alabaster"
numfig = True
man_pages = [("index", "sample", "Sample", ["Ada"], 1)]
blogarchive_feeds = ["blog", "tag", "series"]
blogarchive_donate = {"methods": [{"name": "Tea", "image": "tea/cover.png"}]}
"""

INDEX = """\
# Home

```{toctree}

about
archive
tag/math
```

```{archive}
:paginate: 2
```
"""

ABOUT = """\
# About

Tags {tag}`math` and {tag}`数学`; {archive}`all of it <all>`, {archive}`2024-05`, {doc}`/archive`,
{author}`Ada`, {series}`Algebra`, {doc}`posts/lattice/index`, {ref}`bound`, {eq}`ring-eq`,
{numref}`hasse`, {term}`idempotent`, [](posts/code.rst).

```{archive}
:tag: math
:style: list
:group: year
```
"""

BOOK = """\
---
orphan: true
---
# A book

```{archive}
:tag: math, code
:style: full
```
"""

RING = """\
---
date: 2024-03-05
tags: [math, rings]
author: Ada
series: Algebra
part: 1
---
# On rings

A *ring* obeys, with {eq}`ring-eq` and {ref}`bound`,

![A cover](cover.png)

$$
a(b+c) = ab+ac
$$ (ring-eq)

<!-- more -->

## Ideals

The rest uses {numref}`hasse` and {doc}`/about`[^n].

```{update} 2024-07-01
Ideals, see {ref}`bound`.
```

[^n]: A note.

```{index} ideal
```

```{glossary}
idempotent
: Equal to its square.
```
"""

LATTICE = """\
---
date: 2024-05-20
tags: [order]
categories: [Notes]
authors: [Ada, Bob]
series: Algebra
part: 2
---
# On lattices

By {eq}`ring-eq`, the {term}`idempotent` elements
of a {doc}`ring </posts/ring/index>` are a lattice.

![Another cover](cover.png)

```{figure} hasse.png
:name: hasse

A diagram.
```

(bound)=

## Bounds

They exist.
"""

CODE = """\
Code
====

.. post:: 2023-11-02
   :tags: code, math
   :author: Bob
   :image: ring/cover.png

Take :download:`this <script.py>`.

.. code-block:: python
   :caption: A program
   :name: program

   print(1)

.. more::

The rest.
"""

PLAIN = """\
---
date: 2023-01-07
tags: [design]
---
# Design

Short, and seen by nobody else.
"""

NOTE = """\
---
date: 2024-06-01
tags: [数学, C++]
---
Just a note with $x$.

It follows that $y = \\eqref{ring-eq}$.
"""

DRAFT = """\
---
date: 2024-06-01
draft: true
tags: [secret]
---
# Draft

Hidden.
"""

FUTURE = """\
Future
======

.. post:: 2099-01-01
   :tags: later

Not yet.
"""

DUE = """\
---
date: 2025-06-01
tags: [math, spring]
---
# Due

In summer.
"""


def png(shade: int, width: int = 1, height: int = 1) -> bytes:
    """Return a picture of one grey, and of one pixel if nothing else is said."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixel = zlib.compress(bytes([0, *[shade] * width]) * height)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", head), chunk(b"IDAT", pixel), chunk(b"IEND", b"")]
    )


FILES: dict[str, str | bytes] = {
    "index.md": INDEX,
    "about.md": ABOUT,
    "book.md": BOOK,
    "tea/cover.png": png(40),
    "posts/ring/index.md": RING,
    "posts/ring/cover.png": png(10),
    "posts/lattice/index.md": LATTICE,
    "posts/lattice/cover.png": png(20),
    "posts/lattice/hasse.png": png(30),
    "posts/code.rst": CODE,
    "posts/script.py": "print(1)\n",
    "posts/design.md": PLAIN,
    "posts/note.md": NOTE,
    "posts/draft.md": DRAFT,
    "posts/future.rst": FUTURE,
    "posts/due.md": DUE,
}


def write_sample(blog: Blog) -> None:
    """Write all of it."""
    blog.conf(CONF)
    for name, content in FILES.items():
        blog.write(name, content)


class Kept:
    """A blog with what its builds left, to be had again and again in the same place."""

    def __init__(self, root: Path, write: Callable[[Blog], None], **build: Any) -> None:
        self.blog = Blog(root / "blog")
        self._copy = root / "copy"
        write(self.blog)
        self.built = self.blog.build(**build)
        self.files = self.built.files()
        shutil.copytree(self.blog.root, self._copy)

    def restore(self) -> Blog:
        """Return the blog as it was, times of files included."""
        shutil.rmtree(self.blog.root)
        shutil.copytree(self._copy, self.blog.root)
        return self.blog


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return what is wrong with the output *one*, which should be *other*."""
    return [
        *(f"{name} should be gone" for name in sorted(one.keys() - other.keys())),
        *(f"{name} is missing" for name in sorted(other.keys() - one.keys())),
        *(
            f"{name}: {_first(_plain(one[name]), _plain(other[name]))}"
            for name in sorted(one.keys() & other.keys())
            if one[name] != other[name]
        ),
    ]


def _told(warning: str) -> str:
    """Return a warning; if a name is there twice, without which of the two it stands at."""
    return re.sub(r".*WARNING: (duplicate .*), other instance in .*", r"\1", warning)


def _plain(data: bytes) -> bytes:
    """Return what an inventory holds; other files as they are."""
    head, mark, packed = data.partition(b"zlib.\n")
    return head + zlib.decompress(packed) if mark else data


def _first(one: bytes, other: bytes) -> str:
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    begin = max(0, same - 60)
    return f"has {one[begin : same + 80]!r}, should have {other[begin : same + 80]!r}"


def assert_same(one: dict[str, bytes], other: dict[str, bytes], *wrong: str) -> None:
    """Assert that the output *one* is *other*, and that nothing else is *wrong*."""
    __tracebackhide__ = True
    if found := [*differences(one, other), *wrong]:
        raise AssertionError("\n".join(found))


def assert_clean(blog: Blog, built: Built, builder: str = "html", **build: Any) -> None:
    """Assert that *built* is what a clean build of the same sources leaves."""
    __tracebackhide__ = True
    for name in ("clean", "clean.doctrees"):
        shutil.rmtree(blog.root / name, ignore_errors=True)
    clean = blog.build(builder, out="clean", **build)
    invented = sorted({*map(_told, built.warnings)} - {*map(_told, clean.warnings)})
    assert_same(built.files(), clean.files(), *(f"invented: {warning}" for warning in invented))


def run(
    blog: Blog,
    builder: str = "html",
    *,
    out: str = "",
    doctrees: str = "",
    fresh: bool = False,
    force: bool = False,
    only: Iterable[str] = (),
    epoch: int = 0,
    prepare: Callable[[Sphinx], object] | None = None,
    **options: Any,
) -> Built:
    """Build with more of the options of ``sphinx-build``.

    :param fresh: ``-E``: read all documents.
    :param force: ``-a``: write all pages.
    :param epoch: seconds after :data:`tests.helpers.EPOCH`.
    :param only: the source files that are named on the command line.
    :param prepare: is called with the application before it builds.
    """
    out = out or builder
    warning = StringIO()
    present = mock.patch.dict(os.environ, {"SOURCE_DATE_EPOCH": str(EPOCH + epoch)})
    with ExitStack() as stack:
        for context in (present, *quick(), patch_docutils(blog.src), docutils_namespace()):
            stack.enter_context(context)
        app = Sphinx(
            blog.src,
            blog.src,
            blog.root / out,
            blog.root / (doctrees or f"{out}.doctrees"),
            builder,
            status=StringIO(),
            warning=warning,
            freshenv=fresh,
            **options,
        )
        if prepare:
            prepare(app)
        app.build(force, [str(blog.src / name) for name in only])
        said = messages(strip_escape_sequences(warning.getvalue()))
        return Built(blog.root / out, said, app.statuscode, app.env)
